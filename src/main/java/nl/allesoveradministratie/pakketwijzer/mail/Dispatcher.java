package nl.allesoveradministratie.pakketwijzer.mail;

import static nl.allesoveradministratie.pakketwijzer.mail.db.Tables.LETTER;
import static nl.allesoveradministratie.pakketwijzer.mail.db.Tables.OUTBOX;

import com.github.kagkarlsson.scheduler.task.Task;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.sealing.Opener;
import nl.allesoveradministratie.pakketwijzer.site.Site;
import nl.allesoveradministratie.pakketwijzer.site.Sites;
import nl.allesoveradministratie.pakketwijzer.worker.Later;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import tools.jackson.databind.JsonNode;

/**
 * Sends what is in the outbox, over SMTP; without an SMTP server mails simply wait, but for those that are all there is
 * of somebody: they are given up. Mails about the same thing leave in order, but for notices to colleagues: each goes for
 * itself. A mail goes out a second time only if this process dies in the moment between sending it and writing that down; it
 * then has the same Message-ID. Before it is handed over it is marked as leaving, so that whoever wants it back knows for
 * certain whether it is too late.
 */
@Configuration(proxyBeanMethods = false)
@OnDoor(Door.WORKER)
class Dispatcher {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    /** After so many attempts, some three days, nobody waits for the mail any more. */
    private static final int MOST_ATTEMPTS = 80;

    /** On its way: waiting, or handed over by a process that died before it could write that down. */
    static final List<String> UNSENT = List.of("waiting", "leaving");

    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final DSLContext database;
    private final Opener mailOpener;
    private final ObjectProvider<JavaMailSender> smtp;
    private final Clock clock;
    private final Sites sites;
    private final String from;
    private final Duration pause;
    private final boolean demo;
    private final ObjectProvider<BeforeSending> before;
    private final ObjectProvider<AfterSending> afterwards;

    Dispatcher(
            DSLContext workerDatabase,
            Opener mailOpener,
            ObjectProvider<JavaMailSender> smtp,
            Clock clock,
            Sites sites,
            @Value("${pakketwijzer.mail.from}") String from,
            @Value("${pakketwijzer.mail.pause:30s}") Duration pause,
            @Value("${pakketwijzer.demo}") boolean demo,
            ObjectProvider<BeforeSending> before,
            ObjectProvider<AfterSending> afterwards) {
        this.database = workerDatabase;
        this.mailOpener = mailOpener;
        this.smtp = smtp;
        this.clock = clock;
        this.sites = sites;
        this.from = from;
        this.pause = pause;
        this.demo = demo;
        this.before = before;
        this.afterwards = afterwards;
    }

    private enum Problem {
        UNREACHABLE,
        REFUSED,
        SIGN_IN,
        OTHER;

        String key() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    @Bean
    Task<Void> sendMail() {
        return Later.task(Outbox.TASK, this::send);
    }

    /** Sends one mail, unless it was sent; again later when it cannot be sent now. */
    Optional<Duration> send(UUID mail) {
        var row = database.select(
                        OUTBOX.MESSAGE_ID, OUTBOX.ATTEMPTS, LETTER.SEALED, OUTBOX.KIND, OUTBOX.NOT_BEFORE, OUTBOX.ABOUT)
                .from(OUTBOX)
                .join(LETTER)
                .on(LETTER.OUTBOX_ID.eq(OUTBOX.ID))
                .where(OUTBOX.ID.eq(mail), OUTBOX.STATUS.in(UNSENT))
                .fetchOne();
        if (row == null) {
            follow(mail);
            return Optional.empty();
        }
        OffsetDateTime now = OffsetDateTime.now(clock);
        if (row.value5() != null && row.value5().isAfter(now)) {
            return Optional.of(Duration.between(now, row.value5()));
        }
        // People who do not exist get no mail.
        JavaMailSender server = demo ? null : smtp.getIfAvailable();
        if (server == null && MailKind.ofKey(row.value4()).isFleeting()) {
            return failed(mail, row.value2(), Problem.UNREACHABLE, true);
        }
        if (server == null || anEarlierOneWaits(mail)) {
            return Optional.of(server == null ? pause : pause.dividedBy(10));
        }
        UUID about = row.value6();
        if (about != null && before.stream().anyMatch(each -> each.holds(database, about))) {
            return Optional.of(pause);
        }
        if (!leaves(mail)) {
            return Optional.empty();
        }
        try {
            server.send(
                    message(server, row.value1(), row.value4(), mailOpener.openText(row.value3(), Outbox.place(mail))));
        } catch (MailException | MessagingException e) {
            if (!wasSent(e)) {
                int attempts = row.value2() + 1;
                Problem problem = problem(e);
                return failed(mail, attempts, problem, problem == Problem.REFUSED || attempts >= MOST_ATTEMPTS);
            }
        }
        sent(mail);
        follow(mail);
        return Optional.empty();
    }

    /** From here on nobody takes it back; false = somebody just did. */
    private boolean leaves(UUID mail) {
        return database.update(OUTBOX)
                        .set(OUTBOX.STATUS, "leaving")
                        .where(OUTBOX.ID.eq(mail), OUTBOX.STATUS.in(UNSENT))
                        .execute()
                == 1;
    }

    /** A notice neither waits nor holds anything up: one colleague's full mailbox is nobody else's. */
    private boolean anEarlierOneWaits(UUID mail) {
        String notice = MailKind.LEAD_NOTICE.key();
        var earlier = OUTBOX.as("earlier");
        return database.fetchExists(database.selectOne()
                .from(OUTBOX)
                .join(earlier)
                .on(earlier.ABOUT.eq(OUTBOX.ABOUT), earlier.POSITION.lt(OUTBOX.POSITION))
                .where(OUTBOX.ID.eq(mail), OUTBOX.KIND.ne(notice), earlier.KIND.ne(notice), earlier.STATUS.in(UNSENT)));
    }

