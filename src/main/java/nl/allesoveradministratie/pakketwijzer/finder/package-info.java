/** From answers to ranked packages with reasons, unknowns and costs. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "catalog", "site", "web", "ui"})
package nl.allesoveradministratie.pakketwijzer.finder;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
