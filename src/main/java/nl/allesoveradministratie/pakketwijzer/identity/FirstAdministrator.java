package nl.allesoveradministratie.pakketwijzer.identity;

import static nl.allesoveradministratie.pakketwijzer.identity.db.Tables.ACCOUNT;
import static nl.allesoveradministratie.pakketwijzer.identity.db.Tables.INVITATION;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Set;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import org.jooq.DSLContext;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * As long as nobody has an account, each start prints a link by which the first administrator comes in, once. It goes to
 * whoever starts the product and not into the log; the link of an earlier start no longer works.
 */
@Component
@OnDoor(Door.OFFICE)
class FirstAdministrator {

    private static final int HOURS = 24;

    private final DSLContext database;
    private final DoorHosts hosts;
    private final Clock clock;

    FirstAdministrator(DSLContext officeDatabase, DoorHosts hosts, Clock clock) {
        this.database = officeDatabase;
        this.hosts = hosts;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void offerLink() {
        String token = Tokens.random();
        boolean isNeeded = database.transactionResult(transaction -> {
            DSLContext dsl = transaction.dsl();
            dsl.deleteFrom(INVITATION).where(INVITATION.EMAIL.isNull()).execute();
            if (dsl.fetchExists(ACCOUNT, ACCOUNT.VENDOR_ID.isNull())) {
                return false;
            }
            OffsetDateTime now = OffsetDateTime.now(clock);
            dsl.insertInto(INVITATION)
                    .set(INVITATION.TOKEN_HASH, Tokens.hash(token))
                    .set(INVITATION.ROLES, Role.keys(Set.of(Role.ADMIN)))
                    .set(INVITATION.CREATED_AT, now)
                    .set(INVITATION.EXPIRES_AT, now.plusHours(HOURS))
                    .execute();
            return true;
        });
        if (isNeeded) {
            System.out.println("Nobody works here yet. The first administrator comes in once by "
                    + hosts.address(Entrance.OFFICE, Entrance.OFFICE.invitation(token)));
        }
    }
}
