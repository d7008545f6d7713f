/** The three sites: which brand a host name stands for, the words on the screen in both languages, and what each organises. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "installation"})
package nl.allesoveradministratie.pakketwijzer.site;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
