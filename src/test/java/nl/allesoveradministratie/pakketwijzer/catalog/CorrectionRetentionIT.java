package nl.allesoveradministratie.pakketwijzer.catalog;

import static nl.allesoveradministratie.pakketwijzer.catalog.db.Tables.CORRECTION;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.MovableClock;
import nl.allesoveradministratie.pakketwijzer.RunningApplication;
import nl.allesoveradministratie.pakketwijzer.catalog.CorrectionIntake.Answer;
import nl.allesoveradministratie.pakketwijzer.catalog.Corrections.Decision;
import nl.allesoveradministratie.pakketwijzer.identity.As;
import nl.allesoveradministratie.pakketwijzer.identity.Hired;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;

/** Corrections wait for an editor, page by page, and are forgotten ninety days after one handled them. */
@Import(MovableClock.ForTheWholeProduct.class)
class CorrectionRetentionIT extends RunningApplication {

    @Autowired
    private CorrectionIntake intake;

    @Autowired
    private Corrections corrections;

    @Autowired
    private CorrectionRetention retention;

    @Autowired
    private DSLContext officeDatabase;

    @Autowired
    private ApplicationContext application;

    @Autowired
    private MovableClock clock;

    private UUID reported() {
        UUID id = UUID.randomUUID();
        assertThat(intake.report(id, new PackageId("jortt"), CorrectionSubject.OTHER, "Klopt niet", null))
                .isEqualTo(Answer.RECEIVED);
        return id;
    }

    private boolean isKept(UUID id) {
        return officeDatabase.fetchExists(CORRECTION, CORRECTION.ID.eq(id));
    }

    @Test
    void whatWasHandledIsForgottenAfterNinetyDaysAndNotBefore() {
        Hired eva = Hired.as(application, UUID.randomUUID() + "@redactie.test", Role.EDITOR);
        UUID handled = reported();
        UUID open = reported();
        As.colleague(eva.id(), Role.EDITOR);
        assertThat(corrections.handle(handled, Decision.REJECTED, " ")).isTrue();
        assertThat(corrections.handle(handled, Decision.ACCEPTED, "")).isFalse();

        clock.pass(Duration.ofDays(89));
        // The database keeps microseconds, the clock more.
        assertThat(retention.forget(handled))
                .hasValueSatisfying(left -> assertThat(left).isCloseTo(Duration.ofDays(1), Duration.ofMillis(1)));
        assertThat(isKept(handled)).isTrue();

        clock.pass(Duration.ofDays(1).plusMillis(1));
        assertThat(retention.forget(handled)).isEmpty();
        assertThat(isKept(handled)).isFalse();
        assertThat(retention.forget(open)).isEmpty();
        assertThat(isKept(open)).isTrue();
    }

    @Test
    void theOldestComesFirstAndNoneIsSkippedBetweenPages() {
        As.roles(Role.EDITOR);
        for (int i = 0; i < Corrections.PAGE; i++) {
            reported();
        }
        clock.pass(Duration.ofDays(1));
        UUID last = reported();

        var first = corrections.page(null);
        assertThat(first).hasSize(Corrections.PAGE).noneMatch(each -> each.id().equals(last));
        var end = first.getLast();
        var second = corrections.page(new Corrections.After(end.submittedOn(), end.id()));
        assertThat(second).isNotEmpty().doesNotContainAnyElementsOf(first);
        assertThat(second.getLast().id()).isEqualTo(last);
    }
}
