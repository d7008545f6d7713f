package nl.allesoveradministratie.pakketwijzer.consent;

import java.util.Locale;

/**
 * A cookie that the product may set. What it is for stands in the texts, under its key.
 *
 * @param name as the browser knows it
 * @param category what it is for, as the law sees it
 * @param party whose it is
 * @param readBy who else can read it
 * @param lifetime how long a browser keeps it
 * @param since the version of the list in which it came, from 1
 */
public record DeclaredCookie(
        String name, CookieCategory category, Party party, Readers readBy, Lifetime lifetime, int since) {

    /** Whose a cookie is. */
    public enum Party {
        OURSELVES;

        /** The last part of the key of its text. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Who else can read a cookie. */
    public enum Readers {
        NOBODY;

        /** The last part of the key of its text. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How long a browser keeps a cookie. */
    public enum Lifetime {
        /** Until the browser is closed. */
        SESSION,
        /** Until midnight, where the visitors are. */
        DAY,
        /** Thirty days. */
        MONTH,
        SIX_MONTHS,
        YEAR;

        /** The last part of the key of its text. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The last part of the key of the text that says what it is for. */
    public String key() {
        return name.toLowerCase(Locale.ROOT);
    }
}
