/**
 * What is promised about people, kept: who looked at whose details, what people ask, when what is said of them is forgotten,
 * breaches, and what is told to all.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "site",
            "consent",
            "mail",
            "identity",
            "sealing",
            "installation",
            "web",
            "ui",
            "worker"
        })
package nl.allesoveradministratie.pakketwijzer.privacy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
