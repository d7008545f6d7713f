package nl.allesoveradministratie.pakketwijzer.lead;

import static nl.allesoveradministratie.pakketwijzer.identity.db.Tables.ACCOUNT;
import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.EVENT;
import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.INTAKE;
import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LEAD_;
import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LINK;
import static nl.allesoveradministratie.pakketwijzer.mail.db.Tables.OUTBOX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.mail.Message;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import nl.allesoveradministratie.pakketwijzer.RunningApplication;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.identity.SignedInAs;
import nl.allesoveradministratie.pakketwijzer.lead.LeadDesk.Result;
import nl.allesoveradministratie.pakketwijzer.privacy.AccessEntry;
import nl.allesoveradministratie.pakketwijzer.privacy.AccessLog;
import nl.allesoveradministratie.pakketwijzer.privacy.Purpose;
import nl.allesoveradministratie.pakketwijzer.sealing.CannotOpen;
import nl.allesoveradministratie.pakketwijzer.shared.EmailAddress;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.shared.PhoneNumber;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;

/** Colleagues who follow up leads, together and at once: nothing is lost, overwritten, or seen unwritten. */
class LeadDeskIT extends RunningApplication {

    private static final ZoneId HERE = ZoneId.of("Europe/Amsterdam");
    private static final String NOTE = "Belde terug over kanariepieten";

    @Autowired
    private LeadDesk desk;

    @Autowired
    private LeadInbox inbox;

    @Autowired
    private LeadIntake intake;

    @Autowired
    private AccessLog accessLog;

    @Autowired
    private Texts texts;

    @Autowired
    private DSLContext officeDatabase;

    @Autowired
    private DSLContext workerDatabase;

    @Autowired
    @FlywayDataSource
    private DataSource ownerDataSource;

    private UUID me;
    private final List<UUID> hired = new ArrayList<>();
    private SignedInAs signedIn;

    @BeforeEach
    void signIn() {
        me = colleague();
        signedIn = new SignedInAs(me, Role.SALES);
    }

    @AfterEach
    void signOut() {
        signedIn.close();
        // Who follows up leads is told of those of other tests.
        officeDatabase
                .update(ACCOUNT)
                .set(ACCOUNT.DISABLED_AT, OffsetDateTime.now())
                .where(ACCOUNT.ID.in(hired))
                .execute();
    }

    private UUID colleague() {
        UUID id = UUID.randomUUID();
        hired.add(id);
        officeDatabase
                .insertInto(ACCOUNT)
                .set(ACCOUNT.ID, id)
                .set(ACCOUNT.EMAIL, id + "@kantoor.test")
                .set(ACCOUNT.NAME, "Mila Bakker")
                .set(ACCOUNT.ROLES, new String[] {"sales"})
                .set(ACCOUNT.LANGUAGE, "nl")
                .set(ACCOUNT.PASSWORD_HASH, "none")
                .set(ACCOUNT.CREATED_AT, OffsetDateTime.now())
                .execute();
        return id;
    }

    private DSLContext owner() {
        return DSL.using(ownerDataSource, SQLDialect.POSTGRES);
    }

    private static Enquiry enquiry(@Nullable String email, @Nullable String phone) {
        return new Enquiry(
                "vixum",
                Language.NL,
                "Kanariepiet de Vries",
                "Vogelhuis",
                email == null ? null : new EmailAddress(email),
                phone == null ? null : PhoneNumber.parse(phone).orElseThrow(),
                null,
                "Mag ik mijn volière aftrekken?",
                null,
                null);
    }

    private UUID entered() {
        return entered(enquiry(null, null));
    }

    private UUID entered(Enquiry enquiry) {
        UUID lead = UUID.randomUUID();
        desk.enter(lead, enquiry, LeadOrigin.PHONE);
        return lead;
    }

    /** From the form, opened by the worker: nobody's. */
    private UUID asked() {
        return asked(UUID.randomUUID() + "@bezoeker.test", null);
    }

    private UUID asked(@Nullable String email, @Nullable String phone) {
        UUID id = UUID.randomUUID();
        intake.submit(id, enquiry(email, phone), new Receipt(Language.NL, "Alleen medewerkers.", false))
                .orElseThrow();
        await().until(() -> workerDatabase.fetchExists(INTAKE, INTAKE.SUBMISSION_ID.eq(id), INTAKE.SEALED.isNull()));
        return id;
    }

