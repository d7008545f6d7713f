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
    WORKER,
    /** What the clockwork of the figures may reach: counters and releases, and nothing about leads. */
    FIGURES,
    /** What a vendor partner may reach: released figures about its own packages. */
    PARTNER,
    /** What somebody who proved an e-mail address may reach: what is kept under that address. */
    SUBJECT;

    /** The name of the role. */
    String role() {
        return "pw_" + name().toLowerCase(Locale.ROOT);
    }
}
