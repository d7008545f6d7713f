package nl.allesoveradministratie.pakketwijzer.lead;

import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LEAD_;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.lead.LeadDesk.Result;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How a lead ended, and that it did not after all. */
class LeadOutcomeIT extends LeadPageCase {

    @ParameterizedTest
    @EnumSource
    void everyOutcomeEndsIt(LeadOutcome outcome) {
        UUID lead = entered("Vraag");

        assertThat(desk.finish(lead, version(lead), outcome, null, "")).isEqualTo(Result.DONE);

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

        assertThat(desk.finish(lead, seen, LeadOutcome.NO_SWITCH, null, "")).isEqualTo(Result.OVERTAKEN);
        assertThat(page(lead).outcome()).isNull();
    }

    @Test
    void aReasonWithACitizenServiceNumberIsRefused() {
        UUID lead = entered("Vraag");

        assertThatThrownBy(() -> desk.finish(lead, version(lead), LeadOutcome.ELSEWHERE, null, "BSN 123456782"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(page(lead).outcome()).isNull();
    }
}
