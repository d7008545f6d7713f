package nl.allesoveradministratie.pakketwijzer.lead;

import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.INTAKE;
import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LEAD_;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.finder.Answers;
import nl.allesoveradministratie.pakketwijzer.finder.Finder;
import nl.allesoveradministratie.pakketwijzer.identity.Colleague;
import nl.allesoveradministratie.pakketwijzer.identity.Colleagues;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.lead.Enquiry.CallMoment;
import nl.allesoveradministratie.pakketwijzer.sealing.Opener;
import nl.allesoveradministratie.pakketwijzer.shared.EmailAddress;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import nl.allesoveradministratie.pakketwijzer.shared.PhoneNumber;
import nl.allesoveradministratie.pakketwijzer.site.Sites;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** People who do not exist, with questions that somebody could have; they come in by the same way as real ones. */
@Component
@ConditionalOnBooleanProperty("pakketwijzer.demo")
class DemoLeads {

    private static final String ZZP = "role=zzp&legal_form=eenmanszaak&vat_filing=need&bank_link=need&mileage=nice";

    private final DSLContext database;
    private final LeadIntake intake;
    private final IntakeOpening opening;
    private final Colleagues colleagues;
    private final Opener leadOpener;
    private final Finder finder;
    private final Sites sites;
    private final Texts texts;
    private final Clock clock;

    DemoLeads(
            DSLContext workerDatabase,
            LeadIntake intake,
            IntakeOpening opening,
            Colleagues colleagues,
            Opener leadOpener,
            Finder finder,
            Sites sites,
            Texts texts,
            Clock clock) {
        this.database = workerDatabase;
        this.intake = intake;
        this.opening = opening;
        this.colleagues = colleagues;
        this.leadOpener = leadOpener;
        this.finder = finder;
        this.sites = sites;
        this.texts = texts;
        this.clock = clock;
    }

    private record Made(
            String name,
            String company,
            String question,
            String answers,
            String about,
            String phone,
            Duration ago,
            LeadStatus status,
            int owner) {}

    private static final List<Made> ALL = List.of(
            made(
                    "Rachid el Amrani",
                    "Amrani Installatie",
                    "We stappen over van Excel. Wat is handig met twee bv’s?",
                    "role=mkb&legal_form=bv&multi_admin=need",
                    "",
                    "",
                    74,
                    LeadStatus.NEW,
                    -1),
            made(
                    "Kim Jansen",
                    "Webshop Kim",
                    "Ik zoek iets met voorraad en een koppeling met mijn webwinkel.",
                    "role=mkb&stock=need",
                    "",
                    "06 12345678",
                    29,
                    LeadStatus.NEW,
                    1),
            made(
                    "Aylin Sahin",
                    "",
                    "Is dit ook te gebruiken als ik nog geen btw-nummer heb?",
                    "",
                    "moneybird",
                    "",
                    5,
                    LeadStatus.NEW,
                    -1),
            made(
                    "Sanne de Vries",
                    "Studio de Vries",
                    "Ik twijfel tussen twee pakketten. Kan mijn boekhouder in allebei meekijken?",
                    ZZP,
                    "",
                    "",
                    196,
                    LeadStatus.CONTACTED,
                    0),
            made(
                    "Peter van Dam",
                    "Van Dam Administraties",
                    "We hebben 40 klanten en zoeken samenwerking met hun pakket.",
                    "role=accountant",
                    "",
                    "020 7946001",
                    52,
                    LeadStatus.ADVISING,
                    1),
            made(
                    "Lieke Mulder",
                    "",
                    "Ik start in januari als zzp’er in de zorg. Wat heb ik echt nodig?",
                    ZZP,
                    "",
                    "",
                    50,
                    LeadStatus.ADVISING,
                    0),
            made(
                    "Daan Ooms",
                    "Ooms Advies",
                    "Kan ik e-facturen aan de gemeente sturen?",
                    "",
                    "jortt",
                    "",
                    120,
                    LeadStatus.WAITING,
                    0),
            made(
                    "Sanne de Vries",
                    "Studio de Vries",
                    "Nog een vraag: kan ik kilometers bijhouden?",
                    ZZP,
                    "",
                    "",
                    2,
                    LeadStatus.NEW,
                    -1),
            made(
                    "Fatima Toprak",
                    "Eethuis Toprak",
                    "Is er een koppeling met de kassa?",
                    "role=mkb&bank_link=need",
                    "",
                    "",
                    260,
                    LeadStatus.DONE,
                    1));

    private static Made made(
            String name,
            String company,
            String question,
            String answers,
            String about,
            String phone,
            int hoursAgo,
            LeadStatus status,
            int owner) {
        return new Made(name, company, question, answers, about, phone, Duration.ofHours(hoursAgo), status, owner);
    }

