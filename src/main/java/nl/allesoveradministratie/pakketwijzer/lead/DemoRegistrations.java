package nl.allesoveradministratie.pakketwijzer.lead;

import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.REGISTRATION;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.shared.EmailAddress;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.site.Site;
import nl.allesoveradministratie.pakketwijzer.site.Sites;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import org.jooq.DSLContext;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** For a demonstration: people who do not exist, at the events that nobody organises. */
@Component
@ConditionalOnBooleanProperty("pakketwijzer.demo")
class DemoRegistrations {

    private final DSLContext database;
    private final RegistrationIntake intake;
    private final RegistrationNews news;
    private final Sites sites;
    private final Texts texts;

    DemoRegistrations(
            DSLContext workerDatabase, RegistrationIntake intake, RegistrationNews news, Sites sites, Texts texts) {
        this.database = workerDatabase;
        this.intake = intake;
        this.news = news;
        this.sites = sites;
        this.texts = texts;
    }

    /** After the events, once. */
    @Order(6)
    @EventListener(ApplicationReadyEvent.class)
    void make() {
        if (database.fetchExists(REGISTRATION)) {
            return;
        }
        List<String> people =
                List.of("Noor Bakker", "Ali Demir", "Eline van der Berg", "Tom de Wit", "Chen Li", "Maud Peters");
        people.subList(0, 4).forEach(name -> register(1, name));
        people.subList(1, 6).forEach(name -> register(2, name));
    }

    private void register(int event, String name) {
        Site site = sites.sites().getFirst();
        UUID id = UUID.nameUUIDFromBytes((event + name).getBytes(StandardCharsets.UTF_8));
        String mailbox = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", ".");
        Enquiry who = new Enquiry(
                site.key(),
                Language.NL,
                name,
                "",
                new EmailAddress(mailbox + "@klant.example"),
                null,
                null,
                "",
                null,
                null);
        intake.register(
                id,
                UUID.fromString("00000000-0000-4000-8000-00000000010" + event),
                who,
                new Receipt(Language.NL, texts.get(Language.NL, "contact.agreed"), false),
                Arrival.BY_REGISTRATION);
        news.tell(id);
    }
}
