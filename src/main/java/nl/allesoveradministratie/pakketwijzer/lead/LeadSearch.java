package nl.allesoveradministratie.pakketwijzer.lead;

import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LEAD_;
import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LOOKUP;

import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.lead.LeadInbox.After;
import nl.allesoveradministratie.pakketwijzer.lead.db.tables.Lookup;
import nl.allesoveradministratie.pakketwijzer.privacy.AccessLog;
import nl.allesoveradministratie.pakketwijzer.sealing.Digests;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Finds leads by number, whole e-mail address, telephone number, and whole words of name, company, status or topic; what
 * is asked for must all be so. Of people only digests are compared. What was typed is never kept or written down; that
 * somebody was looked for by name or address is.
 */
@Service
@OnDoor(Door.OFFICE)
public class LeadSearch {

    private final DSLContext database;
    private final Digests lookupDigests;
    private final AccessLog accessLog;
    private final Map<String, LeadStatus> statuses = new HashMap<>();
    private final Map<String, String> topics = new HashMap<>();

    LeadSearch(DSLContext officeDatabase, Digests lookupDigests, AccessLog accessLog, Texts texts) {
        this.database = officeDatabase;
        this.lookupDigests = lookupDigests;
        this.accessLog = accessLog;
        for (Language language : Language.values()) {
            for (LeadStatus each : LeadStatus.values()) {
                Duplicates.words(texts.get(language, "inbox.find.status." + each.key()))
                        .forEach(word -> statuses.put(word, each));
            }
            for (String each : List.of("general", "result", "package", "event")) {
                Duplicates.words(texts.get(language, "inbox.find.topic." + each))
                        .forEach(word -> topics.put(word, each));
            }
        }
    }

    /**
     * A page of what is found, newest first.
     *
     * @param typed what somebody typed; nothing that can be looked for finds nothing
     * @param after null = the first page, which is also when the look is written down
     */
    @RolesAllowed(Role.SALES_ROLE)
    public List<LeadSummary> page(String typed, @Nullable After after) {
        SearchTerms terms = SearchTerms.of(typed, statuses, topics);
        if (terms.isEmpty()) {
            return List.of();
        }
        return database.transactionResult(transaction -> {
            List<LeadSummary> found = found(transaction.dsl(), terms, after);
            if (after == null && !terms.details().isEmpty()) {
                // By address or number it is this person; a word of a name says that of nobody in particular.
                boolean exact = !terms.emails().isEmpty() || !terms.phones().isEmpty();
                List<UUID> whose = exact ? found.stream().map(LeadSummary::id).toList() : List.of();
                accessLog.search(transaction.dsl(), whose, terms.details());
            }
            return found;
        });
    }

    private List<LeadSummary> found(DSLContext dsl, SearchTerms terms, @Nullable After after) {
        List<byte[]> digests = new ArrayList<>();
        terms.emails().forEach(each -> digests.add(digest("email", each)));
        terms.phones().forEach(each -> digests.add(digest("phone", each)));
        terms.words().stream()
                .filter(word -> !terms.isOpen(word))
                .forEach(word -> digests.add(digest("name_word", word)));
        Condition asked = terms.reference() == null ? DSL.noCondition() : LEAD_.REFERENCE.eq(terms.reference());
        boolean sure = !digests.isEmpty() || terms.reference() != null;
        if (sure || terms.words().isEmpty()) {
            for (String word : terms.words()) {
                asked = terms.isOpen(word) ? asked.and(says(terms, word).or(isNamed(word))) : asked;
            }
            return digests.isEmpty() ? listed(dsl, asked, after) : by(dsl, digests, asked, after);
        }
        // Words like "advies" alone: how far it is, or part of what somebody is called; so both, and each once.
        for (String word : terms.words()) {
            asked = asked.and(says(terms, word));
            digests.add(digest("name_word", word));
        }
        Map<UUID, LeadSummary> both = new LinkedHashMap<>();
        listed(dsl, asked, after).forEach(each -> both.put(each.id(), each));
        by(dsl, digests, DSL.noCondition(), after).forEach(each -> both.put(each.id(), each));
        return both.values().stream()
                .sorted(Comparator.comparing(LeadSummary::receivedAt)
                        .thenComparing(each -> each.id().toString())
                        .reversed())
                .limit(LeadInbox.PAGE)
                .toList();
    }

    private byte[] digest(String kind, String text) {
        return Duplicates.digest(lookupDigests, kind, text);
    }

    private static Condition says(SearchTerms terms, String word) {
        LeadStatus status = terms.statuses().get(word);
        String topic = terms.topics().get(word);
        return (status == null ? DSL.falseCondition() : LEAD_.STATUS.eq(DSL.inline(status.key())))
                .or(topic == null ? DSL.falseCondition() : LEAD_.TOPIC.eq(DSL.inline(topic)));
    }

    private Condition isNamed(String word) {
        return DSL.exists(DSL.selectOne()
                .from(LOOKUP)
                .where(LOOKUP.LEAD_ID.eq(LEAD_.ID), LOOKUP.DIGEST.eq(digest("name_word", word))));
    }

    private static List<LeadSummary> listed(DSLContext dsl, Condition asked, @Nullable After after) {
        var ordered =
                LeadInbox.list(dsl).where(asked, LeadInbox.LISTED).orderBy(LEAD_.RECEIVED_AT.desc(), LEAD_.ID.desc());
        var page = after == null
                ? ordered.limit(LeadInbox.PAGE)
                : ordered.seek(after.receivedAt(), after.id()).limit(LeadInbox.PAGE);
        return page.fetch(LeadSummary::of);
    }

    /** In the order of the digests' index, and as many looks into it as there are digests. */
    private static List<LeadSummary> by(DSLContext dsl, List<byte[]> digests, Condition asked, @Nullable After after) {
        Lookup first = LOOKUP.as("f0");
        var joined = LeadInbox.list(dsl).join(first).on(first.LEAD_ID.eq(LEAD_.ID));
        long marks = digests.size() == 1 ? 0 : Duplicates.marks(digests);
        Condition all = asked.and(LeadInbox.LISTED).and(has(first, digests.getFirst(), marks));
        for (int i = 1; i < digests.size(); i++) {
            Lookup next = LOOKUP.as("f" + i);
            // The moment too, so that two long rows of finds can be laid side by side.
            joined = joined.join(next).on(next.LEAD_ID.eq(first.LEAD_ID), next.RECEIVED_AT.eq(first.RECEIVED_AT));
            all = all.and(has(next, digests.get(i), marks));
        }
        if (after != null) {
            all = all.and(DSL.row(first.RECEIVED_AT, first.LEAD_ID).lt(after.receivedAt(), after.id()));
        }
        return joined.where(all)
                .orderBy(first.RECEIVED_AT.desc(), first.LEAD_ID.desc())
                .limit(LeadInbox.PAGE)
                .fetch(LeadSummary::of);
    }

    /** Whose other digests may be there too, as far as the marks tell: most leads are passed over by these alone. */
    private static Condition has(Lookup found, byte[] digest, long marks) {
        return found.DIGEST
                .eq(digest)
                .and(marks == 0 ? DSL.noCondition() : found.MARKS.bitAnd(marks).eq(marks));
    }
}
