package nl.allesoveradministratie.pakketwijzer.consent;

import java.util.Locale;

/**
 * A cookie that the product may set, or somebody else once the product shows something of theirs. What it is for stands in
 * the texts, under its key.
 *
 * @param name as the browser knows it
 * @param category what it is for, as the law sees it
 * @param party whose it is
 * @param readBy who else can read it
 * @param lifetime how long a browser keeps it
 * @param since from 1: of our own the version of the list in which it came, of others the growth by which they came
 */
public record DeclaredCookie(
        String name, CookieCategory category, Party party, Readers readBy, Lifetime lifetime, int since) {

    /** Whose a cookie is. */
    public enum Party {
        OURSELVES,
        /** With a video of YouTube. */
        GOOGLE,
        VIMEO,
        /** Guards Vimeo's servers against robots. */
        CLOUDFLARE;

        /** The last part of the key of its text. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Who else can read a cookie. */
    public enum Readers {
        NOBODY,
        /** The party itself, on every site that shows something of theirs. */
        PARTY_ELSEWHERE;

        /** The last part of the key of its text. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How long a browser keeps a cookie. */
    public enum Lifetime {
        /** Until the browser is closed. */
        SESSION,
        HALF_HOUR,
        /** Until midnight, where the visitors are. */
        DAY,
        WEEK,
        /** Thirty days. */
        MONTH,
        SIX_MONTHS,
        EIGHT_MONTHS,
        YEAR;

        /** The last part of the key of its text. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether it is ours, so that it is we who set it and take it away. */
    public boolean isOwn() {
        return party == Party.OURSELVES;
    }

    /** Whether somebody who chose by an earlier list, or by this one, chose with it in view. */
    boolean isCoveredBy(ListVersion version) {
        return since <= (isOwn() ? version.own() : version.grown());
    }

    /** The last part of the key of the text that says what it is for. */
    public String key() {
        return name.toLowerCase(Locale.ROOT);
    }
}
