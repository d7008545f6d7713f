package nl.allesoveradministratie.pakketwijzer.privacy;

import static nl.allesoveradministratie.pakketwijzer.privacy.db.privacy.Tables.NEW_ADDRESS;
import static nl.allesoveradministratie.pakketwijzer.privacy.db.privacy.Tables.REQUEST;

import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.privacy.OwnRequest.Status;
import nl.allesoveradministratie.pakketwijzer.privacy.SubjectAddresses.Addressee;
import nl.allesoveradministratie.pakketwijzer.sealing.Opener;
import nl.allesoveradministratie.pakketwijzer.worker.Later;
import org.jooq.DSLContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Gives somebody another e-mail address, in two steps: a link is sent to the new one, and only who uses it has the address
 * changed. Until then, and when nobody does in time, everything stays as it was.
 */
@Configuration(proxyBeanMethods = false)
@OnDoor(Door.WORKER)
class AddressChange {

    private final DSLContext database;
    private final Opener leadOpener;
    private final SubjectAddresses addresses;
    private final RightsMail mail;
    private final Clock clock;

    AddressChange(
            DSLContext workerDatabase, Opener leadOpener, SubjectAddresses addresses, RightsMail mail, Clock clock) {
        this.database = workerDatabase;
        this.leadOpener = leadOpener;
        this.addresses = addresses;
        this.mail = mail;
        this.clock = clock;
    }

    /** Its name is also in privacy.address_asked, which schedules it. */
    @Bean
    Task<Void> proveAddress() {
        return Later.task("prove-address", this::prove);
    }

    /** Its name is also in privacy.confirm_address, which schedules it. */
    @Bean
    Task<Void> changeAddress() {
        return Later.task("change-address", this::change);
    }

    /** Mails the link; comes back when its time is over, and ends what nobody confirmed. */
    Optional<Duration> prove(UUID request) {
        return database.transactionResult(transaction -> {
            DSLContext dsl = transaction.dsl();
            var row = dsl.select(NEW_ADDRESS.SEALED, NEW_ADDRESS.LINK_UNTIL, NEW_ADDRESS.CONFIRMED_AT)
                    .from(NEW_ADDRESS)
                    .where(NEW_ADDRESS.REQUEST_ID.eq(request))
                    .forUpdate()
                    .fetchOne();
            if (row == null || row.value3() != null) {
                return Optional.empty();
            }
            if (row.value2() == null) {
                Optional<SealedAddress> to = open(dsl, request, row.value1());
                if (to.isEmpty()) {
                    return Optional.empty();
                }
                String token = OneTimeToken.random();
                dsl.update(NEW_ADDRESS)
                        .set(NEW_ADDRESS.LINK_HASH, OneTimeToken.hash(token))
                        .set(NEW_ADDRESS.LINK_UNTIL, OffsetDateTime.now(clock).plus(VisitOpening.VALID))
                        .where(NEW_ADDRESS.REQUEST_ID.eq(request))
                        .execute();
                mail.prove(dsl, request, to.get(), token);
                return Optional.of(VisitOpening.VALID);
            }
            Duration left = Duration.between(clock.instant(), row.value2().toInstant());
            if (left.isPositive()) {
                return Optional.of(left);
            }
            end(dsl, request, Status.REFUSED);
            return Optional.empty();
        });
    }

    /** Changes what was confirmed, tells the old address, and lets the open session go on under the new one. */
    Optional<Duration> change(UUID request) {
        database.transaction(transaction -> {
            DSLContext dsl = transaction.dsl();
            var row = dsl.select(NEW_ADDRESS.SEALED, REQUEST.SUBJECT)
                    .from(NEW_ADDRESS)
                    .join(REQUEST)
                    .on(REQUEST.ID.eq(NEW_ADDRESS.REQUEST_ID))
                    .where(NEW_ADDRESS.REQUEST_ID.eq(request), NEW_ADDRESS.CONFIRMED_AT.isNotNull())
                    .forUpdate()
                    .fetchOne();
            if (row == null) {
                return;
            }
            open(dsl, request, row.value1()).ifPresent(to -> change(dsl, request, row.value2(), to));
        });
        return Optional.empty();
    }

    private void change(DSLContext dsl, UUID request, byte[] before, SealedAddress to) {
        Optional<Addressee> was = addresses.find(dsl, before);
        addresses.change(dsl, before, to.email());
        dsl.update(REQUEST)
                .set(REQUEST.SUBJECT, addresses.digest(to.email()))
                .where(REQUEST.SUBJECT.eq(before))
                .execute();
        // Not the visits: what is kept under the new address shows itself only to who opens a link that was sent there.
        ErasureRequests.loosen(dsl, before);
        was.ifPresent(each -> mail.moved(dsl, request, each));
        end(dsl, request, Status.DONE);
    }

    /** One that does not open ends here: nothing changes. */
    private Optional<SealedAddress> open(DSLContext dsl, UUID request, byte[] sealed) {
        Optional<SealedAddress> to = SealedAddress.open(sealed, leadOpener, SealedAddress.ofRequest(request));
        if (to.isEmpty()) {
            end(dsl, request, Status.REFUSED);
        }
        return to;
    }

    private void end(DSLContext dsl, UUID request, Status status) {
        dsl.update(REQUEST)
                .set(REQUEST.STATUS, status.key())
                .set(REQUEST.ENDED_AT, OffsetDateTime.now(clock))
                .where(REQUEST.ID.eq(request))
                .execute();
        dsl.deleteFrom(NEW_ADDRESS).where(NEW_ADDRESS.REQUEST_ID.eq(request)).execute();
    }
}
