package nl.allesoveradministratie.pakketwijzer.identity;

import static nl.allesoveradministratie.pakketwijzer.identity.db.Tables.ACCOUNT;
import static nl.allesoveradministratie.pakketwijzer.identity.db.Tables.SESSION;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.jooq.impl.DSL;

/**
 * The sessions that are open behind one door, as all nodes see them. A session without a row is over, so ending one is taking
 * its row away; each request looks, by primary key, so that it is over at once on every node.
 */
record SessionRows(DoorAccounts accounts, Clock clock) {

    /** A session ends when nobody did anything for so long. */
    static final Duration IDLE = Duration.ofMinutes(15);

    /** And so long after signing in, whatever somebody does. */
    static final Duration LONGEST = Duration.ofHours(10);

    private OffsetDateTime minute() {
        return OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MINUTES);
    }

    /** Those of which nothing is left to say: left open by a browser that was closed, or by a node that stopped. */
    static Condition isOver(OffsetDateTime now) {
        return SESSION.SEEN_AT.le(now.minus(IDLE).minusMinutes(1)).or(SESSION.CREATED_AT.le(now.minus(LONGEST)));
    }

    /** Opens one. What was left open by anybody whom this login sees goes at the same time. */
    UUID open(UUID account, DeviceKind device) {
        UUID id = UUID.randomUUID();
        OffsetDateTime now = minute();
        return accounts.naming(DoorAccounts.Named.ACCOUNT, account.toString(), dsl -> {
            dsl.deleteFrom(SESSION).where(isOver(now)).execute();
            dsl.insertInto(SESSION)
                    .set(SESSION.ID, id)
                    .set(SESSION.ACCOUNT_ID, account)
                    .set(SESSION.DEVICE, device.key())
                    .set(SESSION.CREATED_AT, now)
                    .set(SESSION.SEEN_AT, now)
                    .execute();
            return id;
        });
    }

    /**
     * Whether a session goes on.
     *
     * @param active whether somebody did something now
     * @return why not; empty = it goes on
     */
    Optional<SessionEnd> look(UUID account, UUID session, boolean active) {
        return accounts.naming(DoorAccounts.Named.ACCOUNT, account.toString(), dsl -> {
            var row = dsl.select(ACCOUNT.DISABLED_AT, SESSION.SEEN_AT)
                    .from(ACCOUNT)
                    .leftJoin(SESSION)
                    .on(SESSION.ACCOUNT_ID.eq(ACCOUNT.ID), SESSION.ID.eq(session))
                    .where(ACCOUNT.ID.eq(account))
                    .fetchOne();
            // A partner who is shut out is not there at all for the partner's login.
            if (row == null || row.value1() != null) {
                return Optional.of(SessionEnd.SHUT_OUT);
            }
            if (row.value2() == null) {
                return Optional.of(SessionEnd.ENDED);
            }
            if (active && row.value2().isBefore(minute())) {
                dsl.update(SESSION)
                        .set(SESSION.SEEN_AT, minute())
                        .where(SESSION.ID.eq(session))
                        .execute();
            }
            return Optional.empty();
        });
    }

    /** Ends one of an account's. */
    void end(UUID account, UUID session) {
        accounts.naming(
                DoorAccounts.Named.ACCOUNT,
                account.toString(),
                dsl -> dsl.deleteFrom(SESSION)
                        .where(SESSION.ID.eq(session), SESSION.ACCOUNT_ID.eq(account))
                        .execute());
    }

    /** Those of an account that are open, the newest first. */
    static List<OpenSession> of(DSLContext transaction, UUID account, OffsetDateTime now) {
        return transaction
                .select(SESSION.ID, SESSION.DEVICE, SESSION.CREATED_AT, SESSION.SEEN_AT)
                .from(SESSION)
                .where(SESSION.ACCOUNT_ID.eq(account), DSL.not(isOver(now)))
                .orderBy(SESSION.CREATED_AT.desc(), SESSION.ID)
                .fetch(Records.mapping((id, device, created, seen) ->
                        new OpenSession(id, DeviceKind.ofKey(device), created.toInstant(), seen.toInstant())));
    }

    /** Ends all of an account's. */
    static void endAll(DSLContext transaction, UUID account) {
        transaction.deleteFrom(SESSION).where(SESSION.ACCOUNT_ID.eq(account)).execute();
    }

    /** Ends all of an account's but one. */
    static void endOthers(DSLContext transaction, UUID account, UUID kept) {
        transaction
                .deleteFrom(SESSION)
                .where(SESSION.ACCOUNT_ID.eq(account), SESSION.ID.ne(kept))
                .execute();
    }
}
