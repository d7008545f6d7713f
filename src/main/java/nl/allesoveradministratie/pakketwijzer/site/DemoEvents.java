package nl.allesoveradministratie.pakketwijzer.site;

import static nl.allesoveradministratie.pakketwijzer.site.db.Tables.EVENT;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import org.jooq.DSLContext;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** For a demonstration: events that nobody organises, one of each kind. */
@Component
@OnDoor(Door.OFFICE)
@ConditionalOnBooleanProperty("pakketwijzer.demo")
class DemoEvents {

    private final DSLContext database;
    private final Sites sites;
    private final Clock clock;

    DemoEvents(DSLContext officeDatabase, Sites sites, Clock clock) {
        this.database = officeDatabase;
        this.sites = sites;
        this.clock = clock;
    }

    /** Before people register for them. */
    @Order(2)
    @EventListener(ApplicationReadyEvent.class)
    void make() {
        make(1, 9, "Van Excel naar een pakket", "From a spreadsheet to a package", "published", 12, false);
        make(2, 16, "Btw-aangifte zonder stress", "VAT returns without stress", "published", 3, true);
        make(3, 23, "Samenwerken met je boekhouder", "Working with your accountant", "cancelled", 20, false);
        make(4, 40, "E-facturen in een ochtend", "E-invoices in a morning", "draft", 25, false);
        make(5, -21, "Kies je pakket", "Choose your package", "published", 30, false);
    }

    private void make(
            int number, int daysAhead, String titleNl, String titleEn, String state, int capacity, boolean online) {
        LocalDateTime starts = LocalDateTime.ofInstant(clock.instant(), Words.HERE)
                .toLocalDate()
                .plusDays(daysAhead)
                .atTime(15, 30);
        EventInput input = new EventInput(
                sites.sites().stream().map(Site::key).toList(),
                titleNl,
                titleEn,
                "Verzonnen, voor deze demonstratie.\n\nJe neemt je vragen mee. We kijken samen naar wat je nu gebruikt"
                        + " en wat je nodig hebt. Er is koffie.",
                "Made up, for this demonstration.\n\nBring your questions. Together we look at what you use now and what"
                        + " you need. There is coffee.",
                starts,
                starts.plusMinutes(90),
                starts.minusDays(1),
                online ? "" : "Zaal De Wijzer, Voorbeeldstraat 1, Utrecht",
                online ? "https://vergaderen.example/btw" : "",
                capacity);
        database.insertInto(EVENT)
                .set(EVENT.ID, UUID.fromString("00000000-0000-4000-8000-00000000010" + number))
                .set(EVENT.ADDRESS, input.address(starts).replaceAll("-[0-9-]+$", "-demo"))
                .set(EventDesk.values(input))
                .onConflict(EVENT.ID)
                .doNothing()
                .execute();
        database.update(EVENT)
                .set(EVENT.STATE, state)
                .where(EVENT.ID.eq(UUID.fromString("00000000-0000-4000-8000-00000000010" + number)))
                .execute();
    }
}
