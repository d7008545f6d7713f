/** This installation: which doors the process opens, its files, and what keeps it from starting. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package nl.allesoveradministratie.pakketwijzer.installation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
