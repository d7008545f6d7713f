package nl.allesoveradministratie.pakketwijzer.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import nl.allesoveradministratie.pakketwijzer.RunningApplication;
import nl.allesoveradministratie.pakketwijzer.identity.As;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.site.Words;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a privacy officer reads of who looked at whose details, and whether a later change is noticed. */
class AccessLogIT extends RunningApplication {

    private final UUID lead = UUID.randomUUID();

    @Autowired
    private AccessLog log;

    @Autowired
    private DSLContext officeDatabase;

    @Autowired
    @FlywayDataSource
    private DataSource ownerDataSource;

    private JdbcClient owner;

    @BeforeEach
    void signIn() {
        owner = JdbcClient.create(ownerDataSource);
        As.roles(Role.PRIVACY_OFFICER);
    }

    @AfterEach
    void signOut() {
        As.nobody();
    }

    private void look(UUID whose) {
        officeDatabase.transaction(transaction -> log.look(transaction.dsl(), whose));
    }

    private void reveal(UUID whose, List<String> details, Purpose purpose) {
        officeDatabase.transaction(transaction -> log.reveal(transaction.dsl(), whose, details, purpose));
    }

    /** Four lines of this test's own lead; gives the position of the last. */
    private long fourLines() {
        look(lead);
        reveal(lead, List.of("name", "email"), Purpose.REPLY);
        look(lead);
        reveal(lead, List.of("phone"), Purpose.CALL);
        assertThat(log.firstBroken()).isEmpty();
        return log.of(lead).getFirst().position();
    }

    @Test
    void whoLooksAndWhyIsReadNewestFirst() {
        UUID mila = As.roles(Role.SALES).id();
        look(lead);
        reveal(lead, List.of("name", "email"), Purpose.CHECK_DUPLICATE);
        As.roles(Role.PRIVACY_OFFICER);

        List<AccessEntry> lines = log.of(lead);

        assertThat(lines).extracting(AccessEntry::action).containsExactly("reveal", "look");
        assertThat(lines).extracting(AccessEntry::details).containsExactly(List.of("name", "email"), List.of());
        assertThat(lines).extracting(AccessEntry::purpose).containsExactly("check_duplicate", "");
        assertThat(lines)
                .allMatch(line -> line.actor().equals(mila) && line.lead().equals(lead));
        assertThat(lines.getFirst().at()).isAfter(lines.getLast().at());
    }

    @Test
    void ofAnotherLeadNothingIsShown() {
        look(lead);
        look(UUID.randomUUID());
        assertThat(log.of(lead)).hasSize(1);
        assertThat(log.of(UUID.randomUUID())).isEmpty();
    }

    @Test
    void ofALeadThatManyLookedAtTheLastHundredAreShown() {
        for (int i = 0; i < 101; i++) {
            look(lead);
        }
        List<AccessEntry> lines = log.of(lead);
        assertThat(lines).hasSize(100);
        assertThat(lines.getFirst().position() - lines.getLast().position()).isEqualTo(99);
        assertThat(log.page(AccessFilter.ALL, OptionalLong.empty(), 1)).containsExactly(lines.getFirst());
    }

    @Test
    void pageAfterPageTheWholeLogIsReadWithoutAGap() {
        fourLines();
        List<Long> read = new ArrayList<>();
        List<AccessEntry> page = log.page(AccessFilter.ALL, OptionalLong.empty(), 3);
        while (!page.isEmpty()) {
            page.forEach(line -> read.add(line.position()));
            page = log.page(AccessFilter.ALL, OptionalLong.of(page.getLast().position()), 3);
        }
        assertThat(read).isSortedAccordingTo((one, other) -> Long.compare(other, one));
        assertThat(read.getLast()).isEqualTo(1);
        assertThat(read).hasSize(read.getFirst().intValue());
    }

    @Test
    void byDayPersonLeadAndActionOneFindsWhatOneLooksFor() {
        UUID mila = As.roles(Role.SALES).id();
        look(lead);
        reveal(lead, List.of("email"), Purpose.REPLY);
        look(UUID.randomUUID());
        As.roles(Role.PRIVACY_OFFICER);
        LocalDate today = LocalDate.ofInstant(Instant.now(), Words.HERE);

        assertThat(found(new AccessFilter(null, null, mila, null, ""))).hasSize(3);
        assertThat(found(new AccessFilter(null, null, mila, lead, ""))).hasSize(2);
        assertThat(found(new AccessFilter(today.minusDays(1), today.plusDays(1), mila, lead, "reveal")))
                .hasSize(1);
        assertThat(found(new AccessFilter(today.plusDays(2), null, mila, null, "")))
                .isEmpty();
        assertThat(found(new AccessFilter(null, today.minusDays(2), mila, null, "")))
                .isEmpty();
    }

