package nl.allesoveradministratie.pakketwijzer.architecture.planted.promise.identity;

import nl.allesoveradministratie.pakketwijzer.architecture.planted.promise.mail.Outbox;

/** Sends the mail with the link. */
public class SignIn {
    Outbox outbox = new Outbox();
}
