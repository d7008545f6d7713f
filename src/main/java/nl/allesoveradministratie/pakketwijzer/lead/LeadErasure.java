package nl.allesoveradministratie.pakketwijzer.lead;

import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LEAD_;
import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LOOKUP;

import com.github.kagkarlsson.scheduler.task.Task;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.mail.WaitingResults;
import nl.allesoveradministratie.pakketwijzer.privacy.ErasureJournal;
import nl.allesoveradministratie.pakketwijzer.privacy.ErasureJournal.Erasure;
import nl.allesoveradministratie.pakketwijzer.privacy.ErasureRequests;
import nl.allesoveradministratie.pakketwijzer.privacy.ErasureRequests.Asked;
import nl.allesoveradministratie.pakketwijzer.privacy.HoldReason;
import nl.allesoveradministratie.pakketwijzer.worker.Later;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Forgets somebody who asks for it: every lead that was found by the proved address, and
 * whatever hangs on them. What is forgotten is written down outside of the database first; so a process that dies in between
 * is finished at the next start, and an old backup that is put back does not bring it back. A lead that must be kept stays.
 */
@Configuration(proxyBeanMethods = false)
@OnDoor(Door.WORKER)
class LeadErasure {

    /** Scheduled by who asks for it, with the id of the request. */
    static final String TASK = "erase-person";

    /** So long it waits for the mail that says that the request was made; a mail server that is away keeps nobody here. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final DSLContext database;
    private final ErasureRequests requests;
    private final ErasureJournal journal;
    private final ErasureMail mail;
    private final WaitingResults results;
    private final Clock clock;

    LeadErasure(
            DSLContext workerDatabase,
            ErasureRequests requests,
            ErasureJournal journal,
            ErasureMail mail,
            WaitingResults results,
            Clock clock) {
        this.database = workerDatabase;
        this.requests = requests;
        this.journal = journal;
        this.mail = mail;
        this.results = results;
        this.clock = clock;
    }

    @Bean
    Task<Void> erasePerson() {
        return Later.task(TASK, this::erase);
    }

    /** Does what a request asks, unless that was done or refused before. */
    Optional<Duration> erase(UUID request) {
        return database.transactionResult(transaction -> {
            DSLContext dsl = transaction.dsl();
            if (results.leavesSoon(dsl, request, OffsetDateTime.now(clock).minus(PATIENCE))) {
                return Optional.of(PATIENCE.dividedBy(30));
            }
            Asked asked = requests.hold(dsl, request).orElse(null);
            // One that says neither who nor what stays open, for a colleague to look at
            if (asked != null && (asked.subject() != null || asked.lead() != null)) {
                erase(dsl, request, asked);
            }
            return Optional.empty();
        });
    }

    private void erase(DSLContext dsl, UUID request, Asked asked) {
        List<byte[]> subjects = subjects(dsl, asked);
        boolean isOne = asked.lead() != null && asked.subject() != null;
        List<UUID> free = new ArrayList<>();
        Set<UUID> staying = new LinkedHashSet<>();
        HoldReason held = null;
        List<Record> rows = new ArrayList<>();
        List<Set<UUID>> families = (isOne || subjects.isEmpty() ? one(asked) : under(dsl, subjects))
                .stream().map(found -> family(dsl, found, subjects)).toList();
        hold(dsl, families);
        for (Set<UUID> members : families) {
            List<Record> family = List.copyOf(dsl.selectFrom(LEAD_)
                    .where(LEAD_.ID.in(members))
                    .orderBy(LEAD_.ID)
                    .fetch());
            Optional<HoldReason> reason = family.stream()
                    .map(row -> row.get(LEAD_.HELD_BECAUSE))
                    .filter(Objects::nonNull)
                    .map(HoldReason::ofKey)
                    .findFirst();
            if (reason.isPresent()) {
                held = reason.get();
                family.forEach(row -> staying.add(row.get(LEAD_.ID)));
            } else {
                family.forEach(row -> free.add(row.get(LEAD_.ID)));
            }
            rows.addAll(family);
        }
        // Each of a family is found by itself too
        free.removeAll(staying);
        if (free.isEmpty() && held != null) {
            mail.refused(dsl, request, asked, rows, held);
            requests.refused(dsl, request, held);
            return;
        }
        if (!isOne) {
            free.addAll(results.to(dsl, email -> subjects.stream().anyMatch(subject -> mail.isProved(subject, email))));
        }
        // Before anything is forgotten: where to say so. After it nobody knows
        Optional<ErasureMail.To> to = mail.to(asked, rows);
        write(new Erasure(clock.instant(), request, free));
        forget(dsl, free);
        List<byte[]> gone = subjects.stream()
                .filter(subject -> !dsl.fetchExists(LOOKUP, LOOKUP.DIGEST.eq(subject), LOOKUP.KIND.eq("email")))
                .toList();
        boolean whole = gone.size() == subjects.size();
        HoldReason kept = held;
        to.ifPresent(address -> mail.done(dsl, request, asked, address, whole, kept));
        requests.done(dsl, request, gone, held);
    }

