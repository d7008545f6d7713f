package nl.allesoveradministratie.pakketwijzer.identity;

import java.io.Serializable;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.shared.Language;

/** Somebody who is signed in: a colleague or a vendor's partner, and never both. */
public sealed interface Person extends Serializable permits Staff, PartnerUser {

    /** The account. */
    UUID id();

    /** As others know somebody. */
    String name();

    /** Of the screens. */
    Language language();
}
