/** What a visitor allows: the list of cookies, the choice, its receipt, and the gate that no other cookie passes. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "site", "installation"})
package nl.allesoveradministratie.pakketwijzer.consent;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
