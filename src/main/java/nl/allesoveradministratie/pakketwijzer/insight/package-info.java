/** Anonymous figures for vendors: noise drawn once, a ledger of what it cost in privacy, and what a partner may see. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"shared", "site", "catalog", "finder", "usage", "identity", "installation", "web", "ui"})
package nl.allesoveradministratie.pakketwijzer.insight;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
