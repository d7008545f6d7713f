package nl.allesoveradministratie.pakketwijzer.lead;

import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LEAD_;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.mail.Letter;
import nl.allesoveradministratie.pakketwijzer.mail.MailKind;
import nl.allesoveradministratie.pakketwijzer.mail.Outbox;
import nl.allesoveradministratie.pakketwijzer.privacy.ErasureRequests.Asked;
import nl.allesoveradministratie.pakketwijzer.privacy.HoldReason;
import nl.allesoveradministratie.pakketwijzer.privacy.RetentionRules;
import nl.allesoveradministratie.pakketwijzer.sealing.CannotOpen;
import nl.allesoveradministratie.pakketwijzer.sealing.Digests;
import nl.allesoveradministratie.pakketwijzer.sealing.Opener;
import nl.allesoveradministratie.pakketwijzer.shared.EmailAddress;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.site.Site;
import nl.allesoveradministratie.pakketwijzer.site.Sites;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.site.Words;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells somebody what became of the request to be forgotten. The letter holds an address and no name, and is about the request
 * and no lead; it is the last that there is of the person, and goes when it is sent or cannot be.
 */
@Component
@OnDoor(Door.WORKER)
class ErasureMail {

    private final Outbox outbox;
    private final Opener leadOpener;
    private final Digests lookupDigests;
    private final Texts texts;
    private final Sites sites;
    private final RetentionRules rules;

    ErasureMail(
            Outbox outbox, Opener leadOpener, Digests lookupDigests, Texts texts, Sites sites, RetentionRules rules) {
        this.outbox = outbox;
        this.leadOpener = leadOpener;
        this.lookupDigests = lookupDigests;
        this.texts = texts;
        this.sites = sites;
        this.rules = rules;
    }

    /** Where to write to, and how. */
    record To(EmailAddress address, Site site, Language language, boolean proved) {

        @Override
        public String toString() {
            return "(an address)";
        }
    }

    /** The address that was proved, or else that of the newest lead; empty = none is known. */
    Optional<To> to(Asked asked, List<Record> leads) {
        return leads.stream()
                .sorted(Comparator.comparing((Record row) -> row.get(LEAD_.RECEIVED_AT))
                        .reversed())
                .map(row -> of(asked, row))
                .flatMap(Optional::stream)
                .min(Comparator.comparing(to -> !to.proved()));
    }

    private Optional<To> of(Asked asked, Record row) {
        byte[] wrapped = row.get(LEAD_.DATA_KEY);
        if (wrapped == null) {
            return Optional.empty();
        }
        try {
            LeadKey key = LeadKey.open(wrapped, leadOpener, row.get(LEAD_.ID), row.get(LEAD_.KEY_NO));
            return EmailAddress.parse(key.open(LEAD_.EMAIL, row.get(LEAD_.EMAIL)))
                    .map(email -> new To(
                            email,
                            sites.named(row.get(LEAD_.SITE)),
                            Language.ofTag(row.get(LEAD_.LANGUAGE)),
                            isProved(asked.subject(), email)));
        } catch (CannotOpen e) {
            // What cannot be read any more is forgotten all the same
            return Optional.empty();
        }
    }

    /** Whether an address is the one that was proved. */
    boolean isProved(byte @Nullable [] subject, EmailAddress email) {
        return subject != null && Arrays.equals(subject, Duplicates.digest(lookupDigests, "email", email.normalised()));
    }

    /**
     * What was asked is gone.
     *
     * @param whole nothing is left under the address
     * @param held why some of it had to stay; null = nothing had to
     */
    void done(DSLContext transaction, UUID request, Asked asked, To to, boolean whole, @Nullable HoldReason held) {
        Words words = texts.in(to.language());
        put(
                transaction,
                request,
                to,
                "letter.erasure.subject",
                "letter.erasure." + (held != null ? "partly" : whole ? "text" : "one"),
                asked.number(),
                words.period(rules.backup()),
                held == null ? "" : words.get("letter.erasure.because." + held.key()));
    }

    /** Nothing may go, and why. */
    void refused(DSLContext transaction, UUID request, Asked asked, List<Record> leads, HoldReason because) {
        to(asked, leads).ifPresent(to -> {
            Words words = texts.in(to.language(), to.site());
            put(
                    transaction,
                    request,
                    to,
                    "letter.erasure.refused.subject",
                    "letter.erasure.refused.text",
                    asked.number(),
                    words.get("letter.erasure.because." + because.key()));
        });
    }

    private void put(DSLContext transaction, UUID request, To to, String subject, String text, Object... arguments) {
        Words words = texts.in(to.language(), to.site());
        outbox.put(
                transaction,
                MailKind.ERASURE,
                request,
                new Letter(
                                to.address(),
                                words.get(subject, arguments),
                                words.get(text, arguments) + "\n\n"
                                        + words.get("letter.regards", to.site().brand()))
                        .from(to.site().key()));
    }
}
