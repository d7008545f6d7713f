package nl.allesoveradministratie.pakketwijzer.lead;

import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LEAD_;
import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LOOKUP;

import jakarta.annotation.security.RolesAllowed;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
import org.jooq.Field;
import org.jooq.RowN;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Finds leads by number, whole e-mail address, telephone number, and whole words of name, company, status or topic; what
 * is asked for must all be so. By number, address or telephone number of what was added to a lead that lead is found,
 * and by words of its names, which stand with it (see {@code lead.renew_words}). Of people only digests are compared. What
 * was typed is never kept or written down; that somebody was looked for by name or address is.
 */
@Service
@OnDoor(Door.OFFICE)
public class LeadSearch {

    /** By what a lead is found. */
    private static final Lookup FOUND = LOOKUP.as("found");

    /** What stands in the lists, or was added to what may. */
    private static final Condition KNOWN = LEAD_.QUARANTINED_BECAUSE.isNull().and(StandingStill.GOES_ON);

    /** What was added to another lead, which is shown instead of it. */
    private static final Condition ADDED = LEAD_.MERGED_INTO.isNotNull().and(KNOWN);

    private static final Comparator<LeadSummary> NEWEST_FIRST = Comparator.comparing(LeadSummary::receivedAt)
            .thenComparing(each -> each.id().toString())
            .reversed();

