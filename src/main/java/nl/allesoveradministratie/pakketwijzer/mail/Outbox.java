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
import nl.allesoveradministratie.pakketwijzer.worker.Later;
import org.jooq.DSLContext;
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
        return JSON.writeValueAsString(Map.of(
                "to", letter.to().value(),
                "subject", letter.subject(),
                "text", letter.text(),
                "html", letter.html(),
                "site", letter.site()));
    }

    /** The same at every attempt to send a mail, so that one that went out twice is shown once. */
    static String messageId(UUID mail, String from) {
        return "<" + mail + "@" + from.substring(from.lastIndexOf('@') + 1).replaceAll("[^A-Za-z0-9.-]", "") + ">";
    }

    /**
     * Puts a mail in the outbox.
     *
     * @param transaction of the change that causes it
     * @param about what it is about: mails about the same leave in this order; null = nothing in particular
     */
    public void put(DSLContext transaction, MailKind kind, @Nullable UUID about, Letter letter) {
        UUID id = UUID.randomUUID();
        transaction
                .insertInto(OUTBOX)
                .set(OUTBOX.ID, id)
                .set(OUTBOX.MESSAGE_ID, messageId(id, from))
                .set(OUTBOX.KIND, kind.key())
                .set(OUTBOX.ABOUT, about)
                .set(OUTBOX.CREATED_AT, OffsetDateTime.now(clock))
                .execute();
        transaction
                .insertInto(LETTER)
                .set(LETTER.OUTBOX_ID, id)
                .set(LETTER.SEALED, mailSealer.seal(content(letter), place(id)))
                .execute();
        Later.schedule(transaction, TASK, id, 1);
        Later.schedule(transaction, MailRetention.TASK, id, 1);
    }
}
