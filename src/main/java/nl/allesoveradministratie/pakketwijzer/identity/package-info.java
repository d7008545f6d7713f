/** Colleagues: accounts, roles, invitations, signing in with a second factor. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"shared", "site", "consent", "mail", "worker", "sealing", "installation", "web", "ui"})
package nl.allesoveradministratie.pakketwijzer.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
