package nl.allesoveradministratie.pakketwijzer.mail;

import static nl.allesoveradministratie.pakketwijzer.mail.db.Tables.LETTER;
import static nl.allesoveradministratie.pakketwijzer.mail.db.Tables.OUTBOX;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.sealing.Place;
import nl.allesoveradministratie.pakketwijzer.sealing.Sealer;
import nl.allesoveradministratie.pakketwijzer.shared.EmailAddress;
import nl.allesoveradministratie.pakketwijzer.worker.Later;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/** Where mails wait to be sent. A mail is put in as part of the change that causes it, and sealed at once. */
@Service
@OnDoor({Door.OFFICE, Door.WORKER})
public class Outbox {

    static final String TASK = "send-mail";

    static final JsonMapper JSON = JsonMapper.builder().build();

    private final Sealer mailSealer;
    private final Clock clock;
    private final String from;

    Outbox(Sealer mailSealer, Clock clock, @Value("${pakketwijzer.mail.from}") String from) {
        this.mailSealer = mailSealer;
        this.clock = clock;
        this.from = from;
    }

    static Place place(UUID mail) {
        return new Place("mail.letter.sealed", mail);
    }

    /** The letter as it is sealed. */
    static String content(Letter letter) {
        EmailAddress replyTo = letter.replyTo();
        return JSON.writeValueAsString(Map.of(
                "to", letter.to().value(),
                "subject", letter.subject(),
                "text", letter.text(),
                "html", letter.html(),
                "site", letter.site(),
                "replyTo", replyTo == null ? "" : replyTo.value(),
                "references", letter.references()));
    }

    /** The same at every attempt to send a mail, so that one that went out twice is shown once. */
    static String messageId(UUID mail, String from) {
        return "<" + mail + "@" + from.substring(from.lastIndexOf('@') + 1).replaceAll("[^A-Za-z0-9.-]", "") + ">";
    }

    /**
     * Puts a mail in the outbox.
     *
     * @param transaction of the change that causes it
     * @param about what it is about: mails about the same leave in this order, but for notices to colleagues; null = nothing in
     *     particular
     * @return its Message-ID
     */
    public String put(DSLContext transaction, MailKind kind, @Nullable UUID about, Letter letter) {
        return put(transaction, kind, about, letter, null);
    }

    /**
     * Puts a mail in the outbox that stays there for a while, so that it can be taken back.
     *
     * @param notBefore when it leaves at the earliest; null = at once
     */
    public String put(
            DSLContext transaction,
            MailKind kind,
            @Nullable UUID about,
            Letter letter,
            @Nullable OffsetDateTime notBefore) {
        UUID id = UUID.randomUUID();
        String messageId = messageId(id, from);
        transaction
                .insertInto(OUTBOX)
                .set(OUTBOX.ID, id)
                .set(OUTBOX.MESSAGE_ID, messageId)
                .set(OUTBOX.KIND, kind.key())
                .set(OUTBOX.ABOUT, about)
                .set(OUTBOX.CREATED_AT, OffsetDateTime.now(clock))
                .set(OUTBOX.NOT_BEFORE, notBefore)
                .execute();
        transaction
                .insertInto(LETTER)
                .set(LETTER.OUTBOX_ID, id)
                .set(LETTER.SEALED, mailSealer.seal(content(letter), place(id)))
                .execute();
        Later.schedule(transaction, TASK, id, 1);
        Later.schedule(transaction, MailRetention.TASK, id, 1);
        return messageId;
    }

    /**
     * Takes a reply back.
     *
     * @param transaction of the change that wants it back
     * @return true = it will not be sent, for certain; false = it is too late
     */
    public boolean takeBack(DSLContext transaction, String messageId) {
        return transaction
                .select(DSL.field("mail.take_back({0})", Boolean.class, DSL.val(messageId)))
                .fetchSingle()
                .value1();
    }
}
