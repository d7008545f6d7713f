package nl.allesoveradministratie.pakketwijzer.bench;

import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.Message;
import jakarta.mail.internet.MimeMessage;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/**
 * Looks whether everybody who was thanked is there exactly once: one intake under the reference that was given, one receipt, one lead,
 * one of each mail in the outbox, and that mail delivered; if more than once, then with one Message-ID.
 */
public final class Inspection {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final DSLContext owner;
    private final GreenMail post;
    private final List<String> faults = new ArrayList<>();
    private boolean clockJumped;
    private int sentTwice;

    /**
     * @param owner a connection as the owner
     * @param post where all mail goes
     */
    public Inspection(Connection owner, GreenMail post) {
        this.owner = DSL.using(owner, SQLDialect.POSTGRES);
        this.post = post;
    }

    /**
     * The clock jumped, so a form that was open meanwhile may have been older than a day, as far as anybody could tell: such a
     * question is kept apart until a colleague has looked, and causes no mail before.
     */
    Inspection afterAClockThatJumped() {
        clockJumped = true;
        return this;
    }

    /** A line for each fault; empty = all is as it should be. */
    public List<String> faults() {
        return faults;
    }

    /** How many mails were delivered more than once, with the same Message-ID. */
    public int sentTwice() {
        return sentTwice;
    }

    /**
     * Waits until everything is done that was begun, and then looks.
     *
     * @param thanked nobody else asked anything
     */
    public Inspection of(Map<UUID, Submitters.Thanked> thanked) throws Exception {
        if (!awaitAll(() -> thanked.size() - owner.fetchCount(DSL.table("lead.lead")))
                || !awaitAll(() -> owner.fetchCount(DSL.table("mail.outbox"), DSL.condition("status <> 'sent'")))) {
            faults.add("Leads or mails still wait, and nothing was done for " + PATIENCE.toMinutes() + " minutes");
        }
        Map<UUID, String> references = new HashMap<>();
        owner.fetch("SELECT submission_id, reference FROM lead.intake")
                .forEach(row -> references.put(row.get(0, UUID.class), row.get(1, String.class)));
        thanked.forEach((submission, each) -> {
            if (!each.reference().equals(references.get(submission))) {
                faults.add(submission + " was thanked and is not kept under the reference it was given");
            }
        });
        Set<UUID> known = thanked.keySet();
        references.keySet().stream()
                .filter(each -> !known.contains(each))
                .forEach(each -> faults.add(each + " is kept and was never thanked, though nobody gave up"));
        once("receipt", "SELECT submission_id, count(*) FROM lead.receipt GROUP BY 1", known);
        once("lead", "SELECT id, count(*) FROM lead.lead GROUP BY 1", known);
        once(
                "reception in the timeline",
                "SELECT lead_id, count(*) FROM lead.event WHERE kind = 'received' GROUP BY 1",
                known);
        Map<UUID, Submitters.Thanked> letIn = new HashMap<>(thanked);
        if (clockJumped) {
            owner.fetch("SELECT id FROM lead.lead WHERE quarantined_because = 'old'")
                    .forEach(row -> letIn.remove(row.get(0, UUID.class)));
        }
        for (String kind : List.of("lead_confirmation", "lead_notice")) {
            once(
                    kind + " in the outbox",
                    "SELECT about, count(*) FROM mail.outbox WHERE kind = '" + kind + "' GROUP BY 1",
                    letIn.keySet());
        }
        delivered(letIn, owner.fetch("SELECT message_id FROM mail.outbox").intoSet(0, String.class));
        return this;
    }

    private void once(String what, String query, Set<UUID> expected) {
        Map<UUID, Long> counts = new HashMap<>();
        owner.fetch(query).forEach(row -> counts.put(row.get(0, UUID.class), row.get(1, Long.class)));
        expected.forEach(each -> {
            long count = counts.getOrDefault(each, 0L);
            if (count != 1) {
                faults.add(each + " has " + count + " times a " + what);
            }
        });
        counts.keySet().stream()
                .filter(each -> !expected.contains(each))
                .forEach(each -> faults.add(each + " has a " + what + " and is nobody"));
    }

    private void delivered(Map<UUID, Submitters.Thanked> thanked, Set<String> written) throws Exception {
        Map<String, Integer> times = new HashMap<>();
        Map<String, Set<String>> toPeople = new HashMap<>();
        for (MimeMessage message : post.getReceivedMessages()) {
            times.merge(message.getMessageID(), 1, Integer::sum);
            String to = message.getRecipients(Message.RecipientType.TO)[0].toString();
            toPeople.computeIfAbsent(to, each -> new HashSet<>()).add(message.getMessageID());
        }
        thanked.values().forEach(each -> {
            int different = toPeople.getOrDefault(each.email(), Set.of()).size();
            if (different != 1) {
                faults.add(each.reference() + " was confirmed by " + different + " different mails");
            }
        });
        written.stream()
                .filter(each -> !times.containsKey(each))
                .forEach(each -> faults.add(each + " is in the outbox and was not delivered"));
        times.keySet().stream()
                .filter(each -> !written.contains(each))
                .forEach(each -> faults.add(each + " was delivered and is in no outbox"));
        sentTwice = (int) times.values().stream().filter(each -> each > 1).count();
    }

    /** Somebody to be told of each question. */
    public void hireColleague() {
        owner.execute("INSERT INTO identity.account (id, email, name, roles, language, password_hash, created_at)"
                + " VALUES (gen_random_uuid(), 'mila@kantoor.example', 'Mila Bakker', '{sales}', 'nl', 'none', now())");
    }

    /**
     * Waits until nothing is left, as long as it gets less: two hundred kills leave hardly any time to work between them, and
     * how long all of it takes then is the machine's affair. False = there is some left that stays.
     */
    private static boolean awaitAll(IntSupplier left) throws InterruptedException {
        int fewest = Integer.MAX_VALUE;
        Instant end = Instant.MAX;
        for (int now = left.getAsInt(); now > 0; now = left.getAsInt()) {
            if (now < fewest) {
                fewest = now;
                end = Instant.now().plus(PATIENCE);
            } else if (Instant.now().isAfter(end)) {
                return false;
            }
            Thread.sleep(50);
        }
        return true;
    }

    /** Waits; false = it did not come. */
    static boolean await(Duration atMost, BooleanSupplier condition) throws InterruptedException {
        Instant end = Instant.now().plus(atMost);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                return false;
            }
            Thread.sleep(50);
        }
        return true;
    }
}
