/** What a visitor keeps: the list and the mail of a result. Neither is known to whoever counts. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"shared", "site", "catalog", "finder", "mail", "sealing", "installation", "web"})
package nl.allesoveradministratie.pakketwijzer.keep;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
