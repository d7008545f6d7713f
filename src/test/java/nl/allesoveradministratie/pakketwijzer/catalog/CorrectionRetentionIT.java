package nl.allesoveradministratie.pakketwijzer.catalog;

import static nl.allesoveradministratie.pakketwijzer.catalog.db.Tables.CORRECTION;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
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

/** Corrections wait for an editor, page by page, and are not kept for ever. */
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
    private DSLContext workerDatabase;

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

    /** As an editor has it on the screen. */
    private Correction seen(UUID id) {
        return officeDatabase
                .selectFrom(CORRECTION)
                .where(CORRECTION.ID.eq(id))
                .fetchSingle(row -> new Correction(
                        row.get(CORRECTION.ID),
                        row.get(CORRECTION.PACKAGE_ID),
                        row.get(CORRECTION.FIELD),
                        row.get(CORRECTION.SAID),
                        row.get(CORRECTION.SOURCE_URL),
                        row.get(CORRECTION.SUBMITTED_ON),
                        null));
    }

    private List<String> planned(UUID id) {
        return workerDatabase
                .fetch("SELECT task_instance FROM scheduler.scheduled_tasks WHERE task_instance LIKE ?", id + "%")
                .getValues(0, String.class);
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
        Correction seen = seen(handled);
        assertThat(corrections.handle(seen, Decision.REJECTED, " ")).isTrue();
        assertThat(corrections.handle(seen, Decision.ACCEPTED, "")).isFalse();

        clock.pass(Duration.ofDays(89));
        // The database keeps microseconds, the clock more.
        assertThat(retention.forget(handled))
                .hasValueSatisfying(left -> assertThat(left).isCloseTo(Duration.ofDays(1), Duration.ofMillis(1)));
        assertThat(isKept(handled)).isTrue();

        clock.pass(Duration.ofDays(1).plusMillis(1));
        assertThat(retention.forget(handled)).isEmpty();
        assertThat(isKept(handled)).isFalse();
        assertThat(retention.forget(open)).isPresent();
        assertThat(isKept(open)).isTrue();
    }

    @Test
    void whatNobodyHandlesIsForgottenHalfAYearAfterItWasSubmitted() {
        UUID open = reported();
        assertThat(planned(open)).containsExactly(open + "/0");

        clock.pass(Duration.ofDays(178));
        assertThat(retention.forget(open))
                .hasValueSatisfying(left -> assertThat(left).isBetween(Duration.ofHours(23), Duration.ofHours(49)));
        assertThat(isKept(open)).isTrue();

        // Whole days in the Netherlands: in between the clock may have gone back or forward an hour
        clock.pass(Duration.ofDays(2).plusHours(1));
        assertThat(retention.forget(open)).isEmpty();
        assertThat(isKept(open)).isFalse();
    }

    @Test
    void whatIsHandledLateIsNotKeptLongerForThat() {
        Hired eva = Hired.as(application, UUID.randomUUID() + "@redactie.test", Role.EDITOR);
        UUID late = reported();
        As.colleague(eva.id(), Role.EDITOR);
        Correction seen = seen(late);
        clock.pass(Duration.ofDays(170));
        assertThat(corrections.handle(seen, Decision.REJECTED, "")).isTrue();

        clock.pass(Duration.ofDays(10).plusHours(1));
        assertThat(retention.forget(late)).isEmpty();
        assertThat(isKept(late)).isFalse();
    }

    @Test
    void whatTheVisitorChangedSinceTheEditorReadItIsNotHandled() {
        Hired eva = Hired.as(application, UUID.randomUUID() + "@redactie.test", Role.EDITOR);
        UUID amended = reported();
        As.colleague(eva.id(), Role.EDITOR);
        Correction seen = seen(amended);
        intake.report(amended, new PackageId("jortt"), CorrectionSubject.OTHER, "Klopt niet", "https://example.com/");

        assertThat(corrections.handle(seen, Decision.ACCEPTED, "")).isFalse();
        assertThat(corrections.handle(seen(amended), Decision.ACCEPTED, "")).isTrue();
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
