package nl.allesoveradministratie.pakketwijzer.lead;

import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.INTAKE;
import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LEAD_;
import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.REGISTRATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import jakarta.mail.Address;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.allesoveradministratie.pakketwijzer.MovableClock;
import nl.allesoveradministratie.pakketwijzer.Proves;
import nl.allesoveradministratie.pakketwijzer.RunningApplication;
import nl.allesoveradministratie.pakketwijzer.identity.Hired;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.identity.SignedInAs;
import nl.allesoveradministratie.pakketwijzer.privacy.AccessEntry;
import nl.allesoveradministratie.pakketwijzer.privacy.AccessLog;
import nl.allesoveradministratie.pakketwijzer.privacy.Purpose;
import nl.allesoveradministratie.pakketwijzer.sealing.Digests;
import nl.allesoveradministratie.pakketwijzer.shared.EmailAddress;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.site.Agenda;
import nl.allesoveradministratie.pakketwijzer.site.EventDesk;
import nl.allesoveradministratie.pakketwijzer.site.EventInput;
import nl.allesoveradministratie.pakketwijzer.site.SiteEvent;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Who registers for an event is told all that concerns him, from the site where he did, and nothing else. */
class EventsIT extends RunningApplication {

    private static final Pattern LINK = Pattern.compile("/evenementen/afmelden/([A-Za-z0-9_-]{43})");

    @Autowired
    private ApplicationContext application;

    @Autowired
    private EventDesk desk;

    @Autowired
    private RegistrationIntake intake;

    @Autowired
    private RegistrationOpening opening;

    @Autowired
    private EventMail eventMail;

    @Autowired
    private Digests lookupDigests;

    @Autowired
    private Attendees attendees;

    @Autowired
    private LeadInbox inbox;

    @Autowired
    private Quarantine quarantine;

    @Autowired
    private AccessLog accessLog;

    @Autowired
    private DSLContext workerDatabase;

    @Autowired
    private Clock clock;

    private final UUID id = UUID.randomUUID();
    private final String mailbox = UUID.randomUUID() + ".test";
    private UUID colleague;

    @BeforeEach
    void hire() {
        colleague = Hired.as(application, "sales@" + mailbox, Role.SALES).id();
    }

    private EventInput input(LocalDateTime starts, String place, int capacity) {
        return new EventInput(
                List.of("vixum", "allesoveradministratie"),
                "Kies je pakket",
                "Choose your package",
                "Tekst",
                "Text",
                starts,
                starts.plusHours(2),
                starts,
                place,
                "https://vergaderen.test/geheim",
                capacity);
    }

    private LocalDateTime inDays(int days) {
        return LocalDateTime.ofInstant(clock.instant(), MovableClock.ZONE)
                .toLocalDate()
                .plusDays(days)
                .atTime(15, 30);
    }

    private void published(int days, int capacity) {
        try (SignedInAs sales = new SignedInAs(colleague, Role.SALES)) {
            desk.draft(id, input(inDays(days), "Utrecht", capacity));
            assertThat(desk.publish(id, event().version())).isEqualTo(EventDesk.Result.DONE);
        }
    }

    private SiteEvent event() {
        return Agenda.withLink(workerDatabase, id);
    }

    private EventDesk.Result change(EventInput input) {
        try (SignedInAs sales = new SignedInAs(colleague, Role.SALES)) {
            return desk.change(id, event().version(), input);
        }
    }

    private UUID register(String who) {
        UUID submission = UUID.randomUUID();
        register(submission, who);
        return submission;
    }

    private RegistrationIntake.Answer register(UUID submission, String who) {
        return register(submission, who, Arrival.BY_REGISTRATION);
    }

