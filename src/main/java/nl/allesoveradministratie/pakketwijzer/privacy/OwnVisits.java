package nl.allesoveradministratie.pakketwijzer.privacy;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.val;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.Function;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import org.jooq.DSLContext;
import org.springframework.stereotype.Service;

/**
 * Visits of people to their own data: a link is used once and begins a session, which each transaction names to the
 * database. Without it, or when its time is over, there are no rows.
 */
@Service
@OnDoor(Door.SUBJECT)
public class OwnVisits {

    private final DSLContext database;
    private final Clock clock;

    OwnVisits(DSLContext subjectDatabase, Clock clock) {
        this.database = subjectDatabase;
        this.clock = clock;
    }

    /**
     * A session.
     *
     * @param secret names it; kept nowhere but in the session of the browser
     * @param until when it ends
     */
    public record Begun(String secret, Instant until) {

        @Override
        public String toString() {
            return "(a visit)";
        }
    }

    /** Whether a link can be used; looking does not use it up. */
    public boolean isOpen(String token) {
        return isAhead("privacy.link_until({0})", token);
    }

    /** Uses a link; empty = it cannot be used, or somebody just did. */
    public Optional<Begun> begin(String token) {
        if (!isOpen(token)) {
            return Optional.empty();
        }
        String secret = OneTimeToken.random();
        return database.select(field(
                        "privacy.begin_visit({0}, {1})",
                        OffsetDateTime.class, val(OneTimeToken.hash(token)), val(OneTimeToken.hash(secret))))
                .fetchOptional(0, OffsetDateTime.class)
                .map(until -> new Begun(secret, until.toInstant()));
    }

    /** Goes on with a session, for half an hour from now; empty = it is over. */
    public Optional<Instant> prolong(String secret) {
        return in(
                secret,
                dsl -> dsl.select(field("privacy.prolong_visit()", OffsetDateTime.class))
                        .fetchOptional(0, OffsetDateTime.class)
                        .map(OffsetDateTime::toInstant));
    }

    /** Ends a session. */
    public void end(String secret) {
        in(secret, dsl -> dsl.execute("SELECT privacy.end_visit()"));
    }

    /** Whether the link that proves a new address can be used. */
    public boolean isAddressOpen(String token) {
        return isAhead("privacy.address_until({0})", token);
    }

    /** Proves a new address; false = the link cannot be used, or was. */
    public boolean confirmAddress(String token) {
        return isAddressOpen(token)
                && database.select(field("privacy.confirm_address({0})", Boolean.class, val(OneTimeToken.hash(token))))
                        .fetchSingle()
                        .value1();
    }

    private boolean isAhead(String function, String token) {
        return database.select(field(function, OffsetDateTime.class, val(OneTimeToken.hash(token))))
                .fetchOptional(0, OffsetDateTime.class)
                .filter(until -> until.toInstant().isAfter(clock.instant()))
                .isPresent();
    }

    /** Does something in one transaction as whoever's session it is. */
    <T> T in(String secret, Function<DSLContext, T> work) {
        return database.transactionResult(transaction -> {
            DSLContext dsl = transaction.dsl();
            dsl.execute("SELECT set_config('pakketwijzer.subject', {0}, true)", val(secret));
            return work.apply(dsl);
        });
    }
}
