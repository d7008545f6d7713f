/** What is promised about people, kept: who looked at whose details. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "site", "identity", "installation", "web", "ui"})
package nl.allesoveradministratie.pakketwijzer.privacy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