    private RegistrationIntake.Answer register(UUID submission, String who, Arrival arrival) {
        return intake.register(
                submission,
                id,
                new Enquiry(
                        "vixum",
                        Language.NL,
                        "Jan " + who,
                        "",
                        new EmailAddress(who + "@" + mailbox),
                        null,
                        null,
                        "",
                        null,
                        null),
                new Receipt(Language.NL, "agreed", false),
                arrival);
    }

    /** Somebody who is taken for a program, opened. */
    private UUID doubtful(String who) {
        UUID submission = UUID.randomUUID();
        Arrival doubtful = new Arrival(LeadOrigin.EVENT, Set.of(Doubt.TRAP), null);
        assertThat(register(submission, who, doubtful).outcome()).isEqualTo(RegistrationIntake.Outcome.COMING);
        await().until(() ->
                workerDatabase.fetchExists(LEAD_, LEAD_.ID.eq(submission), LEAD_.QUARANTINED_BECAUSE.isNotNull()));
        return submission;
    }

    private String status(UUID registration) {
        return workerDatabase
                .select(REGISTRATION.STATUS)
                .from(REGISTRATION)
                .where(REGISTRATION.ID.eq(registration))
                .fetchSingle()
                .value1();
    }

    @Test
    void whoIsTakenForAProgramHasAPlaceAndIsToldWhenAColleagueHasLooked() {
        published(9, 1);
        UUID registration = doubtful("spoed");
        register("achter");
        assertThat(mail("achter", 1)).contains("wachtlijst");
        assertThat(mails("spoed")).isEmpty();
        try (SignedInAs sales = new SignedInAs(colleague, Role.SALES)) {
            assertThat(attendees.of(id).getFirst().apart()).isTrue();
            assertThat(quarantine.accept(registration)).isTrue();
        }

        assertThat(mail("spoed", 1)).startsWith("Je bent aangemeld: Kies je pakket");
        assertThat(status(registration)).isEqualTo("coming");
        assertThat(event().coming()).isEqualTo(1);
        assertThat(workerDatabase
                        .select(LEAD_.STATUS)
                        .from(LEAD_)
                        .where(LEAD_.ID.eq(registration))
                        .fetchSingle()
                        .value1())
                .isEqualTo("done");
    }

    @Test
    void thePlaceOfAProgramGoesToWhoWaitsAndWhoWasOneAfterAllWaitsInTurn() {
        published(9, 1);
        UUID program = doubtful("programma");
        register("wacht");
        mail("wacht", 1);
        try (SignedInAs sales = new SignedInAs(colleague, Role.SALES)) {
            assertThat(quarantine.dismiss(program)).isTrue();
            assertThat(quarantine.dismiss(program)).isFalse();
        }
        assertThat(mail("wacht", 2)).startsWith("Er is een plaats voor je: Kies je pakket");
        assertThat(event().coming()).isEqualTo(1);
        assertThat(status(program)).isEqualTo("withdrawn");

        try (SignedInAs sales = new SignedInAs(colleague, Role.SALES)) {
            assertThat(quarantine.accept(program)).isTrue();
        }
        assertThat(mail("programma", 1)).contains("wachtlijst");
        assertThat(mails("programma")).hasSize(1);
        assertThat(event().coming()).isEqualTo(1);
    }

