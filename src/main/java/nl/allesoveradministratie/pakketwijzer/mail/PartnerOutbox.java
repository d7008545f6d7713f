package nl.allesoveradministratie.pakketwijzer.mail;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.val;

import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.sealing.Sealer;
import org.jooq.DSLContext;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The outbox as the partner's door reaches it: a notice about an account goes in, sealed, and nothing comes out. */
@Component
@OnDoor(Door.PARTNER)
public class PartnerOutbox {

    private final Sealer mailSealer;
    private final String from;

    PartnerOutbox(Sealer mailSealer, @Value("${pakketwijzer.mail.from}") String from) {
        this.mailSealer = mailSealer;
        this.from = from;
    }

    /** Puts a notice in the outbox, as part of the change that causes it; there are so many an hour at most (migration 20). */
    public void putNotice(DSLContext transaction, Letter letter) {
        UUID id = UUID.randomUUID();
        byte[] sealed = mailSealer.seal(Outbox.content(letter), Outbox.place(id));
        transaction
                .select(field(
                        "mail.submit_notice({0}, {1}, {2})",
                        Object.class, val(id), val(Outbox.messageId(id, from)), val(sealed)))
                .fetch();
    }
}
