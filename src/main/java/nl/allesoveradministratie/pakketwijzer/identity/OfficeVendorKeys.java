package nl.allesoveradministratie.pakketwijzer.identity;

import static nl.allesoveradministratie.pakketwijzer.identity.db.Tables.ACCOUNT;
import static nl.allesoveradministratie.pakketwijzer.identity.db.Tables.VENDOR_KEY;

import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Keys of vendors as the office knows them: that they are there, and how to end one; never the key. */
@Service
@OnDoor(Door.OFFICE)
@RolesAllowed(Role.ADMIN_ROLE)
public class OfficeVendorKeys {

    private final DSLContext database;
    private final ApplicationEventPublisher events;

    OfficeVendorKeys(DSLContext officeDatabase, ApplicationEventPublisher events) {
        this.database = officeDatabase;
        this.events = events;
    }

    /**
     * A key in the list.
     *
     * @param name in the vendor's own words
     * @param madeBy the name of who made it; null = made before that was kept
     * @param lastUsedOn null = not yet
     */
    public record Key(
            UUID id,
            String name,
            @Nullable String madeBy,
            LocalDate createdOn,
            @Nullable LocalDate lastUsedOn) {}

    /** Those of a vendor, the newest first. */
    public List<Key> of(UUID vendor) {
        return database.select(
                        VENDOR_KEY.ID, VENDOR_KEY.NAME, ACCOUNT.NAME, VENDOR_KEY.CREATED_ON, VENDOR_KEY.LAST_USED_ON)
                .from(VENDOR_KEY)
                .leftJoin(ACCOUNT)
                .on(ACCOUNT.ID.eq(VENDOR_KEY.MADE_BY))
                .where(VENDOR_KEY.VENDOR_ID.eq(vendor))
                .orderBy(VENDOR_KEY.CREATED_ON.desc(), VENDOR_KEY.NAME, VENDOR_KEY.ID)
                .fetch(Records.mapping(Key::new));
    }

    /**
     * Revokes a key; it no longer works from this moment, and the access log says who did it.
     *
     * @return false = it was gone already
     */
    public boolean revoke(UUID key) {
        return database.transactionResult(transaction -> {
            DSLContext dsl = transaction.dsl();
            UUID vendor = dsl.deleteFrom(VENDOR_KEY)
                    .where(VENDOR_KEY.ID.eq(key))
                    .returning(VENDOR_KEY.VENDOR_ID)
                    .fetchOne(VENDOR_KEY.VENDOR_ID);
            if (vendor == null) {
                return false;
            }
            events.publishEvent(new VendorKeyRevoked(vendor, dsl));
            return true;
        });
    }
}
