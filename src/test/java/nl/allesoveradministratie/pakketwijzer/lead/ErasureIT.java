package nl.allesoveradministratie.pakketwijzer.lead;

import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.DRAFT;
import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.EVENT;
import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LEAD_;
import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LINK;
import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LOOKUP;
import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.PAST_LEAD;
import static nl.allesoveradministratie.pakketwijzer.mail.db.Tables.OUTBOX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import nl.allesoveradministratie.pakketwijzer.Proves;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.identity.SignedInAs;
import nl.allesoveradministratie.pakketwijzer.installation.OwnerOnly;
import nl.allesoveradministratie.pakketwijzer.installation.StartProblem;
import nl.allesoveradministratie.pakketwijzer.privacy.ErasureJournal;
import nl.allesoveradministratie.pakketwijzer.privacy.ErasureJournal.Erasure;
import nl.allesoveradministratie.pakketwijzer.privacy.HoldReason;
import nl.allesoveradministratie.pakketwijzer.privacy.LegalHolds;
import nl.allesoveradministratie.pakketwijzer.sealing.Digests;
import nl.allesoveradministratie.pakketwijzer.sealing.Place;
import nl.allesoveradministratie.pakketwijzer.sealing.Sealer;
import nl.allesoveradministratie.pakketwijzer.shared.EmailAddress;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.shared.PhoneNumber;
import nl.allesoveradministratie.pakketwijzer.worker.Later;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;

/** Who asks to be forgotten is forgotten, everywhere, for good, and by one mail more; but for what must be kept by law. */
@Proves("P6")
class ErasureIT extends LeadPageCase {

    @Autowired
    private LeadIntake intake;

    @Autowired
    private LeadMerging merging;

    @Autowired
    private Drafts drafts;

    @Autowired
    private LegalHolds holds;

    @Autowired
    private LeadErasure erasure;

    @Autowired
    private ErasureReplay replay;

    @Autowired
    private ErasureJournal journal;

    @Autowired
    private Digests lookupDigests;

    @Autowired
    private Sealer mailSealer;

    @Autowired
    private DSLContext workerDatabase;

    @Autowired
    @FlywayDataSource
    private DataSource ownerDataSource;

    @Value("${pakketwijzer.erasures}")
    private Path folder;

    private final String email = UUID.randomUUID() + "@vergeet.test";
    private DSLContext owner;

    @BeforeEach
    void asOwner() {
        owner = DSL.using(ownerDataSource, SQLDialect.POSTGRES);
    }

    private UUID asked(String address, String phone) {
        UUID id = UUID.randomUUID();
        Enquiry enquiry = new Enquiry(
                "vixum",
                Language.NL,
                "Karel Vergeetmij",
                "Vergeethuis",
                new EmailAddress(address),
                new PhoneNumber(phone),
                null,
                "Wat weten jullie van mij?",
                null,
                null);
        intake.submit(id, enquiry, new Receipt(Language.NL, "Alleen medewerkers.", false))
                .orElseThrow();
        await().until(() -> owner.fetchExists(OUTBOX, OUTBOX.ABOUT.eq(id), OUTBOX.STATUS.eq("sent")));
        return id;
    }

    private byte[] digest(String address) {
        return Duplicates.digest(lookupDigests, "email", new EmailAddress(address).normalised());
    }

    /** As the person's own page does it. */
    private UUID request(String address) {
        UUID request = UUID.randomUUID();
        owner.transaction(transaction -> {
            insert(transaction.dsl(), request, address);
            Later.schedule(transaction.dsl(), "erase-person", request, 0);
        });
        return request;
    }

    /** Taken from the clockwork at once, so that only the test does what it asks. */
    private void open(UUID request, String address) {
        owner.transaction(transaction -> {
            insert(transaction.dsl(), request, address);
            transaction
                    .dsl()
                    .execute(
                            "DELETE FROM scheduler.scheduled_tasks WHERE left(task_instance, 36) = ?",
                            request.toString());
        });
    }

