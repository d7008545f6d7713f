/** The three sites: which brand a host name stands for, and the words on the screen in both languages. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared"})
package nl.allesoveradministratie.pakketwijzer.site;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
