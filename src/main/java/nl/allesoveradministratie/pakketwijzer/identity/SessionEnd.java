package nl.allesoveradministratie.pakketwijzer.identity;

import java.util.Locale;

/** Why a session is over. */
public enum SessionEnd {
    /** Nobody did anything for a quarter of an hour. */
    IDLE,
    /** Ten hours had passed since signing in. */
    LONG,
    /** The person ended it elsewhere, or an administrator did. */
    ENDED,
    /** The account was shut out, or is no more. */
    SHUT_OUT,
    /** The person signed out. */
    OUT;

    /** As it stands in an address and in the key of the text that says so. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
