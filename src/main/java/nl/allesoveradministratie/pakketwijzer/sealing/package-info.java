/** Keys and what is sealed with them: what a person says of himself is unreadable to whoever does not hold the key. */
@NullMarked
@ApplicationModule(allowedDependencies = {"installation"})
package nl.allesoveradministratie.pakketwijzer.sealing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
