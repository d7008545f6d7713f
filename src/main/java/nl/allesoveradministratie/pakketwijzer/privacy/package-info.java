/** What is promised about people, kept: who looked at whose details, and when what is said of them is forgotten. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"shared", "site", "identity", "sealing", "installation", "worker", "web", "ui"})
package nl.allesoveradministratie.pakketwijzer.privacy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
