/** Mails: an outbox that is part of the change that causes the mail, and the dispatcher that empties it. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "site", "sealing", "installation", "worker", "ui"})
package nl.allesoveradministratie.pakketwijzer.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