    /** A program that tries again learns nothing of having been looked at; a person is looked at again, with what was mended. */
    @Test
    void whoWasDismissedWithoutAWordReadsTheSameWhenTheFormIsSentAgain() {
        published(9, 2);
        UUID program = doubtful("opnieuw");
        try (SignedInAs sales = new SignedInAs(colleague, Role.SALES)) {
            assertThat(quarantine.dismiss(program)).isTrue();
        }
        Arrival doubtful = new Arrival(LeadOrigin.EVENT, Set.of(Doubt.TRAP), null);
        assertThat(register(program, "opnieuw", doubtful).outcome()).isEqualTo(RegistrationIntake.Outcome.COMING);
        assertThat(status(program)).isEqualTo("withdrawn");
        assertThat(event().coming()).isZero();

        register("een");
        register("twee");
        assertThat(mail("twee", 1)).startsWith("Je bent aangemeld");
        assertThat(register(program, "anders", doubtful).outcome()).isEqualTo(RegistrationIntake.Outcome.COMING);
        await().untilAsserted(() -> {
            try (SignedInAs sales = new SignedInAs(colleague, Role.SALES)) {
                assertThat(quarantine.page(null)).anyMatch(each -> each.id().equals(program));
            }
        });
        try (SignedInAs sales = new SignedInAs(colleague, Role.SALES)) {
            assertThat(quarantine.accept(program)).isTrue();
        }
        assertThat(mail("anders", 1)).contains("wachtlijst");
        assertThat(mails("opnieuw")).isEmpty();
        assertThat(event().coming()).isEqualTo(2);
    }

    /** Whose registration stands still is not decided about, and so the place is not given to somebody else. */
    @Test
    @Proves("P7")
    void thePlaceOfWhoHadItStandStillIsNotGivenAway() {
        published(9, 1);
        UUID still = doubtful("rust");
        register("wacht");
        mail("wacht", 1);
        pause(still);
        try (SignedInAs sales = new SignedInAs(colleague, Role.SALES)) {
            assertThat(quarantine.dismiss(still)).isFalse();
            assertThat(quarantine.accept(still)).isFalse();
        }
        assertThat(status(still)).isEqualTo("coming");
        assertThat(event().coming()).isEqualTo(1);

        goOn(still);
        try (SignedInAs sales = new SignedInAs(colleague, Role.SALES)) {
            assertThat(quarantine.dismiss(still)).isTrue();
        }
        assertThat(mail("wacht", 2)).startsWith("Er is een plaats voor je");
    }

    private void pause(UUID registration) {
        workerDatabase
                .update(LEAD_)
                .set(LEAD_.PAUSED_BECAUSE, "restricted")
                .set(LEAD_.PAUSED_AT, OffsetDateTime.now())
                .where(LEAD_.ID.eq(registration))
                .execute();
    }

    private void goOn(UUID registration) {
        workerDatabase
                .update(LEAD_)
                .setNull(LEAD_.PAUSED_BECAUSE)
                .setNull(LEAD_.PAUSED_AT)
                .where(LEAD_.ID.eq(registration))
                .execute();
    }

    /** Somebody who was let in and then sends a doubtful change: it is kept, and no new address is told. */
    @Test
    void aDoubtfulChangeTellsNoNewAddress() {
        published(9, 5);
        UUID registration = register("echt");
        mail("echt", 1);
        register(registration, "anders", new Arrival(LeadOrigin.EVENT, Set.of(Doubt.TRAP), null));
        await().until(() -> workerDatabase.fetchExists(
                INTAKE, INTAKE.SUBMISSION_ID.eq(registration), INTAKE.REVISION.eq(2), INTAKE.SEALED.isNull()));
        register(registration, "echt");
        mail("echt", 2);
        assertThat(mails("anders")).isEmpty();
    }

    private List<MimeMessage> mails(String who) {
        return Arrays.stream(POST.getReceivedMessages())
                .filter(mail -> addresses(mail, false)[0].toString().equals(who + "@" + mailbox))
                .toList();
    }

