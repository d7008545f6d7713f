/** What visitors who agreed do, as sums: a browser's day is bounded in memory, and only sums reach the database. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "site", "catalog", "finder", "consent", "installation"})
package nl.allesoveradministratie.pakketwijzer.usage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
