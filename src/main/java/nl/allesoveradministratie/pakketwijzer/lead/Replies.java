package nl.allesoveradministratie.pakketwijzer.lead;

import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.EVENT;
import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LEAD_;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.identity.SignedIn;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.lead.LeadChanges.Held;
import nl.allesoveradministratie.pakketwijzer.lead.LeadDesk.Result;
import nl.allesoveradministratie.pakketwijzer.mail.Letter;
import nl.allesoveradministratie.pakketwijzer.mail.MailKind;
import nl.allesoveradministratie.pakketwijzer.mail.Outbox;
import nl.allesoveradministratie.pakketwijzer.mail.ReplyAddresses;
import nl.allesoveradministratie.pakketwijzer.sealing.Opener;
import nl.allesoveradministratie.pakketwijzer.shared.EmailAddress;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.site.Words;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.Select;
import org.springframework.stereotype.Service;

/**
 * Answers to people who asked something. A reply waits for ten seconds in the outbox, and can be taken back until it leaves.
 * It stands with the earlier mails about the same lead, and leaves after them.
 */
@Service
@OnDoor(Door.OFFICE)
public class Replies {

    /** How long a reply waits before it leaves. */
    public static final Duration WAIT = Duration.ofSeconds(10);

    /** The first mail and the last nineteen are enough to find the rest. */
    private static final int MOST_REFERENCES = 20;

    private final DSLContext database;
    private final LeadChanges changes;
    private final Drafts drafts;
    private final Outbox outbox;
    private final ReplyAddresses replyAddresses;
    private final Opener leadOpener;
    private final SignedIn signedIn;
    private final Texts texts;
    private final Clock clock;

