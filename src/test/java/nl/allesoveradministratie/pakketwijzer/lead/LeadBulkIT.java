package nl.allesoveradministratie.pakketwijzer.lead;

import static nl.allesoveradministratie.pakketwijzer.identity.db.Tables.ACCOUNT;
import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LEAD_;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import nl.allesoveradministratie.pakketwijzer.lead.LeadBulk.Action;
import nl.allesoveradministratie.pakketwijzer.lead.LeadBulk.Chosen;
import nl.allesoveradministratie.pakketwijzer.lead.LeadBulk.Done;
import org.jooq.Record;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Several leads at once: each as it was seen or not at all, and all the way back. */
class LeadBulkIT extends InboxDesk {

    private static final LocalDate DAY = LocalDate.of(2027, 1, 4);

    @Autowired
    private LeadBulk bulk;

    @Autowired
    private LeadMerging merging;

    private List<UUID> leads(int count) {
        return Stream.generate(this::entered).limit(count).toList();
    }

    private List<Chosen> chosen(List<UUID> leads) {
        return leads.stream().map(this::chosen).toList();
    }

    @Test
    void leadsAreGivenToAColleagueAndTakenOnWhenNobodyHasThem() {
        List<UUID> leads = leads(3);
        UUID jan = colleague("Jan Visser");

        assertThat(bulk.apply(chosen(leads), new Action.Assign(jan)).changed()).isEqualTo(3);
        assertThat(leads)
                .allSatisfy(lead -> assertThat(row(lead).get(LEAD_.OWNER)).isEqualTo(jan));
        assertThat(bulk.apply(chosen(leads), new Action.Claim()).left()).hasSize(3);
        assertThat(bulk.apply(chosen(leads), new Action.Release()).left()).hasSize(3);

        bulk.apply(chosen(leads), new Action.Assign(me));
        assertThat(bulk.apply(chosen(leads), new Action.Release()).changed()).isEqualTo(3);
        assertThat(bulk.apply(chosen(leads), new Action.Claim()).changed()).isEqualTo(3);
        assertThat(events(leads.getFirst()))
                .containsSubsequence("entered", "assigned", "assigned", "released", "claimed");
    }

