package nl.allesoveradministratie.pakketwijzer.mail;

import static nl.allesoveradministratie.pakketwijzer.mail.db.Tables.LETTER;
import static nl.allesoveradministratie.pakketwijzer.mail.db.Tables.OUTBOX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Properties;
import java.util.Queue;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.RunningApplication;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.identity.SignedInAs;
import nl.allesoveradministratie.pakketwijzer.sealing.Opener;
import nl.allesoveradministratie.pakketwijzer.shared.EmailAddress;
import nl.allesoveradministratie.pakketwijzer.site.Sites;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Mails while the mail server is away, refuses, or is not there at all; and that nobody reads along. */
@ExtendWith(OutputCaptureExtension.class)
class DispatcherIT extends RunningApplication {

    private static final Duration PAUSE = Duration.ofSeconds(30);
    private static final String RECIPIENT = "kanariepiet@dispatcher.test";
    private static final String TEXT = "Kanariepiet vraagt naar zebravinken";

    @Autowired
    private Outbox outbox;

    @Autowired
    private MailQueue queue;

    @Autowired
    private DSLContext workerDatabase;

    @Autowired
    private Opener mailOpener;

    @Autowired
    private Sites sites;

    @Autowired
    private JavaMailSender configured;

    private final List<UUID> mails = new ArrayList<>();
    private GreenMail post;
    private JavaMailSenderImpl sender;
    private Dispatcher dispatcher;

