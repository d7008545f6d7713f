package nl.allesoveradministratie.pakketwijzer.lead;

import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.EVENT;
import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LEAD_;
import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LINK;
import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.RECEIPT;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.sealing.Opener;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** Reads one lead with everything that was added to it, in one piece: its own address, and that of what was added. */
record LeadReader(DSLContext dsl, Opener leadOpener) {

    private static final int MOST_EVENTS = 500;

    private static final int MOST_RELATED = 50;

    /** The lead that stands at an address; empty = there is none. */
    Optional<LeadDetail> read(String reference) {
        return dsl.selectFrom(LEAD_)
                .where(LEAD_.REFERENCE.eq(reference))
                .fetchOptional()
                .map(this::kept)
                .filter(row -> row.get(LEAD_.PAUSED_BECAUSE) == null)
                .map(this::detail);
    }

    /** A lead that was added to another leads on to it. */
    private Record kept(Record row) {
        Record kept = row;
        while (kept.get(LEAD_.MERGED_INTO) != null) {
            kept = dsl.selectFrom(LEAD_)
                    .where(LEAD_.ID.eq(kept.get(LEAD_.MERGED_INTO)))
                    .fetchSingle();
        }
        return kept;
    }

    private LeadDetail detail(Record lead) {
        SequencedMap<UUID, Record> family = family(lead);
        Map<UUID, LeadKey> keys = new LinkedHashMap<>();
        family.forEach((id, row) -> {
            byte[] wrapped = row.get(LEAD_.DATA_KEY);
            if (wrapped != null) {
                keys.put(id, LeadKey.open(wrapped, leadOpener, id, row.get(LEAD_.KEY_NO)));
            }
        });
        UUID id = lead.get(LEAD_.ID);
        List<LeadDetail.Added> added = family.values().stream()
                .skip(1)
                .map(row -> added(row, keys.get(row.get(LEAD_.ID))))
                .toList();
        return LeadDetail.of(
                lead, keys.get(id), events(lead, family, keys), related(family), agreedText(id), added, seen(family));
    }

    /** The lead, and what was added to it, and to that; without what stands still. */
    private SequencedMap<UUID, Record> family(Record lead) {
        SequencedMap<UUID, Record> family = new LinkedHashMap<>();
        family.put(lead.get(LEAD_.ID), lead);
        List<UUID> newest = List.of(lead.get(LEAD_.ID));
        while (!newest.isEmpty()) {
            List<UUID> next = new ArrayList<>();
            dsl.selectFrom(LEAD_)
                    .where(LEAD_.MERGED_INTO.in(newest), StandingStill.GOES_ON)
                    .orderBy(LEAD_.RECEIVED_AT, LEAD_.ID)
                    .forEach(row -> {
                        family.put(row.get(LEAD_.ID), row);
                        next.add(row.get(LEAD_.ID));
                    });
            newest = next;
        }
        return family;
    }

    /** A lead and all that was added to it. */
    static Set<UUID> ids(DSLContext dsl, UUID lead) {
        Set<UUID> ids = new LinkedHashSet<>(Set.of(lead));
        Set<UUID> newest = Set.of(lead);
        while (!newest.isEmpty()) {
            newest = dsl.select(LEAD_.ID)
                    .from(LEAD_)
                    .where(LEAD_.MERGED_INTO.in(newest))
                    .fetchSet(LEAD_.ID);
            ids.addAll(newest);
        }
        return ids;
    }

    private List<LeadDetail.Event> events(Record lead, Map<UUID, Record> family, Map<UUID, LeadKey> keys) {
        return dsl.select(
                        EVENT.ID,
                        EVENT.LEAD_ID,
                        EVENT.AT,
                        EVENT.ACTOR,
                        EVENT.KIND,
                        EVENT.DETAIL,
                        EVENT.WORDS,
                        EVENT.MESSAGE_ID,
                        EVENT.POSITION)
                .from(EVENT)
                .where(EVENT.LEAD_ID.in(family.keySet()))
                .orderBy(EVENT.POSITION.desc())
                .limit(MOST_EVENTS)
                .fetch(row -> {
                    UUID of = row.value2();
                    LeadKey key = keys.get(of);
                    Record from = family.get(of);
                    return new LeadDetail.Event(
                            row.value3().toInstant(),
                            row.value4(),
                            EventKind.ofKey(row.value5()),
                            text(row.value6()),
                            key == null ? "" : key.open(EVENT.WORDS, row.value1(), row.value7()),
                            of.equals(lead.get(LEAD_.ID)) || from == null ? "" : from.get(LEAD_.REFERENCE),
                            text(row.value8()),
                            row.value9());
                });
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private long seen(Map<UUID, Record> family) {
        return dsl.select(EVENT.POSITION)
                .from(EVENT)
                .where(EVENT.LEAD_ID.in(family.keySet()))
                .orderBy(EVENT.POSITION.desc())
                .limit(1)
                .fetchOptional(EVENT.POSITION)
                .orElse(0L);
    }

    private static LeadDetail.Added added(Record row, @Nullable LeadKey key) {
        return new LeadDetail.Added(
                row.get(LEAD_.ID),
                row.get(LEAD_.REFERENCE),
                row.get(LEAD_.RECEIVED_AT).toInstant(),
                key == null ? "" : key.open(LEAD_.QUESTION, row.get(LEAD_.QUESTION)),
                LeadDetail.attached(row, key),
                key == null ? "" : key.open(LEAD_.NEXT_STEP, row.get(LEAD_.NEXT_STEP)));
    }

    /** Other leads that are probably of the same person, both ways; what was added to another stands for that one. */
    private List<LeadDetail.Related> related(Map<UUID, Record> family) {
        Map<UUID, LeadDetail.Related> related = new LinkedHashMap<>();
        dsl.select(LINK.REASON)
                .select(LEAD_.fields())
                .from(LINK)
                .join(LEAD_)
                .on(LEAD_.ID
                        .eq(LINK.EARLIER_ID)
                        .and(LINK.LEAD_ID.in(family.keySet()))
                        .or(LEAD_.ID.eq(LINK.LEAD_ID).and(LINK.EARLIER_ID.in(family.keySet()))))
                .orderBy(LEAD_.RECEIVED_AT, LEAD_.ID)
                .limit(MOST_RELATED)
                .forEach(row -> {
                    Record kept = kept(row.into(LEAD_));
                    if (!family.containsKey(kept.get(LEAD_.ID))
                            && kept.get(LEAD_.QUARANTINED_BECAUSE) == null
                            && kept.get(LEAD_.PAUSED_BECAUSE) == null) {
                        related.putIfAbsent(kept.get(LEAD_.ID), related(kept, row.get(LINK.REASON)));
                    }
                });
        return List.copyOf(related.values());
    }

    private static LeadDetail.Related related(Record lead, String reason) {
        return new LeadDetail.Related(
                lead.get(LEAD_.ID),
                lead.get(LEAD_.REFERENCE),
                lead.get(LEAD_.RECEIVED_AT).toInstant(),
                LeadStatus.ofKey(lead.get(LEAD_.STATUS)),
                reason);
    }

    private String agreedText(UUID lead) {
        return dsl.select(RECEIPT.AGREED_TEXT)
                .from(RECEIPT)
                .where(RECEIPT.SUBMISSION_ID.eq(lead))
                .orderBy(RECEIPT.REVISION.desc())
                .limit(1)
                .fetchOptional(RECEIPT.AGREED_TEXT)
                .orElse("");
    }
}