    Replies(
            DSLContext officeDatabase,
            LeadChanges changes,
            Drafts drafts,
            Outbox outbox,
            ReplyAddresses replyAddresses,
            Opener leadOpener,
            SignedIn signedIn,
            Texts texts,
            Clock clock) {
        this.database = officeDatabase;
        this.changes = changes;
        this.drafts = drafts;
        this.outbox = outbox;
        this.replyAddresses = replyAddresses;
        this.leadOpener = leadOpener;
        this.signedIn = signedIn;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * What came of sending.
     *
     * @param result OVERTAKEN = a colleague sent a reply that was not seen yet; nothing was sent
     * @param messageId by which it can be taken back; empty when nothing was sent
     */
    public record Sent(Result result, String messageId) {}

    /** Mails that begin a correspondence; one about an event, say, is not answered with what a colleague writes. */
    private static final List<String> BEGINNINGS = Stream.of(
                    MailKind.LEAD_CONFIRMATION, MailKind.LEAD_AMENDED, MailKind.LEAD_ENTERED)
            .map(MailKind::key)
            .toList();

    /** The subject of the mails about a lead: that of the first one, so that all of them stay together. */
    @RolesAllowed(Role.SALES_ROLE)
    public String subject(UUID lead) {
        return database.select(LEAD_.REFERENCE, LEAD_.LANGUAGE)
                .from(LEAD_)
                .where(LEAD_.ID.eq(lead))
                .fetchSingle(row -> subject(database, lead, row.value1(), texts.in(Language.ofTag(row.value2()))));
    }

    private static String subject(DSLContext dsl, UUID lead, String reference, Words words) {
        return dsl.select(EVENT.DETAIL)
                .from(EVENT)
                .where(EVENT.LEAD_ID.eq(lead), EVENT.KIND.eq(EventKind.MAIL.key()), EVENT.DETAIL.in(BEGINNINGS))
                .orderBy(EVENT.POSITION)
                .limit(1)
                .fetchOptional(EVENT.DETAIL)
                .map(kind -> "Re: " + words.get("letter." + kind + ".subject", reference))
                .orElseGet(() -> words.get("letter.reply.subject", reference));
    }

    /**
     * Sends a reply, ten seconds from now. Who answers a lead that is nobody's makes it his own.
     *
     * @param seen position of the newest event that was seen: a colleague's reply after it is to be read first
     * @param text with the name to be filled in, and nothing else
     */
    @RolesAllowed(Role.SALES_ROLE)
    public Sent send(UUID lead, long seen, String text) {
        String checked = LeadChanges.checked(text);
        if (!ReplyFacts.gaps(checked).isEmpty()) {
            throw new IllegalArgumentException("A reply with something left to fill in");
        }
        AtomicReference<String> messageId = new AtomicReference<>("");
        Result result = changes.make(lead, null, held -> {
            if (!isOvertaken(held, seen)) {
                messageId.set(put(held, checked));
            }
        });
        boolean overtaken = result == Result.DONE && messageId.get().isEmpty();
        return new Sent(overtaken ? Result.OVERTAKEN : result, messageId.get());
    }

    private static boolean isOvertaken(Held held, long seen) {
        Set<UUID> ids = LeadReader.ids(held.dsl(), held.lead());
        return held.dsl()
                .fetchExists(
                        EVENT,
                        EVENT.LEAD_ID.in(ids),
                        EVENT.KIND.eq(EventKind.REPLY.key()),
                        EVENT.POSITION.gt(seen),
                        EVENT.ACTOR.ne(held.me()),
                        EVENT.MESSAGE_ID.notIn(takenBack(held.dsl(), ids)));
    }

    private static Select<Record1<String>> takenBack(DSLContext dsl, Set<UUID> ids) {
        return dsl.select(EVENT.MESSAGE_ID)
                .from(EVENT)
                .where(EVENT.LEAD_ID.in(ids), EVENT.KIND.eq(EventKind.TAKEN_BACK.key()), EVENT.MESSAGE_ID.isNotNull());
    }

    private String put(Held held, String text) {
        DSLContext dsl = held.dsl();
        var row = dsl.select(LEAD_.REFERENCE, LEAD_.LANGUAGE, LEAD_.SITE, LEAD_.NAME, LEAD_.EMAIL, LEAD_.OWNER)
                .from(LEAD_)
                .where(LEAD_.ID.eq(held.lead()))
                .fetchSingle();
        Letter letter = new Letter(
                        new EmailAddress(held.key().open(LEAD_.EMAIL, row.value5())),
                        subject(dsl, held.lead(), row.value1(), texts.in(Language.ofTag(row.value2()))),
                        text.replace(ReplyFact.NAME.placeholder(), held.key().open(LEAD_.NAME, row.value4())))
                .from(row.value3())
                .answering(replyAddresses.of(row.value3()).orElse(null), thread(dsl, held.lead()));
        String messageId =
                outbox.put(dsl, MailKind.REPLY, held.lead(), letter, held.now().plus(WAIT));
        UUID event = UUID.randomUUID();
        held.timeline().reply(event, held.now(), held.me(), held.key().seal(EVENT.WORDS, event, text), messageId);
        if (row.value6() == null) {
            dsl.update(LEAD_)
                    .set(LEAD_.OWNER, held.me())
                    .set(LEAD_.VERSION, LEAD_.VERSION.plus(1))
                    .where(LEAD_.ID.eq(held.lead()))
                    .execute();
            held.timeline().add(held.now(), EventKind.CLAIMED, held.me(), null);
        }
        drafts.drop(dsl, held.lead(), Drafts.Field.REPLY);
        return messageId;
    }

    /** Earlier mails to the person about this lead and what was added to it, oldest first. */
    private static List<String> thread(DSLContext dsl, UUID lead) {
        Set<UUID> ids = LeadReader.ids(dsl, lead);
        List<String> all = dsl.select(EVENT.MESSAGE_ID)
                .from(EVENT)
                .where(
                        EVENT.LEAD_ID.in(ids),
                        EVENT.KIND.in(EventKind.MAIL.key(), EventKind.REPLY.key()),
                        EVENT.MESSAGE_ID.isNotNull(),
                        EVENT.MESSAGE_ID.notIn(takenBack(dsl, ids)))
                .orderBy(EVENT.POSITION)
                .fetch(EVENT.MESSAGE_ID);
        if (all.size() <= MOST_REFERENCES) {
            return all;
        }
        List<String> some = new ArrayList<>(all.subList(0, 1));
        some.addAll(all.subList(all.size() - MOST_REFERENCES + 1, all.size()));
        return some;
    }

    /**
     * Takes one's own reply back; what was written is a draft again.
     *
     * @return true = it is not sent, for certain; false = it is too late
     */
    @RolesAllowed(Role.SALES_ROLE)
    public boolean takeBack(String messageId) {
        UUID me = signedIn.get().id();
        return database.transactionResult(transaction -> {
            DSLContext dsl = transaction.dsl();
            var reply = dsl.select(EVENT.ID, EVENT.WORDS, LEAD_.ID, LEAD_.DATA_KEY, LEAD_.KEY_NO)
                    .from(EVENT)
                    .join(LEAD_)
                    .on(LEAD_.ID.eq(EVENT.LEAD_ID))
                    .where(
                            EVENT.MESSAGE_ID.eq(messageId),
                            EVENT.KIND.eq(EventKind.REPLY.key()),
                            EVENT.ACTOR.eq(me),
                            LEAD_.DATA_KEY.isNotNull())
                    .fetchOne();
            if (reply == null || !outbox.takeBack(dsl, messageId)) {
                return false;
            }
            LeadKey key = LeadKey.open(reply.value4(), leadOpener, reply.value3(), reply.value5());
            new Timeline(dsl, reply.value3())
                    .mail(OffsetDateTime.now(clock), EventKind.TAKEN_BACK, me, null, messageId);
            drafts.restore(dsl, key, reply.value3(), key.open(EVENT.WORDS, reply.value1(), reply.value2()));
            return true;
        });
    }
}
