/** PostgreSQL: embedded by default, external by configuration; its logins, migrations and what can go wrong at start. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package nl.allesoveradministratie.pakketwijzer.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