    /** So many finds of each word tell which is the rarest. */
    private static final int FEW = 30;

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
        boolean first = after == null;
        boolean exact = !terms.emails().isEmpty() || !terms.phones().isEmpty();
        List<String> details = first ? terms.details() : List.of();
        // By address or number it is this person; a word of a name says that of nobody in particular.
        Optional<CompletableFuture<Void>> written =
                exact || details.isEmpty() ? Optional.empty() : Optional.of(accessLog.searching(details));
        List<LeadSummary> found =
                first && (exact || terms.reference() != null) ? withKept(terms) : found(terms, LeadInbox.LISTED, after);
        if (exact && first) {
            accessLog.search(found.stream().map(LeadSummary::id).toList(), details);
        }
        written.ifPresent(CompletableFuture::join);
        return found;
    }

    /**
     * By number, address or telephone number: also those that the found ones were added to, of which the words must be so; all
     * on the first page, because it is one person, or one number.
     */
    private List<LeadSummary> withKept(SearchTerms terms) {
        SearchTerms exact = terms.withoutWords();
        List<LeadSummary> both = found(exact, KNOWN, null);
        // When there are more than a page, the next one goes on after the last of those that are listed themselves.
        boolean all = both.size() < LeadInbox.PAGE;
        List<LeadSummary> found = all && terms.words().isEmpty()
                ? both.stream().filter(each -> each.addedTo() == null).toList()
                : found(terms, LeadInbox.LISTED, null);
        Set<UUID> kept = (all ? both : found(exact, ADDED, null))
                .stream()
                        .map(LeadSummary::addedTo)
                        .filter(Objects::nonNull)
                        .map(each -> Contact.standing(database, each))
                        .collect(Collectors.toSet());
        found.forEach(each -> kept.remove(each.id()));
        if (kept.isEmpty()) {
            return found;
        }
        Condition words = terms.words().stream()
                .map(word -> says(terms, word).or(isNamed(word)))
                .reduce(DSL.noCondition(), Condition::and);
        List<LeadSummary> more = LeadInbox.list(database)
                .where(LEAD_.ID.in(kept), LeadInbox.LISTED, words)
                .fetch(LeadSummary::of);
        return Stream.concat(found.stream(), more.stream())
                .sorted(NEWEST_FIRST)
                .limit(LeadInbox.PAGE)
                .toList();
    }

    private List<LeadSummary> found(SearchTerms terms, Condition standing, @Nullable After after) {
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
                if (terms.isOpen(word)) {
                    Condition named = digests.isEmpty() ? isNamed(word) : has(digest("name_word", word));
                    asked = asked.and(says(terms, word).or(named));
                }
            }
            Condition all = asked.and(standing);
            return digests.isEmpty() ? listed(all, after) : by(digests, all, after);
        }
        // Words like "advies" alone: how far it is, or part of what somebody is called; so both, and each once.
        for (String word : terms.words()) {
            asked = asked.and(says(terms, word));
            digests.add(digest("name_word", word));
        }
        Map<UUID, LeadSummary> both = new LinkedHashMap<>();
        listed(asked.and(standing), after).forEach(each -> both.put(each.id(), each));
        by(digests, standing, after).forEach(each -> both.put(each.id(), each));
        return both.values().stream().sorted(NEWEST_FIRST).limit(LeadInbox.PAGE).toList();
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

    private List<LeadSummary> listed(Condition asked, @Nullable After after) {
        var ordered = LeadInbox.list(database).where(asked).orderBy(LEAD_.RECEIVED_AT.desc(), LEAD_.ID.desc());
        var page = after == null
                ? ordered.limit(LeadInbox.PAGE)
                : ordered.seek(after.receivedAt(), after.id()).limit(LeadInbox.PAGE);
        return page.fetch(LeadSummary::of);
    }

    /**
     * Along the finds of the rarest of the digests, newest first, and of each whether it has the others too: by how it is
     * asked and not by what the planner believes of how often a word comes, so one plan does for all words.
     */
    private List<LeadSummary> by(List<byte[]> digests, Condition asked, @Nullable After after) {
        Condition all = asked.and(FOUND.DIGEST.eq(rarest(digests, after)));
        if (digests.size() > 1) {
            for (byte[] each : digests) {
                all = all.and(has(each));
            }
        }
        return LeadInbox.list(database)
                .join(FOUND)
                .on(FOUND.LEAD_ID.eq(LEAD_.ID))
                .where(all, before(FOUND, after))
                .orderBy(FOUND.RECEIVED_AT.desc(), FOUND.LEAD_ID.desc())
                .limit(DSL.inline(LeadInbox.PAGE))
                .fetch(LeadSummary::of);
    }

    /** The one that it takes longest to find {@link #FEW} times, or that is not there so often, from where the page begins. */
    private static Field<byte[]> rarest(List<byte[]> digests, @Nullable After after) {
        if (digests.size() == 1) {
            return DSL.field(DSL.select(DSL.val(digests.getFirst())));
        }
        RowN[] rows = digests.stream().map(digest -> DSL.row(List.of(digest))).toArray(RowN[]::new);
        Table<?> each = DSL.values(rows).as("each", "digest");
        Field<byte[]> digest = DSL.field(DSL.name("each", "digest"), byte[].class);
        Lookup its = LOOKUP.as("its");
        Field<OffsetDateTime> lastOfFew = DSL.field(DSL.select(its.RECEIVED_AT)
                .from(its)
                .where(its.DIGEST.eq(digest), before(its, after))
                .orderBy(its.RECEIVED_AT.desc(), its.LEAD_ID.desc())
                .limit(DSL.inline(FEW - 1), DSL.inline(1)));
        return DSL.field(DSL.select(digest)
                .from(each)
                .orderBy(lastOfFew.asc().nullsFirst())
                .limit(DSL.inline(1)));
    }

    private static Condition before(Lookup finds, @Nullable After after) {
        return after == null
                ? DSL.noCondition()
                : DSL.row(finds.RECEIVED_AT, finds.LEAD_ID).lt(after.receivedAt(), after.id());
    }

    /** Whether what was found has another digest too: most has not, as its marks tell without a look. */
    private static Condition has(byte[] digest) {
        long mark = Duplicates.marks(List.of(digest));
        Lookup too = LOOKUP.as("too");
        // Not "exists", of which the planner may make a join that reads all that has the other digest.
        Field<Boolean> look = DSL.field(DSL.select(DSL.inline(true))
                .from(too)
                .where(too.DIGEST.eq(digest), too.RECEIVED_AT.eq(FOUND.RECEIVED_AT), too.LEAD_ID.eq(FOUND.LEAD_ID))
                .limit(DSL.inline(1)));
        return FOUND.MARKS.bitAnd(mark).eq(mark).and(FOUND.DIGEST.eq(digest).or(DSL.condition(look)));
    }
}