    private MimeMessage message(JavaMailSender server, String messageId, String kind, String json)
            throws MessagingException {
        JsonNode letter = Outbox.JSON.readTree(json);
        MimeMessage message = server.createMimeMessage();
        String html = letter.path("html").asString("");
        MimeMessageHelper helper = new MimeMessageHelper(message, !html.isEmpty(), "UTF-8");
        sender(helper, letter.path("site").asString(""));
        helper.setTo(letter.required("to").stringValue());
        helper.setSubject(letter.required("subject").stringValue());
        String text = letter.required("text").stringValue();
        if (html.isEmpty()) {
            helper.setText(text);
        } else {
            helper.setText(text, html);
        }
        // Spring keeps a Message-ID that is set before sending.
        message.setHeader("Message-ID", messageId);
        String replyTo = letter.path("replyTo").asString("");
        if (!replyTo.isEmpty()) {
            helper.setReplyTo(replyTo);
        }
        thread(message, letter);
        if (!kind.equals(MailKind.REPLY.key())) {
            message.setHeader("Auto-Submitted", "auto-generated");
        }
        return message;
    }

    /** A site's mail comes from its own address, and in any case under its own name. */
    private void sender(MimeMessageHelper helper, String key) throws MessagingException {
        if (key.isEmpty()) {
            helper.setFrom(from);
            return;
        }
        Site site = sites.named(key);
        try {
            helper.setFrom(site.sender().isEmpty() ? from : site.sender(), site.brand());
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Which mails it belongs with, so that it stands with them (RFC 5322, 3.6.4). */
    private static void thread(MimeMessage message, JsonNode letter) throws MessagingException {
        List<String> earlier = letter.path("references")
                .valueStream()
                .map(JsonNode::stringValue)
                .toList();
        if (!earlier.isEmpty()) {
            message.setHeader("In-Reply-To", earlier.getLast());
            message.setHeader("References", MimeUtility.fold(12, String.join(" ", earlier)));
        }
    }

    /** By itself, and at once: whatever goes wrong later, it is not sent again. */
    private void sent(UUID mail) {
        database.transaction(transaction -> {
            transaction
                    .dsl()
                    .update(OUTBOX)
                    .set(OUTBOX.STATUS, "sent")
                    .set(OUTBOX.SENT_AT, OffsetDateTime.now(clock))
                    .set(OUTBOX.ATTEMPTS, OUTBOX.ATTEMPTS.plus(1))
                    .setNull(OUTBOX.PROBLEM)
                    .where(OUTBOX.ID.eq(mail))
                    .execute();
            forget(transaction.dsl(), mail);
        });
    }

    /** What follows from its having left; when that fails, or the process dies, the clockwork comes back for it. */
    private void follow(UUID mail) {
        database.transaction(transaction -> transaction
                .dsl()
                .select(OUTBOX.KIND, OUTBOX.ABOUT, OUTBOX.SENT_AT)
                .from(OUTBOX)
                .where(OUTBOX.ID.eq(mail), OUTBOX.STATUS.eq("sent"), OUTBOX.ABOUT.isNotNull())
                .fetchOptional()
                .ifPresent(row -> afterwards.forEach(each ->
                        each.sent(transaction.dsl(), MailKind.ofKey(row.value1()), row.value2(), row.value3()))));
    }

    /** Sent or given up: the letter itself is no longer needed. */
    private static void forget(DSLContext transaction, UUID mail) {
        transaction.deleteFrom(LETTER).where(LETTER.OUTBOX_ID.eq(mail)).execute();
    }

    private Optional<Duration> failed(UUID mail, int attempts, Problem problem, boolean givenUp) {
        database.transaction(transaction -> {
            transaction
                    .dsl()
                    .update(OUTBOX)
                    .set(OUTBOX.STATUS, givenUp ? "failed" : "waiting")
                    .set(OUTBOX.ATTEMPTS, attempts)
                    .set(OUTBOX.PROBLEM, problem.key())
                    .where(OUTBOX.ID.eq(mail))
                    .execute();
            if (givenUp) {
                forget(transaction.dsl(), mail);
            }
        });
        LOG.warn("A mail could not be sent ({}), attempt {}", problem.key(), attempts);
        if (givenUp) {
            return Optional.empty();
        }
        Duration later = pause.multipliedBy(1L << Math.min(attempts - 1, 10));
        return Optional.of(later.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : later);
    }

    /** No message failed, so the server has it, and only saying goodbye went wrong; it is not sent again. */
    private static boolean wasSent(Exception e) {
        return e instanceof MailSendException failure
                && failure.getFailedMessages().isEmpty();
    }

    /** In our own words; a mail server's answer often repeats the address. */
    private static Problem problem(Exception e) {
        if (e instanceof MailAuthenticationException) {
            return Problem.SIGN_IN;
        }
        if (e instanceof MailSendException failure) {
            if (failure.getFailedMessages().values().stream().anyMatch(Dispatcher::isRefusal)) {
                return Problem.REFUSED;
            }
            // Of its own: the connection failed, and not what was said over it.
            if (failure.getCause() != null) {
                return Problem.UNREACHABLE;
            }
        }
        return Problem.OTHER;
    }

    /** The server says that there is no such recipient; it will say so tomorrow. */
    private static boolean isRefusal(Exception failure) {
        return failure instanceof SendFailedException refusal
                && refusal.getInvalidAddresses() != null
                && refusal.getInvalidAddresses().length > 0;
    }
}