    private List<AccessEntry> found(AccessFilter filter) {
        return log.page(filter, OptionalLong.empty(), 100);
    }

    @Test
    void whoTakesTheLogOutAsAFileStandsInIt() {
        UUID officer = As.roles(Role.PRIVACY_OFFICER).id();
        look(lead);

        List<AccessEntry> file = log.takeOut(new AccessFilter(null, null, null, lead, ""));

        assertThat(file).extracting(AccessEntry::action).containsExactly("look");
        assertThat(found(new AccessFilter(null, null, officer, null, "export")))
                .singleElement()
                .satisfies(line -> assertThat(line.details()).containsExactly("access_log"))
                .satisfies(line -> assertThat(line.lead()).isEqualTo(AccessLog.NOBODY));
        assertThat(log.firstBroken()).isEmpty();
    }

    @Test
    void aLookInAChangeThatDidNotHappenIsNotInTheLog() {
        try {
            officeDatabase.transaction(transaction -> {
                log.look(transaction.dsl(), lead);
                throw new IllegalStateException("on purpose");
            });
        } catch (IllegalStateException e) {
            assertThat(e).hasMessage("on purpose");
        }
        assertThat(log.of(lead)).isEmpty();
        assertThat(log.firstBroken()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "at = at - interval '1 microsecond'",
                "actor = gen_random_uuid()",
                "lead_id = gen_random_uuid()",
                "action = 'look'",
                "details = ''",
                "purpose = 'other'",
                "hash = sha256(hash)"
            })
    void aLineThatWasChangedLaterIsNamed(String change) {
        long changed = fourLines() - 2;
        String line = line(changed);
        execute("UPDATE audit.access SET " + change + " WHERE position = " + changed);
        try {
            assertThat(log.firstBroken()).hasValue(changed);
        } finally {
            putBack(changed, line);
        }
        assertThat(log.firstBroken()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void aLineThatWasTakenOutIsNamed(int before) {
        long gone = fourLines() - before;
        String line = line(gone);
        execute("DELETE FROM audit.access WHERE position = " + gone);
        try {
            assertThat(log.firstBroken()).hasValue(gone);
        } finally {
            putBack(gone, line);
        }
        assertThat(log.firstBroken()).isEmpty();
    }

    @Test
    void whoMakesTheLastLineFitItselfIsGivenAwayByTheHead() {
        long last = fourLines();
        String line = line(last);
        execute("UPDATE audit.access SET purpose = 'other' WHERE position = " + last);
        execute("UPDATE audit.access a SET hash = audit.link((SELECT hash FROM audit.access WHERE position = " + last
                + " - 1), position, at, actor, lead_id, action, details, purpose) WHERE position = " + last);
        try {
            assertThat(log.firstBroken()).hasValue(last);
        } finally {
            putBack(last, line);
        }
        assertThat(log.firstBroken()).isEmpty();
    }

    @Test
    void aLineThatIsAddedMeanwhileIsNoBreak() throws Exception {
        try (var colleague = Executors.newSingleThreadExecutor()) {
            Future<?> looks = colleague.submit(() -> {
                As.roles(Role.SALES);
                for (int i = 0; i < 100; i++) {
                    look(lead);
                }
            });
            do {
                assertThat(log.firstBroken()).isEmpty();
            } while (!looks.isDone());
            looks.get();
        }
        assertThat(log.of(lead)).hasSize(100);
    }

    private String line(long position) {
        return owner.sql("SELECT to_jsonb(a)::text FROM audit.access a WHERE position = ?")
                .param(position)
                .query(String.class)
                .single();
    }

    private void putBack(long position, String line) {
        owner.sql("DELETE FROM audit.access WHERE position = ?").param(position).update();
        owner.sql("INSERT INTO audit.access SELECT * FROM jsonb_populate_record(NULL::audit.access, ?::jsonb)")
                .param(line)
                .update();
    }

    private void execute(String command) {
        assertThat(owner.sql(command).update()).isEqualTo(1);
    }
}
