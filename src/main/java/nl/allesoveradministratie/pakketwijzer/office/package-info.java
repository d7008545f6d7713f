/** The frame around the screens of staff: where one can go, and who is signed in. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"shared", "site", "catalog", "finder", "consent", "identity", "installation", "web", "ui"
        })
package nl.allesoveradministratie.pakketwijzer.office;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
