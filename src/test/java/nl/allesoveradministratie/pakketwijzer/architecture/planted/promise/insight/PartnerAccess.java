package nl.allesoveradministratie.pakketwijzer.architecture.planted.promise.insight;

import nl.allesoveradministratie.pakketwijzer.architecture.planted.promise.identity.SignIn;

/** Lets a partner sign in, for which a mail is sent: allowed. */
public class PartnerAccess {
    SignIn allowed = new SignIn();
}
