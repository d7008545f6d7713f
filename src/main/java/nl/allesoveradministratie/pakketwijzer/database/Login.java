package nl.allesoveradministratie.pakketwijzer.database;

import java.util.Locale;

/** The database logins, one for each door; what each may do is granted in the migrations. */
enum Login {
    /** Owns everything; used for migrations and for loading the catalogue at start, never for a request. */
    OWNER,
    /** What an anonymous visitor's request may reach. */
    PUBLIC,
    /** What staff may reach. */
    OFFICE,
    /** What the clockwork of the lead side may reach. */
    WORKER;

    /** The name of the role. */
    String role() {
        return "pw_" + name().toLowerCase(Locale.ROOT);
    }
}
