package nl.allesoveradministratie.pakketwijzer.identity;

import static nl.allesoveradministratie.pakketwijzer.identity.db.Tables.ACCOUNT;
import static nl.allesoveradministratie.pakketwijzer.identity.db.Tables.VENDOR;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.mail.Letter;
import nl.allesoveradministratie.pakketwijzer.mail.PartnerOutbox;
import nl.allesoveradministratie.pakketwijzer.shared.EmailAddress;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.site.Words;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * What somebody of a vendor sees and does about the vendor's people: who comes in, an invitation to one more, and one's own
 * mail. Shutting somebody out is the office's (decision 30).
 */
@Service
@OnDoor(Door.PARTNER)
@RolesAllowed(Role.PARTNER_ROLE)
public class VendorPeople {

    /** What {@code mail.submit_notice} refuses with. */
    private static final String TOO_MANY_NOTICES = "54000";

    private final VendorRows rows;
    private final PartnerOutbox outbox;
    private final SignedIn signedIn;
    private final Texts texts;
    private final DoorHosts hosts;
    private final Clock clock;

    VendorPeople(VendorRows rows, PartnerOutbox outbox, SignedIn signedIn, Texts texts, DoorHosts hosts, Clock clock) {
        this.rows = rows;
        this.outbox = outbox;
        this.signedIn = signedIn;
        this.texts = texts;
        this.hosts = hosts;
        this.clock = clock;
    }

    /** @param invitedUntil until when the invitation works; null = has an account */
    public record Colleague(
            String name, String email, @Nullable Instant invitedUntil) {}

    /** What came of an invitation; the names are the database's answers, but for the last. */
    public enum Invited {
        /** It is on its way. */
        INVITED,
        /** What was given as a name is none: it holds a web address, or signs that no name has. */
        NAME,
        /** So many come in or are invited that nobody can be added. */
        FULL,
        /** Three went to this address today. */
        ADDRESS,
        /** Thirty of this vendor went out today. */
        DAY,
        /** All vendors together asked for so much mail in the last hour that no more is taken. */
        LATER
    }

    /** Who comes in for the same vendor, oneself included, and then who is invited; in alphabetical order. */
    public List<Colleague> all() {
        return rows.read(dsl -> dsl.select(
                        field(name("name"), String.class),
                        field(name("email"), String.class),
                        field(name("invited_until"), OffsetDateTime.class))
                .from(table("identity.vendor_people()"))
                .orderBy(field("invited_until IS NOT NULL"), field(name("name")), field(name("email")))
                .fetch(row -> new Colleague(
                        row.value1(),
                        row.value2(),
                        row.value3() == null ? null : row.value3().toInstant())));
    }

    /**
     * Invites a colleague by mail, for a week; an earlier invitation of this vendor to the same address no longer works. That
     * the address has an account already, here or elsewhere, shows only to whoever reads that mail.
     *
     * @param name not empty, at most 100 characters
     * @param language of the mail, and of the page that it leads to
     */
    public Invited invite(EmailAddress email, String name, Language language) {
        try {
            return invite(email, name, language, Tokens.random(), signedIn.partner());
        } catch (DataAccessException e) {
            if (TOO_MANY_NOTICES.equals(e.sqlState())) {
                return Invited.LATER;
            }
            throw e;
        }
    }

    private Invited invite(EmailAddress email, String name, Language language, String token, PartnerUser me) {
        return rows.read(dsl -> {
            String answer = dsl.select(field(
                            "identity.invite_colleague({0}, {1}, {2})",
                            String.class, val(Tokens.hash(token)), val(email.normalised()), val(name)))
                    .fetchSingle()
                    .value1();
            Invited invited = Invited.valueOf(answer.toUpperCase(Locale.ROOT));
            if (invited != Invited.INVITED) {
                return invited;
            }
            Words words = texts.in(language);
            outbox.putNotice(
                    dsl,
                    new Letter(
                            new EmailAddress(email.normalised()),
                            words.get("letter.invitation.subject"),
                            String.join(
                                    "\n\n",
                                    words.get("letter.dear", name),
                                    words.get("letter.invitation.colleague", me.name(), me.vendorName()),
                                    hosts.address(
                                            Entrance.PARTNER, language.prefix() + Entrance.PARTNER.invitation(token)),
                                    words.get("letter.invitation.partner.valid", Invitations.VALID.getDays()))));
            return invited;
        });
    }

    /** Whether the partner who is signed in wants a mail when there are new figures. */
    public boolean wantsMail() {
        return rows.read(dsl ->
                dsl.fetchExists(ACCOUNT, ACCOUNT.ID.eq(signedIn.partner().id()), ACCOUNT.FIGURES_TOLD.isNotNull()));
    }

    /** Says whether the partner who is signed in wants such a mail, about figures of later days than today. */
    public void wantMail(boolean wants) {
        rows.read(dsl -> dsl.update(ACCOUNT)
                .set(ACCOUNT.FIGURES_TOLD, wants ? LocalDate.now(clock) : null)
                .where(ACCOUNT.ID.eq(signedIn.partner().id()))
                .execute());
    }

    /** The last day of the vendor's contract; empty = no end was agreed. */
    public Optional<LocalDate> contractUntil() {
        return rows.read(dsl -> dsl.select(VENDOR.CONTRACT_UNTIL).from(VENDOR).fetchOptional(row -> row.value1()));
    }
}