    private static Address[] addresses(MimeMessage mail, boolean from) {
        try {
            return from ? mail.getFrom() : mail.getAllRecipients();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(MimeMessage mail) {
        try {
            return mail.getSubject() + "\n" + mail.getContent().toString().replace("\r\n", "\n");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** The mail of this number that somebody got, from 1. */
    private String mail(String who, int number) {
        await().until(() -> mails(who).size() >= number);
        return text(mails(who).get(number - 1));
    }

    private static String token(String mail) {
        Matcher link = LINK.matcher(mail);
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    @Test
    void whoRegistersIsALeadThatNobodyWaitsForAndGetsAConfirmationFromTheSite() {
        published(9, 5);
        UUID registration = register("lies");

        String mail = mail("lies", 1);
        assertThat(mail)
                .startsWith("Je bent aangemeld: Kies je pakket")
                .contains(
                        "Jan lies",
                        "15:30–17:30 uur",
                        "Waar: Utrecht",
                        "https://vergaderen.test/geheim",
                        "Groet,\nVixum")
                .contains("Alleen medewerkers van Seven Elements B.V. en Vixum B.V.");
        assertThat(InternetAddress.toUnicodeString(addresses(mails("lies").getFirst(), true)))
                .isEqualTo("Vixum <post@vixum.test>");
        var lead = workerDatabase
                .select(LEAD_.ORIGIN, LEAD_.TOPIC, LEAD_.STATUS, LEAD_.OWNER, LEAD_.INITIALS)
                .from(LEAD_)
                .where(LEAD_.ID.eq(registration))
                .fetchSingle();
        assertThat(lead.intoList()).containsExactly("event", "event", "done", null, "J. L.");
        try (SignedInAs sales = new SignedInAs(colleague, Role.SALES)) {
            String reference = attendees.of(id).getFirst().reference();
            assertThat(inbox.open(reference).orElseThrow().question()).isEqualTo("Kies je pakket");
        }
    }

    @Test
    void whoWaitsMovesUpWhenSomebodyWithdrawsByTheLinkInTheMail() {
        published(9, 1);
        register("eerst");
        String token = token(mail("eerst", 1));
        register("tweede");
        assertThat(mail("tweede", 1))
                .startsWith("Je staat op de wachtlijst")
                .doesNotContain("https://vergaderen.test/geheim");

        assertThat(intake.withdraw(token)).isEqualTo(RegistrationIntake.Withdrawal.DONE);

        assertThat(mail("eerst", 2)).startsWith("Je bent afgemeld").doesNotContain("/afmelden/");
        assertThat(mail("tweede", 2)).startsWith("Er is een plaats voor je").contains("https://vergaderen.test/geheim");
        assertThat(intake.withdraw(token)).isEqualTo(RegistrationIntake.Withdrawal.USED);
        try (SignedInAs sales = new SignedInAs(colleague, Role.SALES)) {
            assertThat(attendees.of(id))
                    .extracting(Attendees.Attendee::initials, Attendees.Attendee::status)
                    .containsExactly(
                            tuple("J. E.", Attendees.Status.WITHDRAWN), tuple("J. T.", Attendees.Status.COMING));
        }
    }

    @Test
    void placesThatAreAddedGoToWhoWaits() {
        published(9, 1);
        register("eerst");
        register("wacht");
        mail("wacht", 1);

        assertThat(change(input(inDays(9), "Utrecht", 2))).isEqualTo(EventDesk.Result.DONE);

        assertThat(mail("wacht", 2)).startsWith("Er is een plaats voor je");
        assertThat(change(input(inDays(9), "Utrecht", 1))).isEqualTo(EventDesk.Result.TOO_FEW_PLACES);
    }

    @Test
    void anotherTimeOrPlaceIsToldAndAnotherTextIsNot() {
        published(9, 5);
        register("lies");
        mail("lies", 1);
        change(new EventInput(
                List.of("vixum"),
                "Kies je pakket",
                "Choose your package",
                "Een andere tekst",
                "Another text",
                inDays(9),
                inDays(9).plusHours(2),
                inDays(9),
                "Utrecht",
                "https://vergaderen.test/geheim",
                5));
        change(input(inDays(11), "Amersfoort", 5));

        assertThat(mail("lies", 2)).startsWith("Er is iets veranderd").contains("Waar: Amersfoort", "/afmelden/");
        assertThat(mails("lies")).hasSize(2);
    }

    @Test
    void whenItIsOffEverybodyWhoRegisteredHears() {
        published(9, 1);
        register("komt");
        register("wacht");
        register("weg");
        mail("komt", 1);
        intake.withdraw(token(mail("weg", 1)));
        mail("weg", 2);
        mail("wacht", 1);

        try (SignedInAs sales = new SignedInAs(colleague, Role.SALES)) {
            assertThat(desk.cancel(id, event().version())).isEqualTo(EventDesk.Result.DONE);
            assertThat(desk.change(id, event().version(), input(inDays(9), "Utrecht", 4)))
                    .isEqualTo(EventDesk.Result.PAST);
        }

        assertThat(mail("komt", 2)).startsWith("Gaat niet door").doesNotContain("/afmelden/");
        assertThat(mail("wacht", 2)).startsWith("Gaat niet door");
        assertThat(mails("weg")).hasSize(2);
        assertThat(register(UUID.randomUUID(), "later").outcome()).isEqualTo(RegistrationIntake.Outcome.CANCELLED);
    }

    @Test
    void theConfirmationGoesToTheMendedAddressAndThePlaceStays() {
        published(9, 1);
        UUID submission = register("saanne");
        mail("saanne", 1);

        assertThat(register(submission, "sanne").outcome()).isEqualTo(RegistrationIntake.Outcome.COMING);

        assertThat(mail("sanne", 1)).startsWith("Je bent aangemeld");
        assertThat(event().coming()).isEqualTo(1);
    }

    private RegistrationNews newsAt(Instant now) {
        return new RegistrationNews(
                workerDatabase, opening, eventMail, lookupDigests, Clock.fixed(now, MovableClock.ZONE));
    }

    private Instant starts() {
        return event().startsAt();
    }

    @Test
    void aDayBeforeThereIsOneReminder() {
        published(3, 1);
        UUID comes = register("komt");
        UUID waits = register("wacht");
        mail("komt", 1);
        mail("wacht", 1);
        Instant due = RegistrationNews.reminderAt(starts());

        assertThat(newsAt(due.minusSeconds(60)).remind(comes)).contains(Duration.ofMinutes(1));
        assertThat(newsAt(due).remind(comes)).isEmpty();
        assertThat(newsAt(due.plusSeconds(1)).remind(comes)).isEmpty();
        assertThat(newsAt(due).remind(waits)).isEmpty();

        assertThat(mail("komt", 2)).startsWith("Tot gauw bij Kies je pakket");
        await().pollDelay(Duration.ofSeconds(1)).until(() -> true);
        assertThat(mails("komt")).hasSize(2);
        assertThat(mails("wacht")).hasSize(1);
    }

    @Test
    @Proves("P7")
    void whoHadItStandStillIsRemindedOfNothingUntilItGoesOn() {
        published(3, 1);
        UUID comes = register("stil");
        mail("stil", 1);
        Instant due = RegistrationNews.reminderAt(starts());
        pause(comes);

        assertThat(newsAt(due).remind(comes)).isPresent();
        assertThat(newsAt(due).tell(comes)).isPresent();
        try (SignedInAs sales = new SignedInAs(colleague, Role.SALES)) {
            assertThat(attendees.of(id)).singleElement().satisfies(each -> {
                assertThat(each.still()).isTrue();
                assertThat(each.initials()).isNull();
            });
        }

        goOn(comes);
        assertThat(newsAt(due.plusSeconds(1)).remind(comes)).isEmpty();
        assertThat(mail("stil", 2)).startsWith("Tot gauw");
        assertThat(mails("stil")).hasSize(2);
    }

    @Test
    void whoIsToldOfAnotherTimeIsRemindedADayBeforeThatTime() {
        published(3, 1);
        UUID comes = register("komt");
        mail("komt", 1);
        newsAt(RegistrationNews.reminderAt(starts())).remind(comes);
        mail("komt", 2);

        change(input(inDays(5), "Utrecht", 1));
        assertThat(mail("komt", 3)).startsWith("Er is iets veranderd");
        assertThat(newsAt(RegistrationNews.reminderAt(starts()).minusSeconds(1)).remind(comes))
                .contains(Duration.ofSeconds(1));
        newsAt(RegistrationNews.reminderAt(starts())).remind(comes);

        assertThat(mail("komt", 4)).startsWith("Tot gauw");
    }

    @Test
    void whoRegistersInTheLastDayNeedsNoReminder() {
        published(1, 1);
        change(input(LocalDateTime.ofInstant(clock.instant(), MovableClock.ZONE).plusHours(5), "Utrecht", 1));
        UUID comes = register("laat");
        mail("laat", 1);

        assertThat(newsAt(starts().minusSeconds(60)).remind(comes)).isEmpty();
        assertThat(workerDatabase
                        .select(REGISTRATION.REMINDED_EDITION)
                        .from(REGISTRATION)
                        .where(REGISTRATION.ID.eq(comes))
                        .fetchSingle()
                        .value1())
                .isEqualTo(event().edition());
        assertThat(mails("laat")).hasSize(1);
    }

    @Test
    void toldAgainNothingIsToldTwice() {
        published(9, 1);
        UUID comes = register("komt");
        mail("komt", 1);

        newsAt(clock.instant()).tell(comes);
        newsAt(clock.instant()).tell(comes);
        change(input(inDays(10), "Utrecht", 1));

        assertThat(mail("komt", 2)).startsWith("Er is iets veranderd");
        assertThat(mails("komt")).hasSize(2);
    }

    @Test
    void staffSeeInitialsAndWhoRevealsIsWrittenDown() {
        published(9, 1);
        register("lies");
        mail("lies", 1);
        try (SignedInAs sales = new SignedInAs(colleague, Role.SALES)) {
            Attendees.Attendee attendee = attendees.of(id).getFirst();
            assertThat(attendee.toString()).doesNotContain("Jan", "@");

            ContactDetails details =
                    inbox.reveal(attendee.reference(), Purpose.OTHER).orElseThrow();

            assertThat(details.email()).isEqualTo("lies@" + mailbox);
            UUID lead = workerDatabase
                    .select(LEAD_.ID)
                    .from(LEAD_)
                    .where(LEAD_.REFERENCE.eq(attendee.reference()))
                    .fetchSingle(LEAD_.ID);
            assertThat(accessLog.of(lead))
                    .extracting(AccessEntry::action, AccessEntry::purpose)
                    .containsExactly(tuple("reveal", "other"));
        }
    }

    @Test
    void oneOfTwoColleaguesWhoChangeTheSameEventIsOvertaken() {
        published(9, 1);
        try (SignedInAs sales = new SignedInAs(colleague, Role.SALES)) {
            int version = event().version();
            assertThat(desk.change(id, version, input(inDays(9), "Utrecht", 2))).isEqualTo(EventDesk.Result.DONE);
            assertThat(desk.cancel(id, version)).isEqualTo(EventDesk.Result.OVERTAKEN);
            assertThat(event().state()).isEqualTo(SiteEvent.State.PUBLISHED);
        }
    }

    @Test
    @Proves("P6")
    void whoIsErasedMakesRoomForWhoWaits() {
        published(9, 1);
        UUID first = register("lies");
        UUID second = register("karel");
        mail("lies", 1);
        mail("karel", 1);
        assertThat(event().coming()).isEqualTo(1);

        LeadErasure.forget(workerDatabase, List.of(first));

        assertThat(mail("karel", 2)).contains("Kies je pakket");
        assertThat(event().coming()).isEqualTo(1);
        assertThat(workerDatabase.fetchCount(REGISTRATION, REGISTRATION.ID.eq(first)))
                .isZero();
        LeadErasure.forget(workerDatabase, List.of(second));
        assertThat(event().coming()).isZero();
    }
}
