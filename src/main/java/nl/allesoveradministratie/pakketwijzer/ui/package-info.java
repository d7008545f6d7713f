/** What every Vaadin page has in common: the shell around the outlet, addresses, small components. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "site", "installation", "web"})
package nl.allesoveradministratie.pakketwijzer.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