    /** Once, when there are no leads yet. */
    @Order(3)
    @EventListener(ApplicationReadyEvent.class)
    void make() {
        if (database.fetchExists(LEAD_)) {
            return;
        }
        List<UUID> sales =
                colleagues.with(Role.SALES).stream().map(Colleague::id).toList();
        for (int i = 0; i < ALL.size(); i++) {
            Made made = ALL.get(i);
            UUID id = UUID.nameUUIDFromBytes(("demo " + i).getBytes(StandardCharsets.UTF_8));
            intake.submit(id, enquiry(made, i), receipt(made));
            // The clockwork has not started yet, so nobody opens it before it is of some days ago.
            database.update(INTAKE)
                    .set(INTAKE.RECEIVED_AT, OffsetDateTime.now(clock).minus(made.ago()))
                    .where(INTAKE.SUBMISSION_ID.eq(id))
                    .execute();
            opening.open(id);
            UUID owner = made.owner() < 0 || sales.size() <= made.owner() ? null : sales.get(made.owner());
            happened(id, made, owner);
        }
        makeApart();
    }

    private Enquiry enquiry(Made made, int number) {
        String mailbox = made.name().toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z]+", ".");
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (String part : made.answers().split("&")) {
            if (!part.isEmpty()) {
                parameters.put(part.split("=")[0], List.of(part.split("=")[1]));
            }
        }
        Answers answers = finder.parse(parameters).answers();
        return new Enquiry(
                sites.sites().get(number % sites.sites().size()).key(),
                Language.NL,
                made.name(),
                made.company(),
                new EmailAddress(mailbox + "@klant.example"),
                PhoneNumber.parse(made.phone()).orElse(null),
                made.phone().isEmpty() ? null : CallMoment.MORNING,
                made.question(),
                made.about().isEmpty() ? null : new PackageId(made.about()),
                answers.size() == 0 ? null : Attachment.of(answers, finder.rank(answers)));
    }

    private Receipt receipt(Made made) {
        return new Receipt(
                Language.NL,
                texts.get(Language.NL, "contact.agreed"),
                !made.answers().isEmpty());
    }

    /** One that a program wrote, and one that only looks like it. */
    private static final List<Map.Entry<String, Set<Doubt>>> APART = List.of(
            Map.entry(
                    "Mijn vorige pakket was https://boekhouden.example, mijn site https://bakkerij.example en mijn kassa"
                            + " https://kassa.example. Kan alles in een pakket?",
                    Set.of(Doubt.LINKS)),
            Map.entry(
                    "We help your business grow! [url=https://groei.example]Click here[/url] for an offer that ends today.",
                    Set.of(Doubt.TRAP, Doubt.FAST, Doubt.MARKUP, Doubt.OFTEN)));

    private void makeApart() {
        for (int i = 0; i < APART.size(); i++) {
            UUID id = UUID.nameUUIDFromBytes(("demo apart " + i).getBytes(StandardCharsets.UTF_8));
            Made made = made("Bo Willems", "", APART.get(i).getKey(), "", "", "", 0, LeadStatus.NEW, -1);
            Arrival arrival = new Arrival(LeadOrigin.FORM, APART.get(i).getValue(), null);
            intake.submit(id, enquiry(made, i), receipt(made), arrival);
            opening.open(id);
        }
    }

    /** Some days ago, and taken up since. */
    private void happened(UUID id, Made made, @Nullable UUID owner) {
        OffsetDateTime at = OffsetDateTime.now(clock).minus(made.ago());
        boolean answered = made.status() != LeadStatus.NEW;
        OffsetDateTime response = answered ? at.plusHours(3) : null;
        OffsetDateTime contact = response == null ? at : response;
        database.update(LEAD_)
                .set(Map.of(
                        LEAD_.LAST_CONTACT_AT,
                        contact,
                        LEAD_.STATUS,
                        made.status().key()))
                .set(LEAD_.OWNER, owner)
                .where(LEAD_.ID.eq(id))
                .execute();
        if (response != null) {
            new ResponseMinutes(database).at(id, response);
        }
        if (made.status() == LeadStatus.ADVISING) {
            plan(id, "Bellen over het advies", LocalDate.now(clock).minusDays(made.owner()));
        }
        Timeline timeline = new Timeline(database, id);
        if (owner != null) {
            timeline.add(contact, EventKind.CLAIMED, owner, null);
            timeline.add(contact, EventKind.STATUS, owner, made.status().key());
        }
    }

    private void plan(UUID id, String step, LocalDate on) {
        var row = database.select(LEAD_.DATA_KEY, LEAD_.KEY_NO)
                .from(LEAD_)
                .where(LEAD_.ID.eq(id))
                .fetchSingle();
        LeadKey key = LeadKey.open(row.value1(), leadOpener, id, row.value2());
        database.update(LEAD_)
                .set(LEAD_.NEXT_STEP, key.seal(LEAD_.NEXT_STEP, step))
                .set(LEAD_.NEXT_STEP_ON, on)
                .where(LEAD_.ID.eq(id))
                .execute();
    }
}
