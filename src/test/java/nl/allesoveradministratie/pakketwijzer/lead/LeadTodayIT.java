package nl.allesoveradministratie.pakketwijzer.lead;

import static nl.allesoveradministratie.pakketwijzer.identity.db.Tables.ACCOUNT;
import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LEAD_;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.MovableClock;
import nl.allesoveradministratie.pakketwijzer.RunningApplication;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.identity.SignedIn;
import nl.allesoveradministratie.pakketwijzer.identity.SignedInAs;
import nl.allesoveradministratie.pakketwijzer.sealing.Opener;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import org.jooq.DSLContext;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a colleague is to do today, on a clock that the test moves. */
class LeadTodayIT extends RunningApplication {

    @Autowired
    private LeadDesk desk;

    @Autowired
    private DSLContext officeDatabase;

    @Autowired
    private Opener leadOpener;

    @Autowired
    private SignedIn signedIn;

    private final MovableClock clock = new MovableClock();
    private LeadToday today;

    private UUID me;

    @BeforeEach
    void signIn() {
        me = UUID.randomUUID();
        officeDatabase
                .insertInto(ACCOUNT)
                .set(ACCOUNT.ID, me)
                .set(ACCOUNT.EMAIL, me + "@vandaag.test")
                .set(ACCOUNT.NAME, "Mila Bakker")
                .set(ACCOUNT.ROLES, new String[] {"sales"})
                .set(ACCOUNT.LANGUAGE, "nl")
                .set(ACCOUNT.PASSWORD_HASH, "none")
                .set(ACCOUNT.CREATED_AT, OffsetDateTime.now())
                .execute();
        // Stays until the next one; the base class signs everybody out before each test.
        new SignedInAs(me, Role.SALES);
        today = new LeadToday(officeDatabase, leadOpener, signedIn, clock);
    }

    @AfterEach
    void leave() {
        // Who follows up leads is told of those of other tests.
        officeDatabase
                .update(ACCOUNT)
                .set(ACCOUNT.DISABLED_AT, OffsetDateTime.now())
                .where(ACCOUNT.ID.eq(me))
                .execute();
    }

    private UUID mine() {
        UUID lead = UUID.randomUUID();
        desk.enter(
                lead,
                new Enquiry("vixum", Language.NL, "Kanariepiet", "", null, null, null, "Vraag", null, null),
                LeadOrigin.PHONE);
        return lead;
    }

    private int version(UUID lead) {
        return officeDatabase
                .select(LEAD_.VERSION)
                .from(LEAD_)
                .where(LEAD_.ID.eq(lead))
                .fetchSingle()
                .value1();
    }

    private void isDue(UUID lead, String wall) {
        officeDatabase
                .update(LEAD_)
                .set(
                        LEAD_.RESPOND_BY,
                        LocalDateTime.parse(wall).atZone(ResponseClock.HERE).toOffsetDateTime())
                .where(LEAD_.ID.eq(lead))
                .execute();
    }

    private static List<UUID> ids(LeadToday.Some some) {
        return some.leads().stream().map(LeadSummary::id).toList();
    }

    private List<UUID> steps() {
        return today.day().steps().stream().map(step -> step.lead().id()).toList();
    }

    @Test
    void aStepOfTomorrowIsOneOfTodayFromMidnightOn() {
        UUID lead = mine();
        desk.planNextStep(lead, version(lead), "Nabellen", LocalDate.parse("2027-03-28"));

        clock.moveTo(LocalDateTime.parse("2027-03-27T23:59:59"));
        assertThat(today.day().today()).isEqualTo("2027-03-27");
        assertThat(steps()).isEmpty();

        clock.moveTo(LocalDateTime.parse("2027-03-28T00:00"));
        assertThat(today.day().today()).isEqualTo("2027-03-28");
        assertThat(today.day().steps())
                .singleElement()
                .extracting(LeadToday.Step::text)
                .isEqualTo("Nabellen");

        // It stays until it is done, also in the hour that this night does not have.
        clock.moveTo(LocalDateTime.parse("2027-04-02T12:00"));
        assertThat(steps()).containsExactly(lead);
        desk.finishNextStep(lead, version(lead));
        assertThat(steps()).isEmpty();
    }

    @Test
    void theMostUrgentComesFirstAndLateOnesAreCounted() {
        UUID relaxed = mine();
        UUID urgent = mine();
        UUID late = mine();
        isDue(relaxed, "2027-01-08T12:00");
        isDue(urgent, "2027-01-07T15:00");
        isDue(late, "2027-01-06T12:00");
        clock.moveTo(LocalDateTime.parse("2027-01-07T12:00"));

        LeadToday.Day day = today.day();

        assertThat(ids(day.waiting())).containsExactly(late, urgent, relaxed);
        assertThat(day.waiting().count()).isEqualTo(3);
        assertThat(day.late()).isEqualTo(1);
    }

    @Test
    void whoWasAnsweredWaitsNoLongerAndWantsANextStep() {
        UUID lead = mine();
        desk.changeStatus(lead, version(lead), LeadStatus.ADVISING);
        assertThat(ids(today.day().waiting())).isEmpty();
        assertThat(ids(today.day().loose())).containsExactly(lead);

        desk.planNextStep(lead, version(lead), "Nabellen", LocalDate.now(clock).plusDays(3));
        assertThat(ids(today.day().loose())).isEmpty();
        assertThat(steps()).isEmpty();

        desk.changeStatus(lead, version(lead), LeadStatus.DONE);
        assertThat(today.day().stepCount()).isZero();
    }

    @Test
    void nobodysLeadsWaitForAnybodyTheOldestFirst() {
        UUID lead = mine();
        desk.release(lead);
        officeDatabase
                .update(LEAD_)
                .set(LEAD_.RECEIVED_AT, OffsetDateTime.parse("2001-01-01T00:00:00Z"))
                .where(LEAD_.ID.eq(lead))
                .execute();

        assertThat(ids(today.day().nobodys())).startsWith(lead);
        desk.claim(lead);
        assertThat(ids(today.day().nobodys())).doesNotContain(lead);
    }

    @Test
    void manyLeadsAreAsManyQuestionsToTheDatabaseAsFew() {
        int[] asked = new int[1];
        ExecuteListener counter = ExecuteListener.onExecuteStart((ExecuteContext context) -> asked[0]++);
        LeadToday counted =
                new LeadToday(DSL.using(officeDatabase.configuration().derive(counter)), leadOpener, signedIn, clock);
        counted.day();
        int few = asked[0];
        for (int i = 0; i < LeadToday.SHOWN + 4; i++) {
            UUID lead = mine();
            desk.planNextStep(lead, version(lead), "Nabellen", LocalDate.now(clock));
        }
        asked[0] = 0;

        LeadToday.Day day = counted.day();

        assertThat(asked[0]).isEqualTo(few);
        assertThat(day.waiting().leads()).hasSize(LeadToday.SHOWN);
        assertThat(day.steps()).hasSize(LeadToday.SHOWN);
        assertThat(day.waiting().count()).isEqualTo(LeadToday.SHOWN + 4);
        assertThat(day.stepCount()).isEqualTo(LeadToday.SHOWN + 4);
    }
}
