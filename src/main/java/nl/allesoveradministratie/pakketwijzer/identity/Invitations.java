package nl.allesoveradministratie.pakketwijzer.identity;

import static nl.allesoveradministratie.pakketwijzer.identity.db.Tables.INVITATION;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.mail.Letter;
import nl.allesoveradministratie.pakketwijzer.mail.MailKind;
import nl.allesoveradministratie.pakketwijzer.mail.Outbox;
import nl.allesoveradministratie.pakketwijzer.shared.EmailAddress;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.site.Words;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes an invitation and mails its link, as part of the change that causes it. */
@Component
@OnDoor(Door.OFFICE)
class Invitations {

    /** How long one works. */
    static final Period VALID = Period.ofDays(7);

    private final Outbox outbox;
    private final SignedIn signedIn;
    private final Texts texts;
    private final DoorHosts hosts;
    private final Clock clock;

    Invitations(Outbox outbox, SignedIn signedIn, Texts texts, DoorHosts hosts, Clock clock) {
        this.outbox = outbox;
        this.signedIn = signedIn;
        this.texts = texts;
        this.hosts = hosts;
        this.clock = clock;
    }

    /**
     * Who is invited.
     *
     * @param email in its normal form
     * @param roles as they are kept
     * @param vendor whose partner; null = a colleague
     * @param account the account that gets a new password and second factor; null = somebody new
     * @param language of the mail, and of the page that it leads to
     */
    record Guest(
            String email,
            String name,
            String[] roles,
            @Nullable UUID vendor,
            @Nullable UUID account,
            Language language) {

        @Override
        public String toString() {
            return "(a guest)";
        }
    }

    /**
     * Invites; an earlier invitation of the same person at the same door no longer works.
     *
     * @param text key of what the mail says before the link
     * @param arguments what goes in the places of that text
     */
    void send(DSLContext transaction, Guest guest, String text, Object... arguments) {
        String token = Tokens.random();
        OffsetDateTime now = OffsetDateTime.now(clock);
        Entrance entrance = guest.vendor() == null ? Entrance.OFFICE : Entrance.PARTNER;
        transaction
                .deleteFrom(INVITATION)
                .where(
                        INVITATION.EMAIL.eq(guest.email()),
                        INVITATION.USED_AT.isNull(),
                        guest.vendor() == null ? INVITATION.VENDOR_ID.isNull() : INVITATION.VENDOR_ID.isNotNull())
                .execute();
        transaction
                .insertInto(INVITATION)
                .set(INVITATION.TOKEN_HASH, Tokens.hash(token))
                .set(INVITATION.EMAIL, guest.email())
                .set(INVITATION.NAME, guest.name())
                .set(INVITATION.ROLES, guest.roles())
                .set(INVITATION.VENDOR_ID, guest.vendor())
                .set(INVITATION.ACCOUNT_ID, guest.account())
                .set(INVITATION.INVITED_BY, signedIn.get().id())
                .set(INVITATION.CREATED_AT, now)
                .set(INVITATION.EXPIRES_AT, now.plus(VALID))
                .execute();
        Words words = texts.in(guest.language());
        String letter = String.join(
                "\n\n",
                words.get("letter.dear", guest.name()),
                words.get(text, arguments),
                hosts.address(entrance, guest.language().prefix() + entrance.invitation(token)),
                words.get(
                        entrance == Entrance.OFFICE ? "letter.invitation.valid" : "letter.invitation.partner.valid",
                        VALID.getDays()));
        outbox.put(
                transaction,
                MailKind.INVITATION,
                null,
                new Letter(new EmailAddress(guest.email()), words.get("letter.invitation.subject"), letter));
    }
}