    @Test
    void aStatusOfContactIsTheFirstResponseAndAnOutcomeEndsIt() {
        List<UUID> leads = leads(2);

        bulk.apply(chosen(leads), new Action.Move(LeadStatus.CONTACTED));
        assertThat(leads)
                .allSatisfy(lead ->
                        assertThat(row(lead).get(LEAD_.FIRST_RESPONSE_AT)).isNotNull());
        bulk.apply(chosen(leads), new Action.Finish(LeadOutcome.CHOSEN));

        assertThat(leads).allSatisfy(lead -> {
            assertThat(row(lead).get(LEAD_.STATUS)).isEqualTo("done");
            assertThat(row(lead).get(LEAD_.OUTCOME)).isEqualTo("chosen");
            assertThat(row(lead).get(LEAD_.OUTCOME_AT)).isNotNull();
        });
        bulk.apply(chosen(leads), new Action.Move(LeadStatus.WAITING));
        assertThat(row(leads.getFirst()).get(LEAD_.OUTCOME)).isNull();
        assertThatThrownBy(() -> bulk.apply(chosen(leads), new Action.Move(LeadStatus.DONE)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aNextStepIsSealedForEachLead() {
        List<UUID> leads = leads(2);

        bulk.apply(chosen(leads), new Action.Plan("Nabellen", DAY));

        assertThat(leads).allSatisfy(lead -> {
            LeadDetail detail = inbox.open(row(lead).get(LEAD_.REFERENCE)).orElseThrow();
            assertThat(detail.nextStep()).isEqualTo("Nabellen");
            assertThat(detail.summary().nextStepOn()).isEqualTo(DAY);
            assertThat(detail.events().getFirst().words()).isEqualTo("Nabellen");
        });
        assertThatThrownBy(() -> bulk.apply(chosen(leads), new Action.Plan("BSN 123456782", DAY)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whereAColleagueWasFirstNothingIsChangedAndItIsSaidWhatHeDid() {
        List<UUID> leads = leads(3);
        List<Chosen> seen = chosen(leads);
        UUID jan = colleague("Jan Visser");
        as(jan, () -> desk.changeStatus(leads.get(1), seen.get(1).version(), LeadStatus.WAITING));
        Record before = row(leads.get(1));

        Done done = bulk.apply(seen, new Action.Finish(LeadOutcome.NO_ANSWER));

        assertThat(done.changed()).isEqualTo(2);
        assertThat(done.left()).singleElement().satisfies(left -> {
            assertThat(left.lead()).isEqualTo(seen.get(1));
            assertThat(left.last()).isNotNull();
            assertThat(left.last().actor()).isEqualTo(jan);
            assertThat(left.last().kind()).isEqualTo(EventKind.STATUS);
            assertThat(left.last().detail()).isEqualTo("waiting");
        });
        assertThat(row(leads.get(1))).isEqualTo(before);
    }

    static Stream<Action> actions() {
        return Stream.of(
                new Action.Release(),
                new Action.Move(LeadStatus.ADVISING),
                new Action.Plan("Mailen", DAY),
                new Action.Finish(LeadOutcome.ELSEWHERE));
    }

    /** Everything but the version, by which others notice that it was changed twice, and since when it is its owner's. */
    private Record withoutVersion(UUID lead) {
        Record row = row(lead);
        row.set(LEAD_.VERSION, 0);
        row.set(LEAD_.OWNED_SINCE, null);
        return row;
    }

    @ParameterizedTest
    @MethodSource("actions")
    void whatIsUndoneIsToTheLetterAsItWas(Action action) {
        List<UUID> leads = leads(2);
        desk.planNextStep(leads.getFirst(), 0, "Eerst bellen", DAY.plusDays(1));
        List<Record> before = leads.stream().map(this::withoutVersion).toList();

        Done done = bulk.apply(chosen(leads), action);
        assertThat(leads.stream().map(this::withoutVersion).toList()).isNotEqualTo(before);
        Done undone = bulk.undo(done);

        assertThat(undone.changed()).isEqualTo(2);
        assertThat(leads.stream().map(this::withoutVersion).toList()).isEqualTo(before);
        assertThat(inbox.open(row(leads.getFirst()).get(LEAD_.REFERENCE))
                        .orElseThrow()
                        .nextStep())
                .isEqualTo("Eerst bellen");
        assertThat(events(leads.getFirst())).endsWith("undone");
        assertThat(bulk.undo(done).changed()).as("once").isZero();
    }

    @Test
    void whatWasAddedToALeadIsKeptAsLongAndSoItIsAfterAnUndo() {
        UUID kept = entered();
        UUID added = entered();
        merging.merge(kept, 0, added, 0);
        LocalDate earlier = LocalDate.of(2026, 1, 2);
        owner().update(LEAD_)
                .set(LEAD_.LAST_CONTACT_AT, OffsetDateTime.parse("2025-01-02T10:00:00Z"))
                .set(LEAD_.ANONYMISE_ON, earlier)
                .where(LEAD_.ID.in(kept, added))
                .execute();

        Done done = bulk.apply(chosen(List.of(kept)), new Action.Move(LeadStatus.CONTACTED));
        assertThat(row(kept).get(LEAD_.ANONYMISE_ON)).isAfter(earlier);
        assertThat(row(added).get(LEAD_.ANONYMISE_ON)).isEqualTo(row(kept).get(LEAD_.ANONYMISE_ON));

        bulk.undo(done);
        assertThat(row(kept).get(LEAD_.ANONYMISE_ON)).isEqualTo(earlier);
        assertThat(row(added).get(LEAD_.ANONYMISE_ON)).isEqualTo(earlier);
    }

    @Test
    void whatWasChangedSinceIsNotUndone() {
        List<UUID> leads = leads(2);
        Done done = bulk.apply(chosen(leads), new Action.Move(LeadStatus.WAITING));
        as(colleague("Jan Visser"), () -> desk.changeStatus(leads.getFirst(), 1, LeadStatus.ADVISING));

        Done undone = bulk.undo(done);

        assertThat(undone.changed()).isEqualTo(1);
        assertThat(undone.left()).hasSize(1);
        assertThat(row(leads.getFirst()).get(LEAD_.STATUS)).isEqualTo("advising");
        assertThat(row(leads.getLast()).get(LEAD_.STATUS)).isEqualTo("new");
    }

    @Test
    void theDayOnWhichAllOfItGoesIsBackAfterAnUndo() {
        LocalDate late = LocalDate.of(2031, 1, 4);
        UUID kept = entered();
        UUID added = entered();
        owner().update(LEAD_)
                .set(LEAD_.LAST_CONTACT_AT, OffsetDateTime.parse("2030-01-04T10:00:00Z"))
                .where(LEAD_.ID.eq(added))
                .execute();
        merging.merge(kept, 0, added, 0);

        Done done = bulk.apply(chosen(List.of(kept)), new Action.Finish(LeadOutcome.NO_SWITCH));
        assertThat(row(kept).get(LEAD_.ANONYMISE_ON)).isEqualTo(late);
        bulk.undo(done);

        assertThat(row(kept).get(LEAD_.ANONYMISE_ON)).isEqualTo(late);
        assertThat(row(added).get(LEAD_.ANONYMISE_ON)).isEqualTo(late);
    }

    @Test
    void whoLeftMeanwhileDoesNotGetItBack() {
        UUID jan = colleague("Jan Visser");
        List<UUID> leads = leads(2);
        bulk.apply(chosen(List.of(leads.getFirst())), new Action.Assign(jan));
        Done given = bulk.apply(chosen(leads), new Action.Assign(me));
        owner().update(ACCOUNT)
                .set(ACCOUNT.DISABLED_AT, OffsetDateTime.now())
                .where(ACCOUNT.ID.eq(jan))
                .execute();

        assertThat(bulk.undo(given).changed()).isEqualTo(2);

        assertThat(row(leads.getFirst()).get(LEAD_.OWNER)).isNull();
        assertThat(row(leads.getLast()).get(LEAD_.OWNER)).isEqualTo(me);
    }
}
