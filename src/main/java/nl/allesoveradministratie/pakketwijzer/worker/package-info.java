/** The clockwork: work that is done later, once, on any node, scheduled in the transaction of the change that causes it. */
@NullMarked
@ApplicationModule(allowedDependencies = {"installation"})
package nl.allesoveradministratie.pakketwijzer.worker;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
