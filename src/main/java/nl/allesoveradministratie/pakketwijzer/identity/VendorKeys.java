package nl.allesoveradministratie.pakketwijzer.identity;

import static nl.allesoveradministratie.pakketwijzer.identity.db.Tables.VENDOR_KEY;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.val;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.stereotype.Service;

/**
 * Keys with which a vendor's programs fetch its figures. A key is the vendor's; who made it is kept for the office, who uses it
 * for nobody, and of its use only the last day. It works as long as it is not revoked, the contract runs, and the terms are those that
 * its maker had accepted.
 */
@Service
@OnDoor(Door.PARTNER)
public class VendorKeys {

    /** The most that a vendor can have. */
    public static final int MOST = 10;

    /** The most that the name of one may be long. */
    public static final int LONGEST_NAME = 60;

    /** By this a key is known when it turns up where it should not. */
    private static final String BEGINS = "pwk_";

    private static final Pattern SHAPE = Pattern.compile(BEGINS + "[A-Za-z0-9_-]{32}");

    private final DSLContext database;
    private final VendorRows rows;
    private final PartnerTerms terms;
    private final SecurityContextHolderStrategy contexts;
    private final Clock clock;

    VendorKeys(
            DSLContext partnerDatabase,
            VendorRows rows,
            PartnerTerms terms,
            SecurityContextHolderStrategy contexts,
            Clock clock) {
        this.database = partnerDatabase;
        this.rows = rows;
        this.terms = terms;
        this.contexts = contexts;
        this.clock = clock;
    }

    /**
     * A key in the list; the key itself is known to whoever made it.
     *
     * @param name in the vendor's own words
     * @param lastUsedOn null = not yet
     */
    public record Key(
            UUID id,
            String name,
            LocalDate createdOn,
            @Nullable LocalDate lastUsedOn) {}

    /** Those of the vendor of the partner who is signed in, the newest first. */
    @RolesAllowed(Role.PARTNER_ROLE)
    public List<Key> all() {
        return rows.read(
                dsl -> dsl.select(VENDOR_KEY.ID, VENDOR_KEY.NAME, VENDOR_KEY.CREATED_ON, VENDOR_KEY.LAST_USED_ON)
                        .from(VENDOR_KEY)
                        .orderBy(VENDOR_KEY.CREATED_ON.desc(), VENDOR_KEY.NAME, VENDOR_KEY.ID)
                        .fetch(Records.mapping(Key::new)));
    }

    /**
     * Makes a key.
     *
     * @param name not empty, at most {@link #LONGEST_NAME} characters
     * @return the key, to be shown once; empty = there are {@link #MOST}, or the terms were not accepted
     */
    @RolesAllowed(Role.PARTNER_ROLE)
    public Optional<String> make(String name) {
        if (!terms.accepted()) {
            return Optional.empty();
        }
        String key = BEGINS + Tokens.random();
        String answer = rows.read(dsl -> dsl.select(field(
                        "identity.make_key({0}, {1}, {2}, {3}, {4})",
                        String.class,
                        val(UUID.randomUUID()),
                        val(name),
                        val(Tokens.hash(key)),
                        val(PartnerTerms.VERSION),
                        val(LocalDate.now(clock))))
                .fetchSingle()
                .value1());
        return answer.equals("made") ? Optional.of(key) : Optional.empty();
    }

    /** Revokes a key of the vendor's own; it no longer works from this moment. */
    @RolesAllowed(Role.PARTNER_ROLE)
    public void revoke(UUID key) {
        rows.read(dsl -> dsl.deleteFrom(VENDOR_KEY).where(VENDOR_KEY.ID.eq(key)).execute());
    }

    /**
     * Does something as a program with a key: in the meantime nobody is signed in.
     *
     * @return empty = the key does not work; that it never did, was revoked, or that the contract ended, is all the same
     */
    @PermitAll
    public <T> Optional<T> using(String key, Supplier<T> work) {
        return vendor(key).map(vendor -> {
            SecurityContext before = contexts.getContext();
            SecurityContext meanwhile = contexts.createEmptyContext();
            meanwhile.setAuthentication(new KeyAuthentication(vendor));
            contexts.setContext(meanwhile);
            try {
                return work.get();
            } finally {
                contexts.setContext(before);
            }
        });
    }

    private Optional<UUID> vendor(String key) {
        // What cannot be one costs no look.
        if (!SHAPE.matcher(key).matches()) {
            return Optional.empty();
        }
        byte[] hash = Tokens.hash(key);
        LocalDate today = LocalDate.now(clock);
        return database.transactionResult(transaction -> {
            DSLContext dsl = transaction.dsl();
            DoorAccounts.Named.TOKEN.is(dsl, HexFormat.of().formatHex(hash));
            Optional<UUID> vendor = dsl.select(VENDOR_KEY.VENDOR_ID)
                    .from(VENDOR_KEY)
                    .where(VENDOR_KEY.KEY_HASH.eq(hash), VENDOR_KEY.TERMS_VERSION.eq(PartnerTerms.VERSION))
                    .fetchOptional(VENDOR_KEY.VENDOR_ID);
            if (vendor.isPresent()) {
                dsl.update(VENDOR_KEY)
                        .set(VENDOR_KEY.LAST_USED_ON, today)
                        .where(VENDOR_KEY.KEY_HASH.eq(hash), VENDOR_KEY.LAST_USED_ON.isDistinctFrom(today))
                        .execute();
            }
            return vendor;
        });
    }
}