    @BeforeEach
    void aServerThatIsDown() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        post = new GreenMail(new ServerSetup(port, "localhost", ServerSetup.PROTOCOL_SMTP));
        sender = sender(port);
        dispatcher = dispatcher(sender);
    }

    @AfterEach
    void nobodyReadAlong(CapturedOutput output) {
        post.stop();
        assertThat(output.getAll()).doesNotContainIgnoringCase("kanariepiet").doesNotContain("zebravinken");
        assertThat(workerDatabase
                        .fetch("SELECT * FROM scheduler.scheduled_tasks")
                        .format(Integer.MAX_VALUE))
                .doesNotContainIgnoringCase("kanariepiet");
        workerDatabase.deleteFrom(OUTBOX).where(OUTBOX.ID.in(mails)).execute();
    }

    private static JavaMailSenderImpl sender(int port) {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("localhost");
        sender.setPort(port);
        return sender;
    }

    private Dispatcher dispatcher(@Nullable JavaMailSender server) {
        return dispatcher(server, false);
    }

    private Dispatcher dispatcher(@Nullable JavaMailSender server, boolean demo) {
        return dispatcher(server, demo, Clock.systemUTC());
    }

    private Dispatcher dispatcher(@Nullable JavaMailSender server, boolean demo, Clock clock) {
        return dispatcher(server, demo, clock, Map.of());
    }

    private Dispatcher dispatcher(
            @Nullable JavaMailSender server, boolean demo, Clock clock, Map<String, AfterSending> afterwards) {
        ObjectProvider<JavaMailSender> smtp = new StaticListableBeanFactory(
                        server == null ? Map.of() : Map.of("server", server))
                .getBeanProvider(JavaMailSender.class);
        return new Dispatcher(
                workerDatabase,
                mailOpener,
                smtp,
                clock,
                sites,
                "noreply@pakketwijzer.test",
                PAUSE,
                demo,
                new StaticListableBeanFactory().getBeanProvider(BeforeSending.class),
                new StaticListableBeanFactory(Map.copyOf(afterwards)).getBeanProvider(AfterSending.class));
    }

    /** In the outbox, and taken from the clockwork at once, so that only this test sends it. */
    private UUID put(@Nullable UUID about, String subject) {
        return put(about, subject, "");
    }

    private UUID put(@Nullable UUID about, String subject, String site) {
        UUID mail = workerDatabase.transactionResult(transaction -> {
            DSLContext dsl = transaction.dsl();
            outbox.put(
                    dsl,
                    MailKind.LEAD_CONFIRMATION,
                    about,
                    new Letter(new EmailAddress(RECIPIENT), subject, TEXT).from(site));
            UUID id = dsl.select(OUTBOX.ID)
                    .from(OUTBOX)
                    .orderBy(OUTBOX.POSITION.desc())
                    .limit(1)
                    .fetchSingle()
                    .value1();
            String scheduled = dsl.fetch("SELECT * FROM scheduler.scheduled_tasks WHERE task_instance = ?", id + "/1")
                    .format(Integer.MAX_VALUE);
            assertThat(scheduled).contains("send-mail", "forget-mail").doesNotContainIgnoringCase("kanariepiet");
            dsl.execute("DELETE FROM scheduler.scheduled_tasks WHERE task_instance = ?", id + "/1");
            return id;
        });
        mails.add(mail);
        return mail;
    }

    private Record row(UUID mail) {
        return workerDatabase.selectFrom(OUTBOX).where(OUTBOX.ID.eq(mail)).fetchSingle();
    }

    private void assertStands(UUID mail, String status, int attempts, @Nullable String problem) {
        Record row = row(mail);
        assertThat(row.get(OUTBOX.STATUS)).isEqualTo(status);
        assertThat(row.get(OUTBOX.ATTEMPTS)).isEqualTo(attempts);
        assertThat(row.get(OUTBOX.PROBLEM)).isEqualTo(problem);
    }

    private List<String> subjects() {
        return Arrays.stream(post.getReceivedMessages())
                .map(DispatcherIT::subject)
                .toList();
    }

    private static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whileTheServerIsAwayAMailWaitsLongerAndLonger() {
        UUID mail = put(null, "Wacht");

        assertThat(dispatcher.send(mail)).contains(PAUSE);
        assertStands(mail, "waiting", 1, "unreachable");
        assertThat(dispatcher.send(mail)).contains(PAUSE.multipliedBy(2));
        assertStands(mail, "waiting", 2, "unreachable");
        assertThat(dispatcher.send(mail)).contains(PAUSE.multipliedBy(4));
        for (int i = 0; i < 5; i++) {
            dispatcher.send(mail);
        }
        assertThat(dispatcher.send(mail)).contains(Duration.ofHours(1));
    }

    @Test
    void whenTheServerIsBackTheSameMailLeaves() throws Exception {
        UUID mail = put(null, "Terug");
        dispatcher.send(mail);
        post.start();

        assertThat(dispatcher.send(mail)).isEmpty();

        assertStands(mail, "sent", 2, null);
        assertThat(row(mail).get(OUTBOX.SENT_AT)).isNotNull();
        assertThat(post.getReceivedMessages()).singleElement().satisfies(received -> {
            assertThat(received.getMessageID()).isEqualTo(row(mail).get(OUTBOX.MESSAGE_ID));
            assertThat(received.getHeader("Auto-Submitted")).containsExactly("auto-generated");
            assertThat(received.getAllRecipients()[0]).hasToString(RECIPIENT);
            assertThat(received.getContent().toString()).contains(TEXT);
        });
    }

    @Test
    void aMailThatWasSentIsForgottenButForThatItWas() {
        UUID mail = put(null, "Vergeten");
        post.start();
        dispatcher.send(mail);

        assertThat(workerDatabase.fetchExists(LETTER, LETTER.OUTBOX_ID.eq(mail)))
                .isFalse();
        assertThat(row(mail).toString()).contains("lead_confirmation").doesNotContainIgnoringCase("kanariepiet");
    }

    @Test
    void aMailThatIsGivenUpIsForgottenToo() throws Exception {
        UUID mail = put(null, "Geen postvak");
        try (RefusingServer server = new RefusingServer("RCPT", "550 Unknown")) {
            dispatcher(sender(server.port())).send(mail);
        }

        assertStands(mail, "failed", 1, "refused");
        assertThat(workerDatabase.fetchExists(LETTER, LETTER.OUTBOX_ID.eq(mail)))
                .isFalse();
    }

    private void make(UUID mail, MailKind kind, Duration ago) {
        workerDatabase
                .update(OUTBOX)
                .set(OUTBOX.KIND, kind.key())
                .set(OUTBOX.CREATED_AT, OffsetDateTime.now().minus(ago))
                .where(OUTBOX.ID.eq(mail))
                .execute();
    }

    /** Whoever asked for it was told that the address is not kept. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aResultThatCannotBeSentHereIsGivenUpAtOnce(boolean demo) {
        UUID mail = put(null, "Geen server");
        make(mail, MailKind.RESULT, Duration.ZERO);

        assertThat(dispatcher(demo ? sender : null, demo).send(mail)).isEmpty();

        assertStands(mail, "failed", 0, "unreachable");
        assertThat(workerDatabase.fetchExists(LETTER, LETTER.OUTBOX_ID.eq(mail)))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "RESULT, PT23H, true",
        "RESULT, PT24H, false",
        "ERASURE, PT23H, true",
        "ERASURE, PT24H, false",
        "LEAD_CONFIRMATION, P29D, true",
        "LEAD_CONFIRMATION, P30D, false"
    })
    void aMailIsForgottenWithItsLetterAfterAWhileSentOrNot(MailKind kind, Duration ago, boolean kept) {
        UUID mail = put(null, "Wacht op een server");
        make(mail, kind, ago);

        Optional<Duration> left = new MailRetention(workerDatabase, Period.ofDays(30), Clock.systemUTC()).forget(mail);

        assertThat(left.isPresent()).isEqualTo(kept);
        assertThat(workerDatabase.fetchExists(OUTBOX, OUTBOX.ID.eq(mail))).isEqualTo(kept);
        assertThat(workerDatabase.fetchExists(LETTER, LETTER.OUTBOX_ID.eq(mail)))
                .isEqualTo(kept);
    }

    /** Whoever chooses the recipients could make them fail by the hundred, before what the office has to see. */
    @Test
    void theOfficeIsNotShownResultsThatVisitorsAskedFor() {
        UUID mail = put(null, "Geen server");
        make(mail, MailKind.RESULT, Duration.ofDays(1));

        try (SignedInAs me = new SignedInAs(UUID.randomUUID(), Role.SALES)) {
            assertThat(queue.unsent()).extracting(MailQueue.Unsent::kind).doesNotContain(MailKind.RESULT);
        }
    }

    @Test
    void askedTwiceItIsSentOnce() {
        UUID mail = put(null, "Eenmaal");
        post.start();

        assertThat(dispatcher.send(mail)).isEmpty();
        assertThat(dispatcher.send(mail)).isEmpty();

        assertThat(subjects()).containsExactly("Eenmaal");
        assertStands(mail, "sent", 1, null);
    }

    /** The lead cannot be written to, after the mail server has said yes. */
    @Test
    void whatFollowsIsDoneLaterWhenItFailsAndTheMailIsNotSentAgain() {
        UUID lead = UUID.randomUUID();
        UUID mail = put(lead, "Eenmaal, wat er ook gebeurt");
        List<UUID> told = new ArrayList<>();
        AfterSending failingFirst = (transaction, kind, about, at) -> {
            told.add(about);
            if (told.size() == 1) {
                throw new IllegalStateException("The lead is away");
            }
        };
        Dispatcher dispatcher = dispatcher(sender, false, Clock.systemUTC(), Map.of("failing", failingFirst));
        post.start();

        assertThatThrownBy(() -> dispatcher.send(mail)).hasMessage("The lead is away");
        assertStands(mail, "sent", 1, null);
        assertThat(dispatcher.send(mail)).isEmpty();

        assertThat(told).containsExactly(lead, lead);
        assertThat(subjects()).hasSize(1);
    }

    @Test
    void threeMailsAboutOneLeadLeaveInOrderAlsoWhenTheFirstFailsFirst() {
        UUID lead = UUID.randomUUID();
        UUID first = put(lead, "Een");
        UUID second = put(lead, "Twee");
        UUID third = put(lead, "Drie");
        UUID aboutAnother = put(UUID.randomUUID(), "Ander");
        dispatcher.send(first);
        post.start();

        assertThat(dispatcher.send(third)).contains(PAUSE.dividedBy(10));
        assertThat(dispatcher.send(second)).contains(PAUSE.dividedBy(10));
        dispatcher.send(aboutAnother);
        assertThat(dispatcher.send(first)).isEmpty();
        assertThat(dispatcher.send(third)).contains(PAUSE.dividedBy(10));
        assertThat(dispatcher.send(second)).isEmpty();
        assertThat(dispatcher.send(third)).isEmpty();

        assertThat(subjects()).containsExactly("Ander", "Een", "Twee", "Drie");
        assertStands(third, "sent", 1, null);
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT, 550 5.1.1 Nobody here is called, failed, refused",
        "RCPT, 450 4.2.1 Too busy for, waiting, other",
        "AUTH, 535 5.7.8 Wrong password for, waiting, sign_in",
        "MAIL, 550 5.7.1 Not from you to, waiting, other",
        "DATA, 554 5.6.0 Nothing for, waiting, other",
        "greeting, 421 4.3.2 Closed for, waiting, unreachable"
    })
    void whatAServerRefusesIsKeptInOurOwnWords(String moment, String reply, String status, String problem)
            throws Exception {
        UUID mail = put(null, "Geweigerd");
        try (RefusingServer server = new RefusingServer(moment, reply + " " + RECIPIENT)) {
            JavaMailSenderImpl to = sender(server.port());
            if (moment.equals("AUTH")) {
                to.setUsername("pakketwijzer");
                to.setPassword("verkeerd");
                to.getJavaMailProperties().put("mail.smtp.auth", "true");
            }
            Optional<Duration> later = dispatcher(to).send(mail);
            assertThat(later).isEqualTo(status.equals("failed") ? Optional.empty() : Optional.of(PAUSE));
        }
        assertStands(mail, status, 1, problem);
    }

    @Test
    void aRefusedRecipientDoesNotHoldUpLaterMails() throws Exception {
        UUID lead = UUID.randomUUID();
        UUID refused = put(lead, "Verkeerd adres");
        UUID later = put(lead, "Beter adres");
        try (RefusingServer server = new RefusingServer("RCPT", "550 Unknown")) {
            dispatcher(sender(server.port())).send(refused);
        }
        post.start();

        assertThat(dispatcher.send(refused)).isEmpty();
        assertThat(dispatcher.send(later)).isEmpty();

        assertThat(subjects()).containsExactly("Beter adres");
        assertStands(refused, "failed", 1, "refused");
    }

    /** A colleague's full mailbox, or an address that was mistyped. */
    @ParameterizedTest
    @CsvSource({"LEAD_NOTICE, REPLY", "LEAD_NOTICE, LEAD_NOTICE", "LEAD_CONFIRMATION, LEAD_NOTICE"})
    void whatCannotBeDeliveredToOneHoldsUpNobodyElse(MailKind first, MailKind second) throws Exception {
        UUID lead = UUID.randomUUID();
        UUID stuck = put(lead, "Vol");
        UUID later = put(lead, "Ander postvak");
        make(stuck, first, Duration.ZERO);
        make(later, second, Duration.ZERO);
        try (RefusingServer server = new RefusingServer("RCPT", "452 4.2.2 Full")) {
            assertThat(dispatcher(sender(server.port())).send(stuck)).contains(PAUSE);
        }
        post.start();

        assertThat(dispatcher.send(later)).isEmpty();

        assertThat(subjects()).containsExactly("Ander postvak");
        assertStands(stuck, "waiting", 1, "other");
    }

    @Test
    void withoutAServerMailsWaitAndColleaguesSeeThatTheyDo() {
        UUID mail = put(UUID.randomUUID(), "Geen server");
        assertThat(dispatcher(null).send(mail)).contains(PAUSE);
        assertStands(mail, "waiting", 0, null);

        try (SignedInAs me = new SignedInAs(UUID.randomUUID(), Role.SALES)) {
            assertThat(queue.unsent())
                    .filteredOn(unsent -> unsent.since()
                            .equals(row(mail).get(OUTBOX.CREATED_AT).toInstant()))
                    .singleElement()
                    .satisfies(unsent -> {
                        assertThat(unsent.kind()).isEqualTo(MailKind.LEAD_CONFIRMATION);
                        assertThat(unsent.attempts()).isZero();
                        assertThat(unsent.givenUp()).isFalse();
                        assertThat(unsent.toString())
                                .doesNotContainIgnoringCase("kanariepiet")
                                .doesNotContain("Geen server");
                    });
        }
    }

    /** A clock that is moved by hand. */
    private static final class Moved extends Clock {
        private Instant now = Instant.now();

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private record Due(Instant at, UUID mail) {}

    /** The clockwork's own way: each mail is tried when it said so, on a clock that jumps from one to the next. */
    @Test
    void afterAnHourWithoutAServerEverythingLeavesOnceAndInOrderForEachLead() {
        Moved clock = new Moved();
        Instant back = clock.now.plus(Duration.ofHours(1));
        Dispatcher hour = dispatcher(sender, false, clock);
        UUID one = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        Queue<Due> due = new PriorityQueue<>(Comparator.comparing(Due::at));
        for (String number : List.of("1", "2", "3")) {
            due.add(new Due(clock.now, put(one, "Een " + number)));
            due.add(new Due(clock.now, put(other, "Ander " + number)));
        }

        int tries = 0;
        while (!due.isEmpty()) {
            Due next = due.remove();
            clock.now = next.at();
            if (tries++ > 0 && !clock.now.isBefore(back) && !post.isRunning()) {
                post.start();
            }
            hour.send(next.mail()).ifPresent(pause -> due.add(new Due(clock.now.plus(pause), next.mail())));
        }

        assertThat(subjects().stream().filter(each -> each.startsWith("Een")))
                .containsExactly("Een 1", "Een 2", "Een 3");
        assertThat(subjects().stream().filter(each -> each.startsWith("Ander")))
                .containsExactly("Ander 1", "Ander 2", "Ander 3");
        assertThat(clock.now).isBefore(back.plus(Duration.ofHours(1)));
        mails.forEach(mail -> assertThat(row(mail).get(OUTBOX.STATUS)).isEqualTo("sent"));
    }

    @Test
    void aMailThatIsToWaitLeavesWhenItsTimeHasCome() {
        Moved clock = new Moved();
        UUID mail = put(null, "Straks");
        workerDatabase
                .update(OUTBOX)
                .set(OUTBOX.NOT_BEFORE, OffsetDateTime.ofInstant(clock.now.plusSeconds(10), ZoneOffset.UTC))
                .where(OUTBOX.ID.eq(mail))
                .execute();
        post.start();
        Dispatcher later = dispatcher(sender, false, clock);

        assertThat(later.send(mail))
                .hasValueSatisfying(
                        pause -> assertThat(pause).isBetween(Duration.ofSeconds(9), Duration.ofSeconds(11)));
        assertThat(subjects()).isEmpty();
        clock.now = clock.now.plusSeconds(11);
        assertThat(later.send(mail)).isEmpty();
        assertThat(subjects()).containsExactly("Straks");
    }

    /** A process that died while it was handing a mail over: another one takes that up, with the same Message-ID. */
    @Test
    void aMailThatWasLeavingWhenAProcessDiedLeavesStill() {
        UUID lead = UUID.randomUUID();
        UUID mail = put(lead, "Onderbroken");
        UUID later = put(lead, "Daarna");
        workerDatabase
                .update(OUTBOX)
                .set(OUTBOX.STATUS, "leaving")
                .where(OUTBOX.ID.eq(mail))
                .execute();
        post.start();

        assertThat(dispatcher.send(later)).isPresent();
        assertThat(dispatcher.send(mail)).isEmpty();
        assertThat(dispatcher.send(later)).isEmpty();

        assertThat(subjects()).containsExactly("Onderbroken", "Daarna");
    }

    @Test
    void peopleWhoDoNotExistGetNoMail() {
        UUID mail = put(null, "Verzonnen");
        post.start();

        assertThat(dispatcher(sender, true).send(mail)).contains(PAUSE);

        assertThat(subjects()).isEmpty();
        assertStands(mail, "waiting", 0, null);
    }

    @Test
    void whatWasGivenUpIsSeenToo() throws Exception {
        UUID mail = put(null, "Opgegeven");
        try (RefusingServer server = new RefusingServer("RCPT", "550 Unknown")) {
            dispatcher(sender(server.port())).send(mail);
        }

        try (SignedInAs me = new SignedInAs(UUID.randomUUID(), Role.ADMIN)) {
            assertThat(queue.unsent())
                    .filteredOn(unsent -> unsent.since()
                            .equals(row(mail).get(OUTBOX.CREATED_AT).toInstant()))
                    .singleElement()
                    .satisfies(unsent -> {
                        assertThat(unsent.givenUp()).isTrue();
                        assertThat(unsent.problem()).isEqualTo("refused");
                    });
        }
    }

    /** Jakarta Mail would wait for ever, with a thread of the clockwork. */
    @Test
    void aServerThatSaysNothingIsNotWaitedForForEver() {
        Properties properties = ((JavaMailSenderImpl) configured).getJavaMailProperties();
        assertThat(List.of("mail.smtp.connectiontimeout", "mail.smtp.timeout", "mail.smtp.writetimeout"))
                .allSatisfy(timeout -> assertThat(Integer.parseInt(properties.getProperty(timeout)))
                        .isBetween(1_000, 60_000));
    }

    @Test
    void aServerThatTakesAMailAndNeverSaysGoodbyeHasIt() throws Exception {
        UUID mail = put(null, "Zonder groet");
        try (RefusingServer server = new RefusingServer("QUIT", RefusingServer.SILENCE)) {
            JavaMailSenderImpl to = sender(server.port());
            to.getJavaMailProperties().put("mail.smtp.timeout", "300");
            assertThat(dispatcher(to).send(mail)).isEmpty();
        }
        assertStands(mail, "sent", 1, null);
    }

    @Test
    void aServerThatFallsSilentHasNothing() throws Exception {
        UUID mail = put(null, "Stilte");
        try (RefusingServer server = new RefusingServer("RCPT", RefusingServer.SILENCE)) {
            JavaMailSenderImpl to = sender(server.port());
            to.getJavaMailProperties().put("mail.smtp.timeout", "300");
            assertThat(dispatcher(to).send(mail)).contains(PAUSE);
        }
        assertStands(mail, "waiting", 1, "other");
    }

    @ParameterizedTest
    @CsvSource({
        "vixum,                  Vixum <post@vixum.test>",
        "allesoveradministratie, AllesoverAdministratie <noreply@pakketwijzer.test>",
        "'',                     noreply@pakketwijzer.test"
    })
    void mailAboutALeadComesFromItsSiteByNameAndAddress(String site, String sender) throws Exception {
        post.start();
        UUID mail = put(null, "Je vraag", site);

        dispatcher.send(mail);

        assertThat(post.getReceivedMessages())
                .singleElement()
                .extracting(message -> InternetAddress.toUnicodeString(from(message)))
                .isEqualTo(sender);
    }

    private static Address[] from(MimeMessage message) {
        try {
            return message.getFrom();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
