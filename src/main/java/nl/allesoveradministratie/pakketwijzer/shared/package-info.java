/** Value types that cannot be invalid. No Spring, no SQL, no screens. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package nl.allesoveradministratie.pakketwijzer.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
