package nl.allesoveradministratie.pakketwijzer.identity;

import java.io.Serializable;

/** What a browser is asked to do with a passkey. It is kept in the session until the answer comes, and works once. */
public sealed interface PasskeyQuestion extends Serializable permits Passkeys.Question, Passkeys.Invitation {

    /** For the browser. */
    String json();
}
