/** What is promised about people, kept: who looked at whose details, and what people ask about their own data. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"shared", "site", "mail", "identity", "sealing", "installation", "web", "ui", "worker"})
package nl.allesoveradministratie.pakketwijzer.privacy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
