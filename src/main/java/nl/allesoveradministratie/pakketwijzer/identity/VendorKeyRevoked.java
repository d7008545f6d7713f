package nl.allesoveradministratie.pakketwijzer.identity;

import java.util.UUID;
import org.jooq.DSLContext;

/**
 * The office revoked a key of a vendor. Who keeps a log of that writes it in the same transaction, or it is not revoked.
 *
 * @param vendor whose key it was
 * @param transaction in which it went, with the login of the office
 */
public record VendorKeyRevoked(UUID vendor, DSLContext transaction) {}
