package nl.allesoveradministratie.pakketwijzer.lead;

import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.EVENT;
import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LEAD_;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.identity.SignedInAs;
import nl.allesoveradministratie.pakketwijzer.lead.LeadDesk.Result;
import nl.allesoveradministratie.pakketwijzer.privacy.AccessLog;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Two leads of one person put together and taken apart: nothing is dropped, and both come back as they were. */
class LeadMergingIT extends LeadPageCase {

    private static final LocalDate SOON = LocalDate.of(2027, 1, 4);

    @Autowired
    private LeadMerging merging;

    @Autowired
    private Drafts drafts;

    @Autowired
    private AccessLog accessLog;

    private Result merge(UUID kept, UUID added) {
        return merging.merge(kept, version(kept), added, version(added));
    }

    /** Everything of a lead but how often it was changed, and since when its owner is to answer it. */
    private Map<String, Object> asItIs(UUID lead) {
        Map<String, Object> values = new LinkedHashMap<>();
        row(lead).intoMap().forEach((name, value) -> {
            if (!List.of("version", "owned_since").contains(name)) {
                values.put(name, value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : value);
            }
        });
        return values;
    }

    private void keepUntil(UUID lead, LocalDate day) {
        officeDatabase
                .update(LEAD_)
                .set(
                        LEAD_.LAST_CONTACT_AT,
                        day.minusYears(1).atTime(12, 0).atZone(IsoWeek.HERE).toOffsetDateTime())
                .where(LEAD_.ID.eq(lead))
                .execute();
    }

