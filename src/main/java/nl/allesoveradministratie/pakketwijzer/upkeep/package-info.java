/** Watching over the installation: figures about what waits, for programs that watch and for administrators. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"database", "installation", "identity", "privacy", "insight", "site", "web", "ui"})
package nl.allesoveradministratie.pakketwijzer.upkeep;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