    private Record row(UUID lead) {
        return officeDatabase.selectFrom(LEAD_).where(LEAD_.ID.eq(lead)).fetchSingle();
    }

    private int version(UUID lead) {
        return row(lead).get(LEAD_.VERSION);
    }

    private String reference(UUID lead) {
        return row(lead).get(LEAD_.REFERENCE);
    }

    private List<Record> events(UUID lead, EventKind kind) {
        return List.copyOf(officeDatabase
                .selectFrom(EVENT)
                .where(EVENT.LEAD_ID.eq(lead), EVENT.KIND.eq(kind.key()))
                .orderBy(EVENT.POSITION)
                .fetch());
    }

    private static List<MimeMessage> mailsTo(String address) {
        return Arrays.stream(POST.getReceivedMessages())
                .filter(mail -> {
                    try {
                        return mail.getRecipients(Message.RecipientType.TO)[0]
                                .toString()
                                .equals(address);
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
    }

    /** Many colleagues, each on a thread of his own, who all begin at the same moment. */
    private static <T> List<T> atOnce(List<UUID> colleagues, Callable<T> action) throws Exception {
        CyclicBarrier start = new CyclicBarrier(colleagues.size());
        List<Callable<T>> all = colleagues.stream()
                .<Callable<T>>map(colleague -> () -> {
                    try (SignedInAs each = new SignedInAs(colleague, Role.SALES)) {
                        start.await();
                        return action.call();
                    }
                })
                .toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(colleagues.size())) {
            List<T> results = new ArrayList<>();
            for (Future<T> each : threads.invokeAll(all)) {
                results.add(each.get());
            }
            return results;
        }
    }

    @Test
    void ofFiftyWhoClaimALeadAtOnceOneHasIt() throws Exception {
        UUID lead = asked();
        List<UUID> colleagues = Stream.generate(this::colleague).limit(50).toList();

        List<Result> results = atOnce(colleagues, () -> desk.claim(lead));

        assertThat(results).hasSize(50).containsOnlyOnce(Result.DONE);
        assertThat(Collections.frequency(results, Result.OVERTAKEN)).isEqualTo(49);
        UUID winner = colleagues.get(results.indexOf(Result.DONE));
        assertThat(row(lead).get(LEAD_.OWNER)).isEqualTo(winner);
        assertThat(events(lead, EventKind.CLAIMED))
                .singleElement()
                .extracting(event -> event.get(EVENT.ACTOR))
                .isEqualTo(winner);
    }

    @Test
    void onlyWhoseLeadItIsGivesItBack() {
        UUID lead = entered();
        try (SignedInAs other = new SignedInAs(colleague(), Role.SALES)) {
            assertThat(desk.release(lead)).isEqualTo(Result.OVERTAKEN);
        }
        assertThat(row(lead).get(LEAD_.OWNER)).isEqualTo(me);

        signIn(me);
        assertThat(desk.release(lead)).isEqualTo(Result.DONE);
        assertThat(row(lead).get(LEAD_.OWNER)).isNull();
        assertThat(events(lead, EventKind.RELEASED)).hasSize(1);
    }

    private void signIn(UUID colleague) {
        signedIn = new SignedInAs(colleague, Role.SALES);
    }

    @Test
    void aChangeToWhatOneDidNotSeeChangesNothing() {
        UUID lead = entered();
        int seen = version(lead);
        assertThat(desk.planNextStep(lead, seen, "Terugbellen", LocalDate.of(2027, 1, 4)))
                .isEqualTo(Result.DONE);
        Record before = row(lead);
        List<Record> eventsBefore = List.copyOf(
                officeDatabase.selectFrom(EVENT).where(EVENT.LEAD_ID.eq(lead)).fetch());

        assertThat(desk.changeStatus(lead, seen, LeadStatus.DONE)).isEqualTo(Result.OVERTAKEN);
        assertThat(desk.planNextStep(lead, seen, "Mailen", LocalDate.of(2027, 2, 1)))
                .isEqualTo(Result.OVERTAKEN);
        assertThat(desk.finishNextStep(lead, seen)).isEqualTo(Result.OVERTAKEN);

        assertThat(row(lead)).isEqualTo(before);
        assertThat(List.<Record>copyOf(officeDatabase
                        .selectFrom(EVENT)
                        .where(EVENT.LEAD_ID.eq(lead))
                        .fetch()))
                .isEqualTo(eventsBefore);
    }

    @Test
    void ofTenWhoChangeTheSameVersionAtOnceOneDoes() throws Exception {
        UUID lead = entered();
        int seen = version(lead);

        List<Result> results =
                atOnce(Collections.nCopies(10, me), () -> desk.changeStatus(lead, seen, LeadStatus.WAITING));

        assertThat(results).containsOnlyOnce(Result.DONE).contains(Result.OVERTAKEN);
        assertThat(version(lead)).isEqualTo(seen + 1);
        assertThat(events(lead, EventKind.STATUS)).hasSize(1);
    }

    @Test
    void notesNeverCollideWithAnything() throws Exception {
        UUID lead = entered();
        int seen = version(lead);

        List<Result> results = atOnce(Collections.nCopies(20, me), () -> desk.note(lead, NOTE));

        assertThat(results).containsOnly(Result.DONE);
        assertThat(events(lead, EventKind.NOTE)).hasSize(20);
        assertThat(desk.changeStatus(lead, seen, LeadStatus.WAITING)).isEqualTo(Result.DONE);
    }

    @Test
    void whatColleaguesWriteIsSealedAndOpensAgain() {
        UUID lead = entered();
        desk.note(lead, NOTE);
        desk.planNextStep(lead, version(lead), NOTE, LocalDate.of(2027, 1, 4));

        String kept = Stream.concat(
                        Stream.of(row(lead)),
                        officeDatabase.selectFrom(EVENT).where(EVENT.LEAD_ID.eq(lead)).fetch().stream())
                .flatMap(row -> Arrays.stream(row.intoArray()))
                .map(value -> value instanceof byte[] bytes
                        ? new String(bytes, StandardCharsets.ISO_8859_1)
                        : String.valueOf(value))
                .collect(Collectors.joining("\n"));
        assertThat(kept)
                .contains(lead.toString())
                .doesNotContainIgnoringCase("kanarie")
                .doesNotContain(base64("kanarie"), base64("anariep"), base64("nariepi"));
        LeadDetail detail = inbox.open(reference(lead)).orElseThrow();
        assertThat(detail.nextStep()).isEqualTo(NOTE);
        assertThat(detail.events())
                .filteredOn(event -> event.kind() == EventKind.NOTE || event.kind() == EventKind.NEXT_STEP)
                .hasSize(2)
                .allSatisfy(event -> assertThat(event.words()).isEqualTo(NOTE));
    }

    /** Whole groups of three bytes, so that it is found wherever the text begins. */
    private static String base64(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return Base64.getEncoder().encodeToString(Arrays.copyOf(bytes, bytes.length / 3 * 3));
    }

    @Test
    void wordsMovedToAnotherEventDoNotOpen() {
        UUID lead = entered();
        desk.note(lead, "De eerste");
        desk.note(lead, "De tweede");
        List<Record> notes = events(lead, EventKind.NOTE);
        owner().update(EVENT)
                .set(EVENT.WORDS, notes.getFirst().get(EVENT.WORDS))
                .where(EVENT.ID.eq(notes.getLast().get(EVENT.ID)))
                .execute();

        assertThatThrownBy(() -> inbox.open(reference(lead))).isInstanceOf(CannotOpen.class);
    }

    static Stream<String> textsThatCannotBeKept() {
        return Stream.of("", " \n\t", "Zijn nummer is 123456782", "BSN 1234.56.782", "x".repeat(5_001));
    }

    @ParameterizedTest
    @MethodSource("textsThatCannotBeKept")
    void aTextThatCannotBeKeptIsRefused(String text) {
        UUID lead = entered();
        Record before = row(lead);
        LocalDate soon = LocalDate.of(2027, 1, 4);

        assertThatThrownBy(() -> desk.note(lead, text)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> desk.planNextStep(lead, version(lead), text, soon))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(row(lead)).isEqualTo(before);
        assertThat(events(lead, EventKind.NOTE)).isEmpty();
        assertThat(events(lead, EventKind.NEXT_STEP)).isEmpty();
    }

    @Test
    void aNextStepThatWasTakenStandsOnTheTimelineAndNoLongerAtTheTop() {
        UUID lead = entered();
        desk.planNextStep(lead, version(lead), NOTE, LocalDate.of(2027, 1, 4));
        assertThat(desk.finishNextStep(lead, version(lead))).isEqualTo(Result.DONE);

        LeadDetail detail = inbox.open(reference(lead)).orElseThrow();
        assertThat(detail.nextStep()).isEmpty();
        assertThat(detail.summary().nextStepOn()).isNull();
        assertThat(detail.events().getFirst().kind()).isEqualTo(EventKind.NEXT_STEP_DONE);
        assertThat(detail.events().getFirst().words()).isEqualTo(NOTE);
    }

    private void wasLongAgo(UUID lead) {
        owner().update(LEAD_)
                .set(LEAD_.LAST_CONTACT_AT, OffsetDateTime.now().minusMonths(11))
                .set(LEAD_.ANONYMISE_ON, LocalDate.of(2026, 12, 1))
                .where(LEAD_.ID.eq(lead))
                .execute();
    }

    @Test
    void contactMovesTheDayOfAnonymisingToTwelveMonthsLater() {
        UUID lead = entered();
        for (LeadStatus contact : List.of(LeadStatus.CONTACTED, LeadStatus.ADVISING)) {
            wasLongAgo(lead);
            LocalDate before = LocalDate.now(HERE);
            desk.changeStatus(lead, version(lead), contact);
            assertThat(row(lead).get(LEAD_.ANONYMISE_ON))
                    .isBetween(before.plusMonths(12), LocalDate.now(HERE).plusMonths(12));
        }
    }

    @Test
    void aStatusWithoutContactMovesNothing() {
        UUID lead = entered();
        wasLongAgo(lead);
        for (LeadStatus status : List.of(LeadStatus.WAITING, LeadStatus.DONE, LeadStatus.NEW)) {
            desk.changeStatus(lead, version(lead), status);
            assertThat(row(lead).get(LEAD_.ANONYMISE_ON)).isEqualTo("2026-12-01");
            assertThat(row(lead).get(LEAD_.FIRST_RESPONSE_AT)).isNull();
        }
    }

    @Test
    void theFirstResponseStaysTheFirst() {
        UUID lead = entered();
        desk.changeStatus(lead, version(lead), LeadStatus.CONTACTED);
        OffsetDateTime first = row(lead).get(LEAD_.FIRST_RESPONSE_AT);
        assertThat(first).isNotNull();

        desk.changeStatus(lead, version(lead), LeadStatus.WAITING);
        desk.changeStatus(lead, version(lead), LeadStatus.ADVISING);

        assertThat(row(lead).get(LEAD_.FIRST_RESPONSE_AT)).isEqualTo(first);
    }

    private void awaitIndexed(UUID lead) {
        await().until(() -> workerDatabase
                .fetch("SELECT 1 FROM scheduler.scheduled_tasks WHERE task_instance = ?", lead + "/1")
                .isEmpty());
    }

    @Test
    void writtenDownByADoubleClickItIsOneLead() throws Exception {
        UUID id = UUID.randomUUID();
        List<UUID> colleagues = Stream.generate(this::colleague).limit(8).toList();

        List<String> references = atOnce(colleagues, () -> desk.enter(id, enquiry(null, null), LeadOrigin.VISIT));

        assertThat(references).hasSize(8).containsOnly(references.getFirst());
        assertThat(workerDatabase.fetchCount(LEAD_, LEAD_.ID.eq(id))).isEqualTo(1);
        assertThat(events(id, EventKind.ENTERED)).hasSize(1);
    }

    @Test
    void writtenDownTwiceItIsOneLeadAndOneMail() throws Exception {
        UUID id = UUID.randomUUID();
        Enquiry enquiry = enquiry("twee.keer@entered.test", "06 12345678");
        String reference = desk.enter(id, enquiry, LeadOrigin.PHONE);
        awaitIndexed(id);
        assertThat(desk.enter(id, enquiry, LeadOrigin.PHONE)).isEqualTo(reference);
        awaitIndexed(id);

        assertThat(workerDatabase.fetchCount(LEAD_, LEAD_.ID.eq(id))).isEqualTo(1);
        assertThat(events(id, EventKind.ENTERED)).hasSize(1);
        assertThat(workerDatabase
                        .select(OUTBOX.KIND)
                        .from(OUTBOX)
                        .where(OUTBOX.ABOUT.eq(id))
                        .fetch(OUTBOX.KIND))
                .containsExactly("lead_entered");
        await().until(() -> mailsTo("twee.keer@entered.test").size() == 1);
        MimeMessage mail = mailsTo("twee.keer@entered.test").getFirst();
        assertThat(mail.getSubject()).isEqualTo("We hebben je vraag genoteerd (" + reference + ")");
        assertThat(mail.getContent().toString().replace("\r\n", "\n"))
                .contains(
                        "Kanariepiet de Vries",
                        "Mag ik mijn volière aftrekken?",
                        texts.get(Language.NL, "contact.agreed"),
                        texts.get(Language.NL, "letter.rights").split("\\{0}")[0]);
    }

    @Test
    void whoHasNoEmailGetsNoMail() {
        UUID lead = entered(enquiry(null, "06 12345678"));
        awaitIndexed(lead);

        assertThat(workerDatabase.fetchCount(OUTBOX, OUTBOX.ABOUT.eq(lead))).isZero();
        assertThat(events(lead, EventKind.MAIL)).isEmpty();
    }

    @Test
    void openingALeadIsWrittenDownAndShowingItAgainIsNot() {
        UUID lead = entered();
        LeadDetail detail = inbox.open(reference(lead)).orElseThrow();
        inbox.again(detail);

        assertThat(detail.masked()).isEqualTo(new ContactDetails("K•••• d•••• V••••", "", "", "V••••"));
        assertThat(accessLog.of(lead)).singleElement().satisfies(entry -> {
            assertThat(entry.action()).isEqualTo("look");
            assertThat(entry.actor()).isEqualTo(me);
            assertThat(entry.details()).isEmpty();
            assertThat(entry.purpose()).isEmpty();
        });
    }

    @Test
    void showingContactDetailsIsWrittenDownWithWhatAndWhy() {
        UUID lead = entered(enquiry("in.te.zien@entered.test", null));

        assertThat(inbox.reveal(reference(lead), Purpose.CALL))
                .contains(new ContactDetails("Kanariepiet de Vries", "in.te.zien@entered.test", "", "Vogelhuis"));

        assertThat(accessLog.of(lead)).singleElement().satisfies(entry -> {
            assertThat(entry.action()).isEqualTo("reveal");
            assertThat(entry.actor()).isEqualTo(me);
            assertThat(entry.details()).containsExactly("name", "email", "company");
            assertThat(entry.purpose()).isEqualTo("call");
        });
    }

    @Test
    void nothingIsShownThatCannotBeWrittenDown() {
        UUID lead = entered();
        String reference = reference(lead);
        owner().execute("REVOKE EXECUTE ON FUNCTION audit.record FROM pw_office");
        try {
            assertThatThrownBy(() -> inbox.reveal(reference, Purpose.REPLY)).isInstanceOf(DataAccessException.class);
            assertThatThrownBy(() -> inbox.open(reference)).isInstanceOf(DataAccessException.class);
        } finally {
            owner().execute("GRANT EXECUTE ON FUNCTION audit.record TO pw_office");
        }
        assertThat(accessLog.of(lead)).extracting(AccessEntry::action).isEmpty();
    }

    @Test
    void theListShowsInitialsAndNothingElseOfThePerson() {
        UUID lead = entered(enquiry("in.de.lijst@entered.test", "06 12345678"));

        LeadSummary summary = inbox.page(LeadFilter.MINE, null).getFirst();

        assertThat(summary.id()).isEqualTo(lead);
        assertThat(summary.initials()).isEqualTo("K. de V.");
        assertThat(summary.toString())
                .doesNotContainIgnoringCase("kanarie")
                .doesNotContain("Vries", "lijst", "entered.test", "12345678", "Vogelhuis", "volière");
    }

    @Test
    void pageAfterPageEachLeadIsSeenOnceWhileNewOnesComeIn() {
        Set<UUID> there = new HashSet<>();
        for (int i = 0; i < 120; i++) {
            there.add(entered());
        }
        // Half of them at the very same moment.
        owner().execute(
                        "UPDATE lead.lead SET received_at = date_trunc('second', received_at) WHERE owner = ? AND id < ?",
                        me,
                        new UUID(Long.MIN_VALUE, 0));

        List<UUID> seen = new ArrayList<>();
        List<LeadSummary> page = inbox.page(LeadFilter.MINE, null);
        int pages = 0;
        while (!page.isEmpty()) {
            assertThat(page).hasSizeLessThanOrEqualTo(LeadInbox.PAGE);
            page.forEach(each -> seen.add(each.id()));
            LeadSummary last = page.getLast();
            if (pages++ < 3) {
                entered();
                UUID earlier = entered();
                owner().update(LEAD_)
                        .set(LEAD_.RECEIVED_AT, OffsetDateTime.now().minusDays(1))
                        .where(LEAD_.ID.eq(earlier))
                        .execute();
            }
            page = inbox.page(LeadFilter.MINE, new LeadInbox.After(last.receivedAt(), last.id()));
        }

        assertThat(seen).doesNotHaveDuplicates().containsAll(there);
        assertThat(inbox.count(LeadFilter.MINE)).isEqualTo(126);
    }

    private void anonymise(UUID lead) {
        owner().execute(
                        "UPDATE lead.lead SET data_key = NULL, name = NULL, email = NULL, phone = NULL, company = NULL,"
                                + " question = NULL, answers = NULL, ranking = NULL WHERE id = ?",
                        lead);
    }

    @Test
    void anAnonymisedLeadIsShownWithoutThePerson() {
        UUID lead = entered();
        desk.note(lead, NOTE);
        anonymise(lead);

        LeadDetail detail = inbox.open(reference(lead)).orElseThrow();

        assertThat(detail.masked()).isNull();
        assertThat(detail.question()).isEmpty();
        assertThat(detail.events())
                .allSatisfy(event -> assertThat(event.words()).isEmpty());
        assertThat(inbox.reveal(reference(lead), Purpose.REPLY)).isEmpty();
    }

    @Test
    void anAnonymisedLeadIsNotChangedAnyMore() {
        UUID lead = entered();
        UUID nobodys = asked();
        anonymise(lead);
        anonymise(nobodys);
        Record before = row(lead);
        int seen = version(lead);
        Map<String, Supplier<Result>> changes = Map.of(
                "status", () -> desk.changeStatus(lead, seen, LeadStatus.DONE),
                "note", () -> desk.note(lead, NOTE),
                "plan", () -> desk.planNextStep(lead, seen, NOTE, LocalDate.of(2027, 1, 4)),
                "finish", () -> desk.finishNextStep(lead, seen),
                "release", () -> desk.release(lead),
                "claim", () -> desk.claim(nobodys));

        changes.forEach((name, change) -> assertThat(change.get()).as(name).isEqualTo(Result.GONE));

        assertThat(row(lead)).isEqualTo(before);
        assertThat(row(nobodys).get(LEAD_.OWNER)).isNull();
    }

    @Test
    void aLeadThatIsNotThereIsGone() {
        assertThat(desk.claim(UUID.randomUUID())).isEqualTo(Result.GONE);
        assertThat(desk.note(UUID.randomUUID(), NOTE)).isEqualTo(Result.GONE);
        assertThat(inbox.open("PW-0000-0000-00")).isEmpty();
    }

    private void wasReceived(UUID lead, Duration ago) {
        owner().update(LEAD_)
                .set(LEAD_.RECEIVED_AT, OffsetDateTime.now().minus(ago))
                .where(LEAD_.ID.eq(lead))
                .execute();
    }

    @Test
    void theSamePersonWithinThirtyDaysIsLinkedAndAfterThirtyOneIsNot() {
        UUID longAgo = asked("dezelfde@bezoeker.test", null);
        wasReceived(longAgo, Duration.ofDays(31));
        UUID recent = asked("Dezelfde@bezoeker.test", null);
        assertThat(workerDatabase.fetchCount(LINK, LINK.LEAD_ID.eq(recent))).isZero();
        wasReceived(recent, Duration.ofDays(29));

        UUID now = asked("dezelfde@bezoeker.test", null);

        assertThat(workerDatabase
                        .select(LINK.EARLIER_ID)
                        .from(LINK)
                        .where(LINK.LEAD_ID.eq(now))
                        .fetch(LINK.EARLIER_ID))
                .containsExactly(recent);
        assertThat(inbox.open(reference(recent)).orElseThrow().related())
                .extracting(LeadDetail.Related::reference)
                .containsExactly(reference(now));
    }
}