    /** Under which addresses: the one that was proved, or those of the lead that a colleague linked. */
    private static List<byte[]> subjects(DSLContext dsl, Asked asked) {
        if (asked.subject() != null) {
            return List.of(asked.subject());
        }
        return dsl.select(LOOKUP.DIGEST)
                .from(LOOKUP)
                .where(LOOKUP.LEAD_ID.eq(asked.lead()), LOOKUP.KIND.eq("email"))
                .orderBy(LOOKUP.DIGEST)
                .fetch(LOOKUP.DIGEST);
    }

    private static Set<UUID> one(Asked asked) {
        return asked.lead() == null ? Set.of() : Set.of(asked.lead());
    }

    private static Set<UUID> under(DSLContext dsl, List<byte[]> subjects) {
        return new LinkedHashSet<>(dsl.select(LOOKUP.LEAD_ID)
                .from(LOOKUP)
                .where(LOOKUP.DIGEST.in(subjects), LOOKUP.KIND.eq("email"))
                .orderBy(LOOKUP.LEAD_ID)
                .fetch(LOOKUP.LEAD_ID));
    }

    /**
     * A lead with what was added to it, but for what is under another address: that a colleague put the two together does not make
     * it this person's. Nor is what it was added to.
     */
    private static Set<UUID> family(DSLContext dsl, UUID lead, List<byte[]> subjects) {
        Set<UUID> family = new LinkedHashSet<>(LeadReader.ids(dsl, lead));
        family.removeAll(dsl.selectDistinct(LOOKUP.LEAD_ID)
                .from(LOOKUP)
                .where(LOOKUP.LEAD_ID.in(family), LOOKUP.KIND.eq("email"), LOOKUP.DIGEST.notIn(subjects))
                .fetch(LOOKUP.LEAD_ID));
        family.add(lead);
        return family;
    }

    private void write(Erasure erasure) {
        try {
            journal.append(erasure);
        } catch (IOException e) {
            // Nothing is erased that a restore would bring back; this is tried again
            throw new UncheckedIOException("An erasure could not be written down", e);
        }
    }

    /** Forgets these leads, and mails that are about none; those that are not there are forgotten already. */
    static int forget(DSLContext dsl, List<UUID> ids) {
        return dsl.select(DSL.field("lead.forget({0})", Integer.class, DSL.val(ids.toArray(UUID[]::new))))
                .fetchSingle()
                .value1();
    }

    /** Nobody opens an intake of these, changes them, or decides that they must be kept, until this is over. */
    private static void hold(DSLContext dsl, List<Set<UUID>> families) {
        UUID[] leads = families.stream().flatMap(Set::stream).distinct().toArray(UUID[]::new);
        dsl.select(DSL.field("lead.hold({0})", DSL.val(leads))).fetch();
    }
}
