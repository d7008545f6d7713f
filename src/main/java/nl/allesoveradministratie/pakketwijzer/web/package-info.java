/** What every HTML page has in common: layout, headers, errors, the choice of light or dark. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "site", "consent"})
package nl.allesoveradministratie.pakketwijzer.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
