package nl.allesoveradministratie.pakketwijzer.lead;

import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LEAD_;
import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LINK;
import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LOOKUP;

import java.text.Normalizer;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.sealing.Digests;
import nl.allesoveradministratie.pakketwijzer.worker.Later;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/**
 * Finds the same person again, by keyed digests of e-mail and telephone. Two leads are linked and both stay: who follows up
 * sees it, and nothing is merged or dropped by itself.
 */
@Component
@OnDoor(Door.WORKER)
class Duplicates {

    /** How far back the same person is looked for. */
    static final Duration WINDOW = Duration.ofDays(30);

    static final String RENEW_WORDS = "renew-words";

    private final Digests lookupDigests;

    Duplicates(Digests lookupDigests) {
        this.lookupDigests = lookupDigests;
    }

    /** Makes the digests of a lead anew, and its links; what stands still is linked when it goes on (lead.pause_ended). */
    void index(DSLContext transaction, UUID lead, Enquiry enquiry, OffsetDateTime at, Timeline timeline) {
        remember(transaction, lead, enquiry);
        if (!StandingStill.is(transaction, lead)) {
            link(transaction, lead, at, timeline);
        }
    }

    /** Makes the digests alone: what stands in no list is still its person's, who can ask for it. */
    void remember(DSLContext transaction, UUID lead, Enquiry enquiry) {
        transaction.deleteFrom(LOOKUP).where(LOOKUP.LEAD_ID.eq(lead)).execute();
        List<Found> founds = founds(enquiry);
        long marks = marks(founds.stream().map(Found::digest).toList());
        founds.forEach(found -> transaction
                .insertInto(LOOKUP)
                .set(LOOKUP.LEAD_ID, lead)
                .set(LOOKUP.KIND, found.kind())
                .set(LOOKUP.DIGEST, found.digest())
                .set(LOOKUP.MARKS, marks)
                .set(
                        LOOKUP.RECEIVED_AT,
                        DSL.select(LEAD_.RECEIVED_AT).from(LEAD_).where(LEAD_.ID.eq(lead)))
                .onDuplicateKeyIgnore()
                .execute());
        var row = transaction
                .select(LEAD_.MERGED_INTO, LEAD_.VERSION)
                .from(LEAD_)
                .where(LEAD_.ID.eq(lead))
                .fetchSingle();
        if (row.value1() == null) {
            renewWords(transaction, lead);
        } else {
            // Who holds a lead never waits for the one that it was added to.
            Later.schedule(transaction, RENEW_WORDS, lead, row.value2());
        }
    }

    /** Makes anew by which words the lead is found that this one stands in. */
    static void renewWords(DSLContext transaction, UUID lead) {
        transaction.select(DSL.field("lead.renew_words({0})", DSL.val(lead))).fetch();
    }

    /** By what a lead is found. */
    private record Found(String kind, byte[] digest) {}

    private List<Found> founds(Enquiry enquiry) {
        List<Found> founds = new ArrayList<>();
        if (enquiry.email() != null) {
            founds.add(found("email", enquiry.email().normalised()));
        }
        if (enquiry.phone() != null) {
            founds.add(found("phone", enquiry.phone().value()));
        }
        Set<String> names = words(enquiry.name());
        names.forEach(word -> founds.add(found("name_word", word)));
        Set<String> company = words(enquiry.company());
        company.removeAll(names);
        company.forEach(word -> founds.add(found("company_word", word)));
        return founds;
    }

    private Found found(String kind, String text) {
        return new Found(kind, digest(lookupDigests, kind, text));
    }

    /** A bit for each digest: what lacks one of these bits lacks that digest. */
    static long marks(Collection<byte[]> digests) {
        return digests.stream().mapToLong(digest -> 1L << (digest[0] & 63)).reduce(0, (all, each) -> all | each);
    }

    /** Words of names and of companies share their digests, so that one look finds both. */
    static byte[] digest(Digests lookupDigests, String kind, String text) {
        return lookupDigests.of(kind.equals("company_word") ? "name_word" : kind, text);
    }

    /** Whole words of a name, in small letters and without accents. */
    static Set<String> words(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
        Set<String> words = new LinkedHashSet<>(List.of(plain.split("[^\\p{L}\\p{N}]+")));
        words.remove("");
        return words;
    }

    private void link(DSLContext transaction, UUID lead, OffsetDateTime at, Timeline timeline) {
        var mine = LOOKUP.as("mine");
        Map<UUID, Set<String>> same = new LinkedHashMap<>();
        Map<UUID, String> references = new LinkedHashMap<>();
        transaction
                .select(LEAD_.ID, LEAD_.REFERENCE, LOOKUP.KIND)
                .from(mine)
                .join(LOOKUP)
                .on(LOOKUP.DIGEST.eq(mine.DIGEST), LOOKUP.KIND.eq(mine.KIND), LOOKUP.LEAD_ID.ne(mine.LEAD_ID))
                .join(LEAD_)
                .on(LEAD_.ID.eq(LOOKUP.LEAD_ID))
                .where(
                        mine.LEAD_ID.eq(lead),
                        mine.KIND.in("email", "phone"),
                        // Nor with what is kept apart, or stands still: that is kept, and nothing else is done with it.
                        LEAD_.QUARANTINED_BECAUSE.isNull(),
                        StandingStill.GOES_ON,
                        LEAD_.RECEIVED_AT.between(at.minus(WINDOW), at.plus(WINDOW)))
                .orderBy(LEAD_.RECEIVED_AT)
                .forEach(row -> {
                    same.computeIfAbsent(row.value1(), each -> new LinkedHashSet<>())
                            .add(row.value3());
                    references.put(row.value1(), row.value2());
                });
        Set<UUID> before = new LinkedHashSet<>(Arrays.asList(transaction
                .deleteFrom(LINK)
                .where(LINK.LEAD_ID.eq(lead))
                .returning(LINK.EARLIER_ID)
                .fetchArray(LINK.EARLIER_ID)));
        same.forEach((earlier, kinds) -> {
            transaction
                    .insertInto(LINK)
                    .set(LINK.LEAD_ID, lead)
                    .set(LINK.EARLIER_ID, earlier)
                    .set(
                            LINK.REASON,
                            kinds.size() > 1 ? "both" : kinds.iterator().next())
                    .execute();
            if (!before.contains(earlier)) {
                timeline.add(OffsetDateTime.now(), EventKind.LINKED, null, references.get(earlier));
            }
        });
    }
}
