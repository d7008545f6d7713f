/** Allowed to use nothing. */
@ApplicationModule(allowedDependencies = {})
package nl.allesoveradministratie.pakketwijzer.architecture.planted.modulith.site;

import org.springframework.modulith.ApplicationModule;