    private void insert(DSLContext dsl, UUID request, String address) {
        dsl.execute(
                "INSERT INTO privacy.request (id, number, kind, came_by, subject, received_at, due_on)"
                        + " VALUES (?, privacy.new_number(), 'erase', 'own', ?, now(), current_date + 30)",
                request,
                digest(address));
    }

    private Record row(String table, UUID id) {
        return owner.fetchSingle("SELECT * FROM " + table + " WHERE id = ?", id);
    }

    private String status(UUID request) {
        return row("privacy.request", request).get("status", String.class);
    }

    private void awaitEnded(UUID request) {
        await().until(() -> !status(request).equals("open"));
    }

    private boolean isKept(UUID lead) {
        return owner.fetchExists(LEAD_, LEAD_.ID.eq(lead));
    }

    private List<String> subjectsTo(String address) {
        return Arrays.stream(POST.getReceivedMessages())
                .filter(mail -> to(mail).equals(address))
                .map(ErasureIT::subject)
                .toList();
    }

    private static String to(MimeMessage mail) {
        try {
            return mail.getAllRecipients()[0].toString();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Where one of these ids stands, in any column of any table; the access log keeps who looked, by a number of nobody. */
    private List<String> placesOf(UUID... ids) {
        String any = String.join("|", Arrays.stream(ids).map(UUID::toString).toList());
        return owner.fetch("""
                        SELECT table_schema, table_name, column_name FROM information_schema.columns
                        JOIN information_schema.tables USING (table_schema, table_name)
                        WHERE table_type = 'BASE TABLE' AND data_type IN ('uuid', 'text')
                            AND table_schema NOT IN ('pg_catalog', 'information_schema', 'audit')
                        """).stream()
                .filter(column -> owner.fetchExists(DSL.selectOne()
                        .from(DSL.table(DSL.name(column.get(0, String.class), column.get(1, String.class))))
                        .where(DSL.field(DSL.name(column.get(2, String.class)))
                                .cast(String.class)
                                .likeRegex(any))))
                .map(column -> column.get(1) + "." + column.get(2))
                .toList();
    }

    @Test
    void everythingUnderTheAddressGoesAndTheLastMailSaysSo() throws IOException {
        UUID one = asked(email, "+31612340001");
        UUID other = asked(email, "+31612340002");
        UUID elsewhere = asked(UUID.randomUUID() + "@vergeet.test", "+31612340003");
        UUID housemate = asked(UUID.randomUUID() + "@vergeet.test", "+31612340001");
        merging.merge(one, version(one), elsewhere, version(elsewhere));
        desk.note(one, "Houdt van de nachtegaal");
        drafts.keep(other, Drafts.Field.REPLY, "Beste Karel,", 0);
        String reference = reference(one);
        assertThat(owner.fetchCount(EVENT, EVENT.LEAD_ID.eq(housemate), EVENT.DETAIL.eq(reference)))
                .isEqualTo(1);
        int past = owner.fetchCount(PAST_LEAD);

        UUID request = request(email);
        awaitEnded(request);

        assertThat(status(request)).isEqualTo("done");
        assertThat(row("privacy.request", request).get("subject")).isNull();
        assertThat(placesOf(one, other)).isEmpty();
        assertThat(owner.fetchCount(LOOKUP, LOOKUP.DIGEST.eq(digest(email)))).isZero();
        assertThat(owner.fetchCount(DRAFT, DRAFT.LEAD_ID.in(one, other))).isZero();
        // Somebody else's timeline does not name it any more, and that lead is untouched
        assertThat(isKept(housemate)).isTrue();
        // Under another address: that a colleague put them together does not make it this person's
        assertThat(isKept(elsewhere)).isTrue();
        assertThat(owner.fetchCount(EVENT, EVENT.DETAIL.eq(reference))).isZero();
        assertThat(owner.fetchCount(LINK, LINK.LEAD_ID.eq(housemate))).isZero();
        // Not even counted
        assertThat(owner.fetchCount(PAST_LEAD)).isEqualTo(past);
        assertThat(journal.all()).anySatisfy(each -> {
            assertThat(each.request()).isEqualTo(request);
            assertThat(each.forgotten()).contains(one, other).doesNotContain(elsewhere, housemate);
        });
        String number = row("privacy.request", request).get("number", String.class);
        await().untilAsserted(() -> assertThat(subjectsTo(email)).endsWith("Je gegevens zijn gewist (" + number + ")"));
        await().untilAsserted(() -> assertThat(owner.fetchCount(
                        DSL.table("mail.letter"),
                        DSL.condition("outbox_id IN (SELECT id FROM mail.outbox WHERE about = ?)", request)))
                .isZero());
    }

    @Test
    void whatWasErasedIsWrittenDownForTheOwnersEyesOnlyAndSaysNothingOfAnybody() throws IOException {
        UUID lead = asked(email, "+31612340010");
        UUID request = request(email);
        awaitEnded(request);

        Path file = folder.resolve("erasures.txt");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
        assertThat(Files.readString(file)).contains(request + " " + lead).doesNotContain("@", "Karel");
    }

    @Test
    void whoAsksTwiceIsForgottenOnce() {
        UUID lead = asked(email, "+31612340020");
        UUID first = request(email);
        UUID second = request(email);
        awaitEnded(first);
        awaitEnded(second);
        assertThat(isKept(lead)).isFalse();
        assertThat(erasure.erase(first)).isEmpty();
        await().untilAsserted(
                        () -> assertThat(subjectsTo(email).stream().filter(each -> each.startsWith("Je gegevens")))
                                .hasSize(1));
    }

    @Test
    void whatMustBeKeptIsNotErasedAndThePersonIsToldWhy() {
        UUID lead = asked(email, "+31612340030");
        String reference = reference(lead);
        try (SignedInAs officer = new SignedInAs(me, Role.PRIVACY_OFFICER)) {
            holds.hold(reference, HoldReason.DISPUTE);
        }
        UUID request = request(email);
        awaitEnded(request);

        assertThat(status(request)).isEqualTo("refused");
        assertThat(row("privacy.request", request).get("refused_because")).isEqualTo("dispute");
        assertThat(isKept(lead)).isTrue();
        await().untilAsserted(() -> assertThat(subjectsTo(email))
                .anyMatch(each -> each.startsWith("We kunnen je gegevens nog niet wissen")));
    }

    @Test
    void aProcessThatDiesBetweenWritingDownAndErasingIsFinishedAtTheNextStart() throws IOException {
        UUID lead = asked(email, "+31612340040");
        UUID request = UUID.randomUUID();
        open(request, email);
        // Written down, and then the power failed
        journal.append(new Erasure(Instant.now(), request, List.of(lead)));

        replay.replay();

        assertThat(isKept(lead)).isFalse();
        assertThat(status(request)).isEqualTo("done");
        await().untilAsserted(() ->
                assertThat(subjectsTo(email)).anyMatch(each -> each.startsWith("Je gegevens zijn gewist")));
    }

    /** Two leads of one person were written down, the power failed, and then a colleague held one of the two. */
    @Test
    void whatIsHeldAfterItWasWrittenDownIsNotErasedAtTheNextStartEither() throws IOException {
        UUID free = asked(email, "+31612340045");
        UUID kept = asked(email, "+31612340046");
        UUID request = UUID.randomUUID();
        open(request, email);
        journal.append(new Erasure(Instant.now(), request, List.of(free, kept)));
        String reference = reference(kept);
        try (SignedInAs officer = new SignedInAs(me, Role.PRIVACY_OFFICER)) {
            holds.hold(reference, HoldReason.DISPUTE);
        }

        replay.replay();
        replay.replay();

        assertThat(isKept(kept)).isTrue();
        assertThat(isKept(free)).isFalse();
        assertThat(status(request)).isEqualTo("done");
    }

    private void confirmation(UUID request, Duration ago) {
        owner.execute(
                "INSERT INTO mail.outbox (id, message_id, kind, about, created_at, not_before)"
                        + " VALUES (gen_random_uuid(), gen_random_uuid(), 'own_request', ?, ?, now() + interval '1 hour')",
                request,
                java.sql.Timestamp.from(Instant.now().minus(ago)));
    }

    @Test
    void whoIsToldFirstThatItWasAskedIsForgottenAfterThat() {
        UUID lead = asked(email, "+31612340052");
        UUID request = UUID.randomUUID();
        open(request, email);
        confirmation(request, Duration.ZERO);

        assertThat(erasure.erase(request)).isPresent();
        assertThat(isKept(lead)).isTrue();
        owner.execute("UPDATE mail.outbox SET status = 'sent' WHERE about = ?", request);

        assertThat(erasure.erase(request)).isEmpty();
        assertThat(isKept(lead)).isFalse();
    }

    @Test
    void aMailServerThatIsAwayKeepsNobodyFromBeingForgotten() {
        UUID lead = asked(email, "+31612340051");
        UUID request = UUID.randomUUID();
        open(request, email);
        confirmation(request, Duration.ofMinutes(2));

        assertThat(erasure.erase(request)).isEmpty();

        assertThat(isKept(lead)).isFalse();
    }

    /** What was added to a lead that must be kept is part of it. */
    @Test
    void whatWasAddedToAHeldLeadStaysWithIt() {
        UUID kept = asked(email, "+31612340048");
        UUID added = asked(email, "+31612340049");
        merging.merge(kept, version(kept), added, version(added));
        String reference = reference(kept);
        try (SignedInAs officer = new SignedInAs(me, Role.PRIVACY_OFFICER)) {
            holds.hold(reference, HoldReason.DISPUTE);
        }
        UUID request = request(email);
        awaitEnded(request);

        assertThat(status(request)).isEqualTo("refused");
        assertThat(isKept(kept)).isTrue();
        assertThat(isKept(added)).isTrue();
    }

    /** It was held when the backup was made, and erased after that was over. */
    @Test
    void inADatabaseThatKnowsNothingOfTheErasureAHoldOfThenKeepsNothing() throws IOException {
        UUID lead = asked(email, "+31612340047");
        String reference = reference(lead);
        try (SignedInAs officer = new SignedInAs(me, Role.PRIVACY_OFFICER)) {
            holds.hold(reference, HoldReason.DISPUTE);
        }
        journal.append(new Erasure(Instant.now(), UUID.randomUUID(), List.of(lead)));
        try {
            replay.replay();
        } finally {
            journal.drop(Instant.now());
        }

        assertThat(isKept(lead)).isFalse();
    }

    @Test
    void whereItCannotBeWrittenDownNothingIsErased() throws IOException {
        UUID lead = asked(email, "+31612340050");
        UUID request = UUID.randomUUID();
        open(request, email);
        withoutTheFile(() -> assertThatThrownBy(() -> erasure.erase(request)).isInstanceOf(RuntimeException.class));
        assertThat(isKept(lead)).isTrue();
        assertThat(status(request)).isEqualTo("open");

        erasure.erase(request);
        assertThat(isKept(lead)).isFalse();
    }

    @Test
    void whoIsNotKnownHereIsDoneAtOnce() {
        UUID request = request(email);
        awaitEnded(request);
        assertThat(status(request)).isEqualTo("done");
        assertThat(subjectsTo(email)).isEmpty();
    }

    @Test
    void aResultThatWaitsToBeMailedIsNotSentAnyMoreNorAfterARestore() throws IOException {
        UUID mail = waiting("result", Instant.now());
        UUID request = request(email);
        awaitEnded(request);

        assertThat(owner.fetchExists(OUTBOX, OUTBOX.ID.eq(mail))).isFalse();
        assertThat(journal.all())
                .anySatisfy(each -> assertThat(each.forgotten()).containsExactly(mail));
    }

    /** Sealed, and never sent because nothing is planned: as one that waits. */
    private UUID waiting(String kind, Instant since) {
        UUID mail = UUID.randomUUID();
        owner.execute(
                "INSERT INTO mail.outbox (id, message_id, kind, created_at) VALUES (?, ?, ?, ?::timestamptz)",
                mail,
                mail.toString(),
                kind,
                since.toString());
        owner.execute(
                "INSERT INTO mail.letter VALUES (?, ?)",
                mail,
                mailSealer.seal("{\"to\": \"" + email + "\"}", new Place("mail.letter.sealed", mail)));
        return mail;
    }

    private boolean waits(UUID mail) {
        return owner.fetchExists(OUTBOX, OUTBOX.ID.eq(mail));
    }

    @Test
    void whatWaitedWhenABackupWasMadeAndWasSentBeforeTheErasureDoesNotComeBackWithIt() throws IOException {
        Instant erasedAt = Instant.now();
        Instant before = erasedAt.minusSeconds(600);
        List<UUID> old = Stream.of("result", "own_link", "own_request", "own_address", "erasure")
                .map(kind -> waiting(kind, before))
                .toList();
        UUID invitation = waiting("invitation", before);
        UUID young = waiting("result", erasedAt.plusSeconds(1));
        UUID visit = UUID.randomUUID();
        owner.execute(
                "INSERT INTO privacy.visit (id, sealed, asked_at) VALUES (?, '\\x01', ?::timestamptz)",
                visit,
                before.toString());
        // The database that was put back knows nothing of this erasure
        journal.append(new Erasure(erasedAt, UUID.randomUUID(), List.of(UUID.randomUUID())));
        try {
            replay.replay();
        } finally {
            journal.drop(Instant.now());
        }
        assertThat(old).noneMatch(this::waits);
        assertThat(owner.fetchCount(DSL.table("privacy.visit"), DSL.condition("id = ?", visit)))
                .isZero();
        assertThat(waits(invitation)).isTrue();
        assertThat(waits(young)).isTrue();
    }

    @Test
    void withoutARestoreNobodyElsesMailGoes() throws IOException {
        UUID request = UUID.randomUUID();
        open(request, UUID.randomUUID() + "@vergeet.test");
        UUID result = waiting("result", Instant.now().minusSeconds(60));
        journal.append(new Erasure(Instant.now(), request, List.of(UUID.randomUUID())));
        replay.replay();
        assertThat(status(request)).isEqualTo("done");
        assertThat(waits(result)).isTrue();
    }

    @Test
    void whereWhatWasWrittenDownCannotBeReadNothingStarts() throws IOException {
        withoutTheFile(() -> assertThatThrownBy(() -> replay.replay())
                .isInstanceOf(StartProblem.class)
                .hasMessage("What was written down of erasures cannot be read (IOException).")
                .extracting(problem -> ((StartProblem) problem).advice())
                .asString()
                .contains(folder.toAbsolutePath().normalize().toString()));
    }

    /** What is written down can neither be read nor written, whoever one is. */
    private void withoutTheFile(Runnable work) throws IOException {
        Path file = folder.resolve("erasures.txt");
        Path aside = folder.resolve("erasures.aside");
        OwnerOnly.createFolder(folder);
        boolean there = Files.exists(file);
        if (there) {
            Files.move(file, aside);
        }
        Files.createDirectory(file);
        try {
            work.run();
        } finally {
            Files.delete(file);
            if (there) {
                Files.move(aside, file);
            }
        }
    }

    @Test
    void aRequestThatSaysNeitherWhoNorWhatWaitsForAColleague() {
        UUID request = UUID.randomUUID();
        open(request, email);
        owner.execute("UPDATE privacy.request SET subject = NULL WHERE id = ?", request);
        erasure.erase(request);
        assertThat(status(request)).isEqualTo("open");
    }
}
