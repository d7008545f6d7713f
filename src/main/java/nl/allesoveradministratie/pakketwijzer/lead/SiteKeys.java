package nl.allesoveradministratie.pakketwijzer.lead;

import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.SITE_KEY;

import jakarta.annotation.security.RolesAllowed;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.identity.SignedIn;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The keys with which the sister sites send questions in. */
@Service
@OnDoor(Door.OFFICE)
public class SiteKeys {

    /** The most that the name of a key may be long. */
    public static final int LONGEST_NAME = 100;

    private final DSLContext database;
    private final SignedIn signedIn;
    private final Clock clock;

    SiteKeys(DSLContext officeDatabase, SignedIn signedIn, Clock clock) {
        this.database = officeDatabase;
        this.signedIn = signedIn;
        this.clock = clock;
    }

    /**
     * A key, without the key itself: that was shown once.
     *
     * @param site key of the site it is for
     * @param name where it is used
     * @param revokedAt null = it works
     * @param usedOn the last day it was used; null = not yet
     */
    public record Listed(
            UUID id,
            String site,
            String name,
            Instant madeAt,
            @Nullable Instant revokedAt,
            @Nullable LocalDate usedOn) {}

    /** All keys, those that work first, newest first. */
    @RolesAllowed(Role.ADMIN_ROLE)
    public List<Listed> all() {
        return database.selectFrom(SITE_KEY)
                .orderBy(SITE_KEY.REVOKED_AT.isNotNull(), SITE_KEY.MADE_AT.desc())
                .fetch(row -> {
                    OffsetDateTime revoked = row.get(SITE_KEY.REVOKED_AT);
                    return new Listed(
                            row.get(SITE_KEY.ID),
                            row.get(SITE_KEY.SITE),
                            row.get(SITE_KEY.NAME),
                            row.get(SITE_KEY.MADE_AT).toInstant(),
                            revoked == null ? null : revoked.toInstant(),
                            row.get(SITE_KEY.USED_ON));
                });
    }

    /**
     * Makes a key.
     *
     * @return the key, which can be seen now and never again
     */
    @RolesAllowed(Role.ADMIN_ROLE)
    public String make(String site, String name) {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        String key =
                SiteKeyCheck.PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        database.insertInto(SITE_KEY)
                .set(SITE_KEY.ID, UUID.randomUUID())
                .set(SITE_KEY.SITE, site)
                .set(SITE_KEY.NAME, name)
                .set(SITE_KEY.DIGEST, SiteKeyCheck.digest(key))
                .set(SITE_KEY.MADE_AT, OffsetDateTime.now(clock))
                .set(SITE_KEY.MADE_BY, signedIn.get().id())
                .execute();
        return key;
    }

    /** Ends a key at once; false = it had ended before. */
    @RolesAllowed(Role.ADMIN_ROLE)
    public boolean revoke(UUID key) {
        return database.update(SITE_KEY)
                        .set(SITE_KEY.REVOKED_AT, OffsetDateTime.now(clock))
                        .set(SITE_KEY.REVOKED_BY, signedIn.get().id())
                        .where(SITE_KEY.ID.eq(key), SITE_KEY.REVOKED_AT.isNull())
                        .execute()
                == 1;
    }
}
