/** PostgreSQL: embedded by default, external by configuration; its logins and their connection pools. */
@NullMarked
@ApplicationModule(allowedDependencies = {"installation"})
package nl.allesoveradministratie.pakketwijzer.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
