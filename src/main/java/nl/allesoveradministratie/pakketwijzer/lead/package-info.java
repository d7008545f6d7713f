/** People who asked something: the contact form, the sealed intake, the clockwork that opens it, the desk that follows up. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "site",
            "catalog",
            "finder",
            "mail",
            "identity",
            "privacy",
            "sealing",
            "installation",
            "web",
            "ui",
            "worker"
        })
package nl.allesoveradministratie.pakketwijzer.lead;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
