package nl.allesoveradministratie.pakketwijzer.privacy;

import static nl.allesoveradministratie.pakketwijzer.privacy.db.privacy.Tables.REQUEST;
import static nl.allesoveradministratie.pakketwijzer.privacy.db.privacy.Tables.VISIT;
import static org.jooq.impl.DSL.val;

import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.sealing.Opener;
import nl.allesoveradministratie.pakketwijzer.worker.Later;
import org.jooq.DSLContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Opens what was asked on the public page and mails a link, or that there is nothing; a few times a day to one address, so
 * that nobody is flooded. A day later nothing of it is left.
 */
@Configuration(proxyBeanMethods = false)
@OnDoor(Door.WORKER)
class VisitOpening {

    /** How long a link works. */
    static final Duration VALID = Duration.ofMinutes(15);

    /** How long the visit is remembered. */
    private static final Duration KEPT = Duration.ofDays(1);

    /** Mails a day to one address. */
    private static final int MOST_A_DAY = 3;

    /**
     * Who asks while more than this were asked in an hour, and of whom nothing is kept, gets no mail that says so. It can only be
     * an attack then: it must not flood strangers, and keeps nobody from his own data.
     */
    private static final int BUSY = 300;

    private final DSLContext database;
    private final Opener leadOpener;
    private final SubjectAddresses addresses;
    private final RightsMail mail;
    private final Clock clock;

    VisitOpening(
            DSLContext workerDatabase, Opener leadOpener, SubjectAddresses addresses, RightsMail mail, Clock clock) {
        this.database = workerDatabase;
        this.leadOpener = leadOpener;
        this.addresses = addresses;
        this.mail = mail;
        this.clock = clock;
    }

    /** Its name is also in privacy.ask, which schedules it. */
    @Bean
    Task<Void> openVisit() {
        return Later.task("open-visit", this::open);
    }

    Optional<Duration> open(UUID visit) {
        return database.transactionResult(transaction -> {
            DSLContext dsl = transaction.dsl();
            var row = dsl.select(VISIT.SEALED, VISIT.ASKED_AT)
                    .from(VISIT)
                    .where(VISIT.ID.eq(visit))
                    .forUpdate()
                    .fetchOne();
            if (row == null) {
                return Optional.empty();
            }
            if (row.value1() != null) {
                SealedAddress.open(row.value1(), leadOpener, SealedAddress.ofVisit(visit))
                        .ifPresent(asked -> answer(dsl, visit, asked));
                dsl.update(VISIT)
                        .setNull(VISIT.SEALED)
                        .where(VISIT.ID.eq(visit))
                        .execute();
            }
            Duration left =
                    Duration.between(clock.instant(), row.value2().toInstant().plus(KEPT));
            if (left.isPositive()) {
                return Optional.of(left);
            }
            dsl.deleteFrom(VISIT).where(VISIT.ID.eq(visit)).execute();
            return Optional.empty();
        });
    }

    private void answer(DSLContext dsl, UUID visit, SealedAddress asked) {
        byte[] subject = addresses.digest(asked.email());
        // One after the other for each address, so that nobody is counted past.
        dsl.execute(
                "SELECT pg_advisory_xact_lock(hashtextextended({0}, 0))",
                val(HexFormat.of().formatHex(subject)));
        boolean known =
                addresses.find(dsl, subject).isPresent() || dsl.fetchExists(REQUEST, REQUEST.SUBJECT.eq(subject));
        OffsetDateTime now = OffsetDateTime.now(clock);
        boolean often =
                dsl.fetchCount(VISIT, VISIT.SUBJECT.eq(subject), VISIT.ASKED_AT.gt(now.minus(KEPT))) >= MOST_A_DAY;
        var opened = dsl.update(VISIT).set(VISIT.SUBJECT, subject);
        if (!often && known) {
            String token = OneTimeToken.random();
            opened = opened.set(VISIT.LINK_HASH, OneTimeToken.hash(token)).set(VISIT.LINK_UNTIL, now.plus(VALID));
            mail.link(dsl, asked, token);
        } else if (!often && dsl.fetchCount(VISIT, VISIT.ASKED_AT.gt(now.minusHours(1))) <= BUSY) {
            mail.nothing(dsl, asked);
        }
        opened.where(VISIT.ID.eq(visit)).execute();
    }
}
