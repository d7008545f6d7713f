package nl.allesoveradministratie.pakketwijzer.privacy;

import static nl.allesoveradministratie.pakketwijzer.privacy.db.privacy.Tables.BREACH_ENTRY;
import static nl.allesoveradministratie.pakketwijzer.privacy.db.privacy.Tables.REQUEST;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.sealing.Vault;
import org.jooq.DSLContext;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** For a demonstration: requests that nobody made and a breach that did not happen, near the end of their time. */
@Component
@OnDoor(Door.OFFICE)
@ConditionalOnBooleanProperty("pakketwijzer.demo")
class DemoDesk {

    private final DSLContext database;
    private final Vault privacyVault;
    private final Clock clock;

    DemoDesk(DSLContext officeDatabase, Vault privacyVault, Clock clock) {
        this.database = officeDatabase;
        this.privacyVault = privacyVault;
        this.clock = clock;
    }

    /** Once. */
    @Order(7)
    @EventListener(ApplicationReadyEvent.class)
    void make() {
        if (database.fetchExists(BREACH_ENTRY)) {
            return;
        }
        request("V-DEM0-0001", AskedRight.ACCESS, "letter", 26, "open", IdentityCheck.NOT_YET);
        request("V-DEM0-0002", AskedRight.ERASE, "phone", 3, "open", IdentityCheck.KNOWN_PHONE);
        request("V-DEM0-0003", AskedRight.CORRECT, "mail", 60, "done", IdentityCheck.KNOWN_MAIL);
        request("V-DEM0-0004", AskedRight.OBJECT, "visit", 90, "refused", IdentityCheck.IN_PERSON);
        Breach known = new Breach(
                clock.instant().minus(Duration.ofHours(55)),
                null,
                null,
                null,
                List.of("contact"),
                "undecided",
                null,
                "undecided",
                null,
                false,
                "Een antwoord ging naar een adres met een tikfout. De ontvanger heeft het nog niet gezien.",
                "",
                "De ontvanger is gevraagd de e-mail weg te gooien.",
                "",
                "");
        database.insertInto(BREACH_ENTRY)
                .set(BreachDesk.row(privacyVault, 1, 1, clock.instant(), new UUID(0, 0), known))
                .execute();
    }

    private void request(
            String number, AskedRight right, String cameBy, int daysAgo, String status, IdentityCheck check) {
        Instant received = clock.instant().minus(Duration.ofDays(daysAgo));
        database.insertInto(REQUEST)
                .set(REQUEST.ID, UUID.randomUUID())
                .set(REQUEST.NUMBER, number)
                .set(REQUEST.KIND, right.key())
                .set(REQUEST.CAME_BY, cameBy)
                .set(REQUEST.RECEIVED_AT, received.atOffset(ZoneOffset.UTC))
                .set(REQUEST.DUE_ON, RequestClock.due(received))
                .set(REQUEST.STATUS, status)
                .set(
                        REQUEST.ENDED_AT,
                        status.equals("open")
                                ? null
                                : received.plus(Duration.ofDays(9)).atOffset(ZoneOffset.UTC))
                .set(REQUEST.IDENTITY_CHECKED, check.key())
                .execute();
    }
}
