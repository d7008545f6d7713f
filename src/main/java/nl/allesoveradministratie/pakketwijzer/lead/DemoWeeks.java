package nl.allesoveradministratie.pakketwijzer.lead;

import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LEAD_;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.sealing.Sealer;
import nl.allesoveradministratie.pakketwijzer.shared.EmailAddress;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.site.Sites;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Leads of the weeks before, finished long ago, so that a demonstration has figures to show. Nobody in it exists. */
@Component
@ConditionalOnBooleanProperty("pakketwijzer.demo")
class DemoWeeks {

    private static final List<String> FIRST = List.of("Anne", "Bram", "Carla", "Dirk", "Els", "Frits", "Gea");
    private static final List<String> LAST = List.of("Aalders", "Brouwer", "Claes", "Drost", "Evers");
    private static final List<String> ROLES = List.of("zzp", "mkb", "zzp", "accountant", "zzp");
    private static final List<String> OUTCOMES =
            List.of("chosen", "no_switch", "chosen", "elsewhere", "no_answer", "chosen", "not_a_lead");
    private static final List<LeadOrigin> ORIGINS =
            List.of(LeadOrigin.FORM, LeadOrigin.FORM, LeadOrigin.PHONE, LeadOrigin.FORM, LeadOrigin.VISIT);

    private final DSLContext database;
    private final Sealer leadSealer;
    private final Sites sites;
    private final Clock clock;

    DemoWeeks(DSLContext officeDatabase, Sealer leadSealer, Sites sites, Clock clock) {
        this.database = officeDatabase;
        this.leadSealer = leadSealer;
        this.sites = sites;
        this.clock = clock;
    }

    /** Once: a lead that is there already was made at an earlier start. */
    @Order(5)
    @EventListener(ApplicationReadyEvent.class)
    void make() {
        LocalDate monday =
                IsoWeek.of(LocalDate.ofInstant(clock.instant(), IsoWeek.HERE)).monday();
        int number = 0;
        for (int week = 13; week >= 2; week--) {
            for (int i = 0; i < 5 + week * 5 % 4; i++) {
                LocalDate day = monday.minusWeeks(week).plusDays(i % 5);
                if (!make(
                        number++,
                        day.atTime(LocalTime.of(9, 10).plusMinutes(37L * i))
                                .atZone(IsoWeek.HERE)
                                .toOffsetDateTime())) {
                    return;
                }
            }
        }
    }

    private boolean make(int number, OffsetDateTime received) {
        UUID id = UUID.nameUUIDFromBytes(("demo week " + number).getBytes(StandardCharsets.UTF_8));
        String name = FIRST.get(number % FIRST.size()) + " " + LAST.get(number % LAST.size());
        Enquiry enquiry = new Enquiry(
                sites.sites().get(number % 4 % sites.sites().size()).key(),
                Language.NL,
                name,
                "",
                new EmailAddress("bezoeker." + number + "@klant.example"),
                null,
                null,
                "Welk pakket past bij mij?",
                null,
                null);
        String reference = database.select(DSL.field("lead.new_reference()", String.class))
                .fetchSingle()
                .value1();
        if (!new LeadRow(database, leadSealer)
                .insert(id, LeadKey.random(id), reference, enquiry, ORIGINS.get(number % ORIGINS.size()), received)) {
            return false;
        }
        OffsetDateTime response = received.plusMinutes(35 + number * 53L % 700);
        OffsetDateTime finished = received.plusDays(2 + number % 5);
        database.update(LEAD_)
                .set(Map.of(
                        LEAD_.ROLE, ROLES.get(number % ROLES.size()),
                        LEAD_.RESPOND_BY, received.plusHours(8),
                        LEAD_.STATUS, LeadStatus.DONE.key(),
                        LEAD_.OUTCOME, OUTCOMES.get(number % OUTCOMES.size()),
                        LEAD_.OUTCOME_AT, finished,
                        LEAD_.LAST_CONTACT_AT, finished))
                .where(LEAD_.ID.eq(id))
                .execute();
        new ResponseMinutes(database).at(id, response);
        return true;
    }
}