    @Test
    void bothQuestionsNotesAndTimelinesStandTogether() {
        UUID kept = entered("Mag ik mijn volière aftrekken?");
        UUID added = entered("En het vogelvoer?");
        desk.note(added, "Belde over het voer");

        assertThat(merge(kept, added)).isEqualTo(Result.DONE);

        LeadDetail page = page(kept);
        assertThat(page.question()).isEqualTo("Mag ik mijn volière aftrekken?");
        assertThat(page.added()).singleElement().satisfies(each -> {
            assertThat(each.reference()).isEqualTo(reference(added));
            assertThat(each.question()).isEqualTo("En het vogelvoer?");
        });
        assertThat(page.events())
                .filteredOn(event -> event.kind() == EventKind.NOTE)
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.words()).isEqualTo("Belde over het voer");
                    assertThat(event.of()).isEqualTo(reference(added));
                });
    }

    @Test
    void theAddressOfWhatWasAddedLeadsOnToWhatWasKept() {
        UUID kept = entered("Een");
        UUID added = entered("Twee");
        UUID addedToThat = entered("Drie");
        merge(added, addedToThat);
        merge(kept, added);

        assertThat(page(added).summary().id()).isEqualTo(kept);
        assertThat(page(addedToThat).summary().id()).isEqualTo(kept);
        assertThat(page(kept).added()).extracting(LeadDetail.Added::question).containsExactly("Twee", "Drie");
    }

    @Test
    void undoneBothAreAsTheyWereToTheLastByte() {
        UUID kept = entered("Een");
        UUID added = entered("Twee");
        desk.release(kept);
        desk.planNextStep(added, version(added), "Bel de vogelhandel", SOON);
        keepUntil(kept, LocalDate.of(2027, 3, 1));
        keepUntil(added, LocalDate.of(2027, 9, 1));
        Map<String, Object> keptBefore = asItIs(kept);
        Map<String, Object> addedBefore = asItIs(added);

        merge(kept, added);
        assertThat(asItIs(kept)).isNotEqualTo(keptBefore);
        assertThat(merging.undo(added)).isEqualTo(Result.DONE);

        assertThat(asItIs(kept)).isEqualTo(keptBefore);
        assertThat(asItIs(added)).isEqualTo(addedBefore);
    }

    @Test
    void ownerDayAndNextStepGoAlongWhereThereWasNone() {
        UUID kept = entered("Een");
        UUID added = entered("Twee");
        desk.release(kept);
        desk.planNextStep(added, version(added), "Bel de vogelhandel", SOON);
        keepUntil(kept, LocalDate.of(2027, 3, 1));
        keepUntil(added, LocalDate.of(2027, 9, 1));

        merge(kept, added);

        LeadDetail page = page(kept);
        assertThat(page.summary().owner()).isEqualTo(me);
        assertThat(page.nextStep()).isEqualTo("Bel de vogelhandel");
        assertThat(page.summary().nextStepOn()).isEqualTo(SOON);
        assertThat(page.anonymiseOn()).isEqualTo(LocalDate.of(2027, 9, 1));
        assertThat(row(added).get(LEAD_.ANONYMISE_ON)).isEqualTo(LocalDate.of(2027, 9, 1));
    }

    @Test
    void anOwnNextStepStaysAndThatOfTheOtherIsShownWithItsQuestion() {
        UUID kept = entered("Een");
        UUID added = entered("Twee");
        desk.planNextStep(kept, version(kept), "Bel zelf", SOON);
        desk.planNextStep(added, version(added), "Bel de vogelhandel", SOON);

        merge(kept, added);

        assertThat(page(kept).nextStep()).isEqualTo("Bel zelf");
        assertThat(page(kept).added().getFirst().nextStep()).isEqualTo("Bel de vogelhandel");
    }

    @Test
    void whatColleaguesDidSinceStaysWhenItIsUndone() {
        UUID kept = entered("Een");
        UUID added = entered("Twee");
        desk.planNextStep(added, version(added), "Bel de vogelhandel", SOON);
        merge(kept, added);
        desk.planNextStep(kept, version(kept), "Bel toch zelf", SOON);
        desk.changeStatus(kept, version(kept), LeadStatus.ADVISING);

        merging.undo(added);

        assertThat(page(kept).nextStep()).isEqualTo("Bel toch zelf");
        assertThat(page(kept).summary().status()).isEqualTo(LeadStatus.ADVISING);
        assertThat(page(added).nextStep()).isEqualTo("Bel de vogelhandel");
    }

    @Test
    void contactAfterMergingKeepsBothLonger() {
        UUID kept = entered("Een");
        UUID added = entered("Twee");
        keepUntil(added, LocalDate.of(2026, 12, 1));
        keepUntil(kept, LocalDate.of(2026, 12, 1));
        merge(kept, added);

        desk.changeStatus(kept, version(kept), LeadStatus.CONTACTED);

        assertThat(row(added).get(LEAD_.ANONYMISE_ON))
                .isEqualTo(row(kept).get(LEAD_.ANONYMISE_ON))
                .isAfter(LocalDate.of(2026, 12, 1));
    }

    @Test
    void whoHadItOpenChangesNothingAnyMoreAndSeesWhoMergedIt() {
        UUID kept = entered("Een");
        UUID added = entered("Twee");
        LeadDetail open = page(added);
        UUID other = colleague();
        as(other, () -> merge(kept, added));

        assertThat(desk.note(added, "Nog een notitie")).isEqualTo(Result.MERGED);
        assertThat(desk.changeStatus(added, open.version(), LeadStatus.DONE)).isEqualTo(Result.MERGED);
        assertThat(page(added).events())
                .filteredOn(event -> event.position() > open.seen() && event.kind() == EventKind.MERGED)
                .allSatisfy(event -> assertThat(event.actor()).isEqualTo(other));
        assertThat(events(added, EventKind.NOTE)).isEmpty();
    }

    @Test
    void whatAColleagueAddedToALeadThatIsOpenIsSeenOnlyWithALineInTheLog() {
        UUID kept = entered("Een");
        UUID added = entered("Twee");
        LeadDetail open = page(kept);
        as(colleague(), () -> merge(kept, added));
        int before = looks(added);
        int keptBefore = looks(kept);

        LeadDetail now = inbox.again(open).orElseThrow();

        assertThat(now.added()).extracting(LeadDetail.Added::question).containsExactly("Twee");
        assertThat(looks(added)).isEqualTo(before + 1);
        inbox.again(now);
        assertThat(looks(added)).isEqualTo(before + 1);
        assertThat(looks(kept)).isEqualTo(keptBefore);
    }

    @Test
    void whoHadTheAddedOneOpenSeesTheOtherOnlyWithALineInTheLog() {
        UUID kept = entered("Een");
        UUID added = entered("Twee");
        LeadDetail open = page(added);
        as(colleague(), () -> merge(kept, added));
        int before = looks(kept);

        assertThat(inbox.again(open).orElseThrow().summary().id()).isEqualTo(kept);

        assertThat(looks(kept)).isEqualTo(before + 1);
    }

    private int looks(UUID lead) {
        return (int) accessLog.of(lead).stream()
                .filter(each -> each.action().equals("look") && me.equals(each.actor()))
                .count();
    }

    @Test
    void whoIsTakenOutOfACustomerThatWasHandedOverIsKeptAsLongAsBefore() {
        UUID kept = entered("Een");
        UUID added = entered("Twee");
        LocalDate before = row(added).get(LEAD_.ANONYMISE_ON);
        merge(kept, added);
        desk.finish(kept, version(kept), LeadOutcome.CHOSEN, null, "");
        assertThat(desk.handOver(kept, version(kept))).isEqualTo(Result.DONE);
        assertThat(row(added).get(LEAD_.ANONYMISE_ON)).isBefore(before);

        assertThat(merging.undo(added)).isEqualTo(Result.DONE);

        assertThat(row(added).get(LEAD_.ANONYMISE_ON)).isEqualTo(before);
        assertThat(row(kept).get(LEAD_.ANONYMISE_ON)).isBefore(before);
    }

    @Test
    void whatWasBeingWrittenComesAlong() {
        UUID kept = entered("Een");
        UUID added = entered("Twee");
        drafts.keep(kept, Drafts.Field.NOTE, "Bij de eerste", 0);
        drafts.keep(added, Drafts.Field.NOTE, "Bij de tweede", 0);
        drafts.keep(kept, Drafts.Field.STEP_ON, "2999-01-02", 0);
        drafts.keep(added, Drafts.Field.STEP_ON, "2999-01-03", 0);

        merge(kept, added);

        Drafts.Draft both = drafts.of(kept).get(Drafts.Field.NOTE);
        assertThat(drafts.of(kept).get(Drafts.Field.STEP_ON).text()).isEqualTo("2999-01-03");
        drafts.keep(kept, Drafts.Field.STEP_ON, "2020-01-02", 1);
        assertThat(drafts.of(kept)).doesNotContainKey(Drafts.Field.STEP_ON);
        assertThat(both.text()).isEqualTo("Bij de eerste\n\nBij de tweede");
        drafts.keep(kept, Drafts.Field.NOTE, both.text() + "!", both.version());
        assertThat(drafts.of(kept).get(Drafts.Field.NOTE).text()).isEqualTo("Bij de eerste\n\nBij de tweede!");
    }

    @Test
    void whatWasBeingWrittenComesAlongFromWhatWasAddedToThatToo() {
        UUID kept = entered("Een");
        UUID added = entered("Twee");
        UUID addedToThat = entered("Drie");
        drafts.keep(added, Drafts.Field.REPLY, "Bij de tweede", 0);
        drafts.keep(addedToThat, Drafts.Field.REPLY, "Bij de derde", 0);
        merge(added, addedToThat);
        merge(kept, added);

        Drafts.Draft both = drafts.of(kept).get(Drafts.Field.REPLY);
        assertThat(both.text()).isEqualTo("Bij de tweede\n\nBij de derde");
        drafts.keep(kept, Drafts.Field.REPLY, both.text() + "!", both.version());
        assertThat(drafts.of(kept).get(Drafts.Field.REPLY).text()).isEqualTo("Bij de tweede\n\nBij de derde!");
    }

    private void answered(UUID lead, OffsetDateTime at, int minutes) {
        officeDatabase
                .update(LEAD_)
                .set(LEAD_.FIRST_RESPONSE_AT, at)
                .set(LEAD_.RESPONSE_MINUTES, minutes)
                .where(LEAD_.ID.eq(lead))
                .execute();
    }

    @Test
    void aNewQuestionIsNotAnsweredByWhatWasSaidBeforeItWasAsked() {
        UUID earlier = entered("Een");
        UUID asked = entered("Twee");
        answered(earlier, row(asked).get(LEAD_.RECEIVED_AT).minusHours(1), 5);
        desk.finish(earlier, version(earlier), LeadOutcome.ELSEWHERE, null, "");
        Map<String, Object> before = asItIs(asked);

        merge(asked, earlier);

        assertThat(row(asked).get(LEAD_.FIRST_RESPONSE_AT)).isNull();
        assertThat(row(asked).get(LEAD_.RESPONSE_MINUTES)).isNull();
        merging.undo(earlier);
        assertThat(asItIs(asked)).isEqualTo(before);
        assertThat(row(earlier).get(LEAD_.RESPONSE_MINUTES)).isEqualTo(5);
    }

    @Test
    void whoWasAnsweredSinceWaitedFromHisOwnQuestionOn() {
        UUID kept = entered("Een");
        UUID added = entered("Twee");
        OffsetDateTime received = row(kept).get(LEAD_.RECEIVED_AT);
        OffsetDateTime answered = received.plusDays(7);
        answered(added, answered, 5);
        Map<String, Object> before = asItIs(kept);

        merge(kept, added);

        assertThat(row(kept).get(LEAD_.FIRST_RESPONSE_AT)).isEqualTo(answered);
        assertThat(row(kept).get(LEAD_.RESPONSE_MINUTES))
                .isEqualTo(new ResponseMinutes(officeDatabase).between("vixum", received, answered))
                .isGreaterThan(5);
        merging.undo(added);
        assertThat(asItIs(kept)).isEqualTo(before);
    }

    @Test
    void anOwnerWhoLeftDoesNotComeAlong() {
        UUID kept = entered("Een");
        UUID added = entered("Twee");
        UUID other = colleague();
        desk.release(kept);
        desk.release(added);
        as(other, () -> desk.claim(added));
        desk.finish(added, version(added), LeadOutcome.NO_ANSWER, null, "");
        leaves(other);

        assertThat(merge(kept, added)).isEqualTo(Result.DONE);

        assertThat(row(kept).get(LEAD_.OWNER)).isNull();
        assertThat(row(added).get(LEAD_.OWNER)).isEqualTo(other);
    }

    @Test
    void theDayThatIsShownIsTheOneOnWhichAllOfItGoesWhateverIsChangedSince() {
        LocalDate late = LocalDate.of(2031, 1, 4);
        UUID kept = entered("Een");
        UUID added = entered("Twee");
        keepUntil(added, late);
        merge(kept, added);

        desk.finish(kept, version(kept), LeadOutcome.ELSEWHERE, null, "");
        assertThat(page(kept).anonymiseOn()).isEqualTo(late);
        desk.reopen(kept, version(kept));
        desk.changeStatus(kept, version(kept), LeadStatus.CONTACTED);
        assertThat(page(kept).anonymiseOn()).isEqualTo(late);

        officeDatabase
                .update(LEAD_)
                .set(LEAD_.LAST_CONTACT_AT, OffsetDateTime.parse("2031-03-01T12:00:00Z"))
                .where(LEAD_.ID.eq(added))
                .execute();
        assertThat(page(kept).anonymiseOn()).isEqualTo(LocalDate.of(2032, 3, 1));
    }

    @Test
    void whatStillWaitsDoesNotDisappearBehindWhatIsDone() {
        UUID done = entered("Een");
        UUID waits = entered("Twee");
        desk.finish(done, version(done), LeadOutcome.ELSEWHERE, null, "");

        assertThat(merge(done, waits)).isEqualTo(Result.OVERTAKEN);
        assertThat(merge(waits, done)).isEqualTo(Result.DONE);
    }

    @Test
    void mergingWhatOneDidNotSeeChangesNothing() {
        UUID kept = entered("Een");
        UUID added = entered("Twee");
        int seen = version(added);
        desk.changeStatus(added, seen, LeadStatus.WAITING);

        assertThat(merging.merge(kept, version(kept), added, seen)).isEqualTo(Result.OVERTAKEN);
        assertThat(events(kept, EventKind.MERGED)).isEmpty();
    }

    @Test
    void ofTwoWhoMergeThemEachTheOtherWayOneDoes() throws Exception {
        UUID one = entered("Een");
        UUID other = entered("Twee");
        int oneSeen = version(one);
        int otherSeen = version(other);
        CyclicBarrier start = new CyclicBarrier(2);
        List<Callable<Result>> both = List.of(
                () -> merging.merge(one, oneSeen, other, otherSeen),
                () -> merging.merge(other, otherSeen, one, oneSeen));
        List<Result> results;
        try (var threads = Executors.newFixedThreadPool(2)) {
            results = threads
                    .invokeAll(both.stream()
                            .<Callable<Result>>map(each -> () -> {
                                try (SignedInAs here = new SignedInAs(me, Role.SALES)) {
                                    start.await();
                                    return each.call();
                                }
                            })
                            .toList())
                    .stream()
                    .map(each -> each.resultNow())
                    .toList();
        }

        assertThat(results).containsOnlyOnce(Result.DONE);
        assertThat(Collections.frequency(results, Result.MERGED)).isEqualTo(1);
        assertThat(officeDatabase.fetchCount(LEAD_, LEAD_.ID.in(one, other), LEAD_.MERGED_INTO.isNotNull()))
                .isEqualTo(1);
    }

    @Test
    void mergingAndUndoingAgainAndAgainLosesNothing() {
        UUID kept = entered("Een");
        UUID added = entered("Twee");
        Map<String, Object> before = asItIs(added);
        for (int i = 0; i < 3; i++) {
            assertThat(merge(kept, added)).isEqualTo(Result.DONE);
            assertThat(merging.undo(added)).isEqualTo(Result.DONE);
        }

        assertThat(asItIs(added)).isEqualTo(before);
        assertThat(merging.undo(added)).isEqualTo(Result.OVERTAKEN);
        assertThat(officeDatabase.fetchCount(EVENT, EVENT.LEAD_ID.eq(added), EVENT.KIND.eq("merged")))
                .isEqualTo(3);
    }
}
