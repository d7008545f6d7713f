package nl.allesoveradministratie.pakketwijzer.lead;

import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LEAD_;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.lead.LeadDesk.Result;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import org.jooq.Record;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** How a lead ended, and that it did not after all. */
class LeadOutcomeIT extends LeadPageCase {

    @ParameterizedTest
    @EnumSource
    void everyOutcomeEndsIt(LeadOutcome outcome) {
        UUID lead = entered("Vraag");

        assertThat(desk.finish(lead, version(lead), outcome, null, "").result()).isEqualTo(Result.DONE);

        assertThat(page(lead).outcome()).isEqualTo(outcome);
        assertThat(page(lead).summary().status()).isEqualTo(LeadStatus.DONE);
        assertThat(row(lead).get(LEAD_.OUTCOME_AT)).isNotNull();
    }

    @Test
    void whichPackageAndWhyStandOnTheTimeline() {
        UUID lead = entered("Vraag");

        desk.finish(lead, version(lead), LeadOutcome.CHOSEN, new PackageId("jortt"), "Kanaries rekenen mee");

        assertThat(row(lead).get(LEAD_.OUTCOME_PACKAGE)).isEqualTo("jortt");
        assertThat(page(lead).events().getFirst()).satisfies(event -> {
            assertThat(event.kind()).isEqualTo(EventKind.OUTCOME);
            assertThat(event.detail()).isEqualTo("chosen jortt");
            assertThat(event.words()).isEqualTo("Kanaries rekenen mee");
        });
    }

    @Test
    void reopenedItStandsWhereItStood() {
        UUID lead = entered("Vraag");
        desk.changeStatus(lead, version(lead), LeadStatus.WAITING);
        desk.finish(lead, version(lead), LeadOutcome.NO_ANSWER, null, "");

        assertThat(desk.reopen(lead, version(lead))).isEqualTo(Result.DONE);

        assertThat(page(lead).summary().status()).isEqualTo(LeadStatus.WAITING);
        assertThat(page(lead).outcome()).isNull();
        assertThat(row(lead).get(LEAD_.OUTCOME_AT)).isNull();
    }

    @Test
    void anotherStatusTakesTheOutcomeAway() {
        UUID lead = entered("Vraag");
        desk.finish(lead, version(lead), LeadOutcome.CHOSEN, new PackageId("jortt"), "");

        desk.changeStatus(lead, version(lead), LeadStatus.ADVISING);

        assertThat(page(lead).outcome()).isNull();
        assertThat(row(lead).get(LEAD_.OUTCOME_PACKAGE)).isNull();
    }

    @Test
    void whoDidNotSeeWhatChangedEndsNothing() {
        UUID lead = entered("Vraag");
        int seen = version(lead);
        desk.changeStatus(lead, seen, LeadStatus.ADVISING);

        assertThat(desk.finish(lead, seen, LeadOutcome.NO_SWITCH, null, "").result())
                .isEqualTo(Result.OVERTAKEN);
        assertThat(page(lead).outcome()).isNull();
    }

    @Test
    void aReasonWithACitizenServiceNumberIsRefused() {
        UUID lead = entered("Vraag");

        assertThatThrownBy(() -> desk.finish(lead, version(lead), LeadOutcome.ELSEWHERE, null, "BSN 123456782"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(page(lead).outcome()).isNull();
    }

    private Record but(UUID lead, int version) {
        Record row = row(lead);
        row.set(LEAD_.VERSION, version);
        row.set(LEAD_.OWNED_SINCE, null);
        return row;
    }

    @Test
    void undoneItStandsAsItStood() {
        UUID lead = entered("Vraag");
        desk.changeStatus(lead, version(lead), LeadStatus.WAITING);
        Record before = but(lead, 0);

        LeadDesk.Finished finished = desk.finish(lead, version(lead), LeadOutcome.NO_ANSWER, null, "");

        assertThat(desk.undo(finished)).isEqualTo(Result.DONE);
        assertThat(but(lead, 0)).isEqualTo(before);
        assertThat(events(lead, EventKind.UNDONE)).hasSize(1);
        assertThat(desk.undo(finished)).as("once").isEqualTo(Result.OVERTAKEN);
    }

    @Test
    void undoneItHasEndedAsItHadEndedBefore() {
        UUID lead = entered("Vraag");
        desk.changeStatus(lead, version(lead), LeadStatus.ADVISING);
        desk.finish(lead, version(lead), LeadOutcome.CHOSEN, new PackageId("jortt"), "");
        desk.handOver(lead, version(lead));
        Record before = but(lead, 0);

        LeadDesk.Finished finished = desk.finish(lead, version(lead), LeadOutcome.ELSEWHERE, null, "");
        assertThat(but(lead, 0)).isNotEqualTo(before);

        assertThat(desk.undo(finished)).isEqualTo(Result.DONE);
        assertThat(but(lead, 0)).isEqualTo(before);
    }

    @Test
    void whatWasChangedSinceIsNotUndone() {
        UUID lead = entered("Vraag");
        LeadDesk.Finished finished = desk.finish(lead, version(lead), LeadOutcome.NO_ANSWER, null, "");
        desk.reopen(lead, version(lead));
        desk.changeStatus(lead, version(lead), LeadStatus.ADVISING);

        assertThat(desk.undo(finished)).isEqualTo(Result.OVERTAKEN);
        assertThat(page(lead).summary().status()).isEqualTo(LeadStatus.ADVISING);
    }

    private interface Way {
        void goesOn(LeadDesk desk, UUID lead, int version);
    }

    static List<Way> ways() {
        return List.of(
                LeadDesk::reopen, (desk, lead, version) -> desk.changeStatus(lead, version, LeadStatus.ADVISING));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void whoDoesNotFollowUpAnyMoreDoesNotGetBackWhatGoesOn(Way way) {
        UUID left = colleague();
        UUID other = colleague();
        UUID his = of(left);
        UUID others = of(other);
        leaves(left);

        way.goesOn(desk, his, version(his));
        way.goesOn(desk, others, version(others));

        assertThat(row(his).get(LEAD_.OWNER)).isNull();
        assertThat(row(his).get(LEAD_.OWNED_SINCE)).isNull();
        assertThat(row(others).get(LEAD_.OWNER)).isEqualTo(other);
    }

    /** A lead of a colleague, which is done. */
    private UUID of(UUID colleague) {
        UUID lead = entered("Vraag");
        desk.release(lead);
        as(colleague, () -> desk.claim(lead));
        desk.finish(lead, version(lead), LeadOutcome.NO_ANSWER, null, "");
        assertThat(row(lead).get(LEAD_.OWNER)).isEqualTo(colleague);
        return lead;
    }
}
