/** The accounting packages: editions, facts with their source, and the criteria they are chosen by. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"shared", "site", "web", "ui", "identity", "worker", "sealing", "installation"})
package nl.allesoveradministratie.pakketwijzer.catalog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
