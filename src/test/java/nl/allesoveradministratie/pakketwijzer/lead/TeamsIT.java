package nl.allesoveradministratie.pakketwijzer.lead;

import static nl.allesoveradministratie.pakketwijzer.identity.db.Tables.ACCOUNT;
import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.EVENT;
import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.INTAKE;
import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LEAD_;
import static nl.allesoveradministratie.pakketwijzer.mail.db.Tables.OUTBOX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.mail.Message;
import jakarta.mail.internet.MimeMessage;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.allesoveradministratie.pakketwijzer.RunningApplication;
import nl.allesoveradministratie.pakketwijzer.identity.Absences;
import nl.allesoveradministratie.pakketwijzer.identity.ColleagueLeft;
import nl.allesoveradministratie.pakketwijzer.identity.Company;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.identity.SignedInAs;
import nl.allesoveradministratie.pakketwijzer.identity.Team;
import nl.allesoveradministratie.pakketwijzer.identity.Teams;
import nl.allesoveradministratie.pakketwijzer.shared.EmailAddress;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.shared.LiberationDay;
import nl.allesoveradministratie.pakketwijzer.shared.OfficeHours;
import nl.allesoveradministratie.pakketwijzer.shared.OfficeHours.Opening;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

/** Teams that follow up: within when, who gets a lead, and when it goes back. Each test has a site and a team of its own. */
class TeamsIT extends RunningApplication {

    /** Always open, so that it makes no difference when the test runs. */
    private static final OfficeHours ALWAYS = hours(Arrays.asList(DayOfWeek.values()));

    @Autowired
    private Teams teams;

    @Autowired
    private Absences absences;

    @Autowired
    private AssignmentRules rules;

    @Autowired
    private LeadIntake intake;

    @Autowired
    private LeadDesk desk;

    @Autowired
    private LeadMerging merging;

    @Autowired
    private Replies replies;

    @Autowired
    private ReturnTimer timer;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private DSLContext officeDatabase;

    @Autowired
    private DSLContext workerDatabase;

    private final String site = "site-" + UUID.randomUUID();
    private final UUID team = UUID.randomUUID();
    private final List<UUID> hired = new ArrayList<>();

    @BeforeEach
    void asAdministrator() {
        signIn(colleague("admin"), Role.ADMIN);
    }

    @AfterEach
    void leave() {
        officeDatabase
                .update(ACCOUNT)
                .set(ACCOUNT.DISABLED_AT, OffsetDateTime.now())
                .where(ACCOUNT.ID.in(hired))
                .execute();
    }

    private static void signIn(UUID account, Role... roles) {
        // Stays until the next one; the base class signs everybody out before each test.
        new SignedInAs(account, roles);
    }

    private static OfficeHours hours(List<DayOfWeek> days) {
        return new OfficeHours(
                days.stream()
                        .collect(Collectors.toMap(
                                Function.identity(), day -> new Opening(LocalTime.MIDNIGHT, LocalTime.of(23, 59)))),
                Set.of(),
                LiberationDay.NEVER);
    }

    private UUID colleague(String role) {
        UUID id = UUID.randomUUID();
        officeDatabase
                .insertInto(ACCOUNT)
                .set(ACCOUNT.ID, id)
                .set(ACCOUNT.EMAIL, id + "@team.test")
                .set(ACCOUNT.NAME, "Mila Bakker")
                .set(ACCOUNT.ROLES, new String[] {role})
                .set(ACCOUNT.LANGUAGE, "nl")
                .set(ACCOUNT.PASSWORD_HASH, "none")
                .set(ACCOUNT.CREATED_AT, OffsetDateTime.now())
                .execute();
        hired.add(id);
        return id;
    }

    private List<UUID> sales(int count) {
        return Stream.generate(() -> colleague("sales")).limit(count).toList();
    }

    private void team(OfficeHours hours, Duration target, Duration giveBack, List<UUID> members) {
        assertThat(teams.save(new Team(
                        team, "Team " + team, Company.VIXUM, hours, target, giveBack, Set.copyOf(members), Set.of())))
                .isTrue();
        teams.give(site, team);
    }

    private void team(List<UUID> members) {
        team(ALWAYS, Duration.ofHours(8), Duration.ofHours(4), members);
    }

    private UUID submitted(String email) {
        UUID id = UUID.randomUUID();
        submit(id, email, "Mag ik mijn volière aftrekken?");
        return id;
    }

    private void submit(UUID id, String email, String question) {
        Enquiry enquiry = new Enquiry(
                site,
                Language.NL,
                "Kanariepiet de Vries",
                "",
                new EmailAddress(email),
                null,
                null,
                question,
                null,
                null);
        intake.submit(id, enquiry, new Receipt(Language.NL, "Alleen medewerkers.", false))
                .orElseThrow();
    }

    private UUID asked(String email) {
        UUID id = submitted(email);
        awaitOpened(id);
        return id;
    }

    private UUID asked() {
        return asked(UUID.randomUUID() + "@bezoeker.test");
    }

    private void awaitOpened(UUID id) {
        await().until(() -> workerDatabase.fetchExists(INTAKE, INTAKE.SUBMISSION_ID.eq(id), INTAKE.SEALED.isNull()));
    }

    private Record row(UUID lead) {
        return officeDatabase.selectFrom(LEAD_).where(LEAD_.ID.eq(lead)).fetchSingle();
    }

    private List<String> details(UUID lead, EventKind kind) {
        return officeDatabase
                .select(EVENT.DETAIL)
                .from(EVENT)
                .where(EVENT.LEAD_ID.eq(lead), EVENT.KIND.eq(kind.key()))
                .orderBy(EVENT.POSITION)
                .fetch(EVENT.DETAIL);
    }

    private static List<String> mailsTo(UUID colleague) {
        return Arrays.stream(POST.getReceivedMessages())
                .filter(mail -> isTo(mail, colleague + "@team.test"))
                .map(mail -> {
                    try {
                        return mail.getSubject() + "\n" + mail.getContent();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
    }

    private static boolean isTo(MimeMessage mail, String address) {
        try {
            return mail.getRecipients(Message.RecipientType.TO)[0].toString().equals(address);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private Instant due(UUID lead) {
        return row(lead).get(LEAD_.RESPOND_BY).toInstant();
    }

    private Instant due(UUID lead, OfficeHours hours, Duration target) {
        return new ResponseClock(hours).after(row(lead).get(LEAD_.RECEIVED_AT).toInstant(), target);
    }

    @Test
    void aNewLeadIsDueByTheHoursOfItsTeamAndAnotherTargetMovesOnlyWhatWaits() {
        UUID me = colleague("sales");
        team(ALWAYS, Duration.ofHours(2), Duration.ofHours(4), List.of(me));
        UUID waits = asked();
        UUID answered = asked();
        assertThat(due(waits)).isEqualTo(due(waits, ALWAYS, Duration.ofHours(2)));
        signIn(me, Role.SALES);
        desk.changeStatus(answered, row(answered).get(LEAD_.VERSION), LeadStatus.CONTACTED);
        UUID phoned = UUID.randomUUID();
        desk.enter(
                phoned,
                new Enquiry(site, Language.NL, "Kanariepiet", "", null, null, null, "Vraag", null, null),
                LeadOrigin.PHONE);
        assertThat(due(phoned)).isEqualTo(due(phoned, ALWAYS, Duration.ofHours(2)));
        Instant before = due(answered);

        asAdministrator();
        team(ALWAYS, Duration.ofHours(30), Duration.ofHours(4), List.of(me));

        await().untilAsserted(() -> assertThat(due(waits)).isEqualTo(due(waits, ALWAYS, Duration.ofHours(30))));
        await().untilAsserted(() -> assertThat(due(phoned)).isEqualTo(due(phoned, ALWAYS, Duration.ofHours(30))));
        assertThat(due(answered)).isEqualTo(before);
    }

    @Test
    void everybodyInTurnAlsoWhenManyComeAtOnceAndWhoIsAwayIsPassedOver() throws Exception {
        List<UUID> members = sales(4);
        UUID away = members.getLast();
        team(members);
        rules.set(site, AssignmentRule.ROUND_ROBIN);
        absences.add(
                away,
                LocalDate.now(ResponseClock.HERE),
                LocalDate.now(ResponseClock.HERE).plusDays(1));

        List<UUID> leads = atOnce(30, () -> submitted(UUID.randomUUID() + "@bezoeker.test"));
        leads.forEach(this::awaitOpened);

        Map<UUID, Long> each = leads.stream()
                .map(lead -> row(lead).get(LEAD_.OWNER))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        assertThat(each).containsOnlyKeys(members.subList(0, 3));
        assertThat(each.values()).containsOnly(10L);
    }

    private static <T> List<T> atOnce(int count, Callable<T> action) throws Exception {
        CyclicBarrier start = new CyclicBarrier(count);
        try (ExecutorService threads = Executors.newFixedThreadPool(count)) {
            List<T> results = new ArrayList<>();
            List<Callable<T>> all = IntStream.range(0, count)
                    .<Callable<T>>mapToObj(each -> () -> {
                        start.await();
                        return action.call();
                    })
                    .toList();
            for (Future<T> each : threads.invokeAll(all)) {
                results.add(each.get());
            }
            return results;
        }
    }

    @Test
    void whoHasTheFewestOpenGetsTheNext() {
        List<UUID> members = sales(2);
        team(members);
        UUID busy = members.getFirst();
        signIn(busy, Role.SALES);
        desk.claim(asked());
        asAdministrator();
        rules.set(site, AssignmentRule.FEWEST_OPEN);

        assertThat(row(asked()).get(LEAD_.OWNER)).isEqualTo(members.getLast());
    }

    @Test
    void whoKnowsThePersonComesFirstUnlessAway() {
        List<UUID> members = sales(2);
        team(members);
        String email = UUID.randomUUID() + "@bezoeker.test";
        signIn(members.getLast(), Role.SALES);
        desk.claim(asked(email));
        asAdministrator();
        rules.set(site, AssignmentRule.ROUND_ROBIN);

        assertThat(row(asked(email)).get(LEAD_.OWNER)).isEqualTo(members.getLast());
        absences.add(members.getLast(), LocalDate.now(ResponseClock.HERE), LocalDate.now(ResponseClock.HERE));

        assertThat(row(asked(email)).get(LEAD_.OWNER)).isEqualTo(members.getFirst());
    }

    @Test
    void whereNobodyIsThereItStaysNobodysAndSaysSo() {
        UUID only = colleague("sales");
        team(List.of(only));
        rules.set(site, AssignmentRule.ROUND_ROBIN);
        absences.add(
                only,
                LocalDate.now(ResponseClock.HERE),
                LocalDate.now(ResponseClock.HERE).plusDays(1));

        UUID lead = asked();

        assertThat(row(lead).get(LEAD_.OWNER)).isNull();
        assertThat(details(lead, EventKind.ASSIGNED)).containsExactly(Assignment.NOBODY);
    }

    private UUID claimed(UUID colleague) {
        UUID lead = asked();
        signIn(colleague, Role.SALES);
        assertThat(desk.claim(lead)).isEqualTo(LeadDesk.Result.DONE);
        asAdministrator();
        return lead;
    }

    private void wasClaimed(UUID lead, Duration ago) {
        workerDatabase
                .update(LEAD_)
                .set(LEAD_.OWNED_SINCE, OffsetDateTime.now().minus(ago))
                .where(LEAD_.ID.eq(lead))
                .execute();
    }

    @Test
    void whoDoesNotAnswerInTimeHasToGiveItBackAndTheTeamIsTold() {
        List<UUID> members = sales(2);
        team(members);
        UUID lead = claimed(members.getFirst());

        assertThat(timer.look(lead)).isPresent();
        wasClaimed(lead, Duration.ofHours(5));
        assertThat(timer.look(lead)).isEmpty();

        assertThat(row(lead).get(LEAD_.OWNER)).isNull();
        assertThat(row(lead).get(LEAD_.OWNED_SINCE)).isNull();
        assertThat(details(lead, EventKind.RETURNED)).containsExactly("late");
        String reference = row(lead).get(LEAD_.REFERENCE);
        await().untilAsserted(() -> assertThat(members)
                .allSatisfy(member -> assertThat(mailsTo(member))
                        .filteredOn(mail -> mail.contains("weer van niemand"))
                        .singleElement()
                        .asString()
                        .contains(reference)
                        .doesNotContain("Kanariepiet", "volière")));
        timer.tell(lead);
        assertThat(details(lead, EventKind.MAIL)).containsOnlyOnce("lead_notice");
    }

    @Test
    void whatGoesBackTogetherIsToldInOneMail() {
        List<UUID> members = sales(2);
        team(members);
        UUID leaver = colleague("sales");
        List<UUID> leads = Stream.generate(() -> claimed(leaver)).limit(3).toList();
        String one = row(leads.getFirst()).get(LEAD_.REFERENCE);
        workerDatabase.transaction(transaction -> {
            new LeadReturn(transaction.dsl(), OffsetDateTime.now()).all(LEAD_.ID.in(leads), LeadReturn.Reason.LEFT);
            // This test does it, and not the clockwork
            transaction.dsl().execute("DELETE FROM scheduler.scheduled_tasks WHERE task_name = ?", LeadReturn.TELL);
        });

        leads.forEach(timer::tell);

        await().untilAsserted(() -> assertThat(members)
                .allSatisfy(member -> assertThat(mailsTo(member))
                        .filteredOn(mail -> mail.contains("weer van niemand"))
                        .singleElement()
                        .asString()
                        .contains("3 vragen zijn weer van niemand", one)
                        .doesNotContain("Kanariepiet", "volière")));
        assertThat(leads)
                .allSatisfy(lead -> assertThat(details(lead, EventKind.MAIL)).containsOnlyOnce("lead_notice"));
    }

    @Test
    void anAnswerLeavesNothingToGiveBack() {
        UUID me = colleague("sales");
        team(List.of(me));
        UUID lead = claimed(me);
        signIn(me, Role.SALES);
        desk.changeStatus(lead, row(lead).get(LEAD_.VERSION), LeadStatus.CONTACTED);
        // Only now: the product's own look may come at any moment.
        wasClaimed(lead, Duration.ofDays(30));

        assertThat(timer.look(lead)).isEmpty();
        assertThat(row(lead).get(LEAD_.OWNER)).isEqualTo(me);
        assertThat(details(lead, EventKind.RETURNED)).isEmpty();
    }

    @Test
    void whoHasALeadThatWaitsAgainHasAllTheTimeToAnswerIt() {
        UUID me = colleague("sales");
        team(List.of(me));
        UUID lead = claimed(me);
        signIn(me, Role.SALES);
        desk.finish(lead, row(lead).get(LEAD_.VERSION), LeadOutcome.NO_ANSWER, null, "");
        wasClaimed(lead, Duration.ofDays(30));

        desk.reopen(lead, row(lead).get(LEAD_.VERSION));

        assertThat(row(lead).get(LEAD_.OWNED_SINCE))
                .isAfter(OffsetDateTime.now().minusHours(1));
        assertThat(timer.look(lead)).isPresent();
        assertThat(row(lead).get(LEAD_.OWNER)).isEqualTo(me);
    }

    private void reply(UUID lead) {
        assertThat(replies.send(lead, Long.MAX_VALUE, "Dat mag.").result()).isEqualTo(LeadDesk.Result.DONE);
        // As if the mail server stayed away
        workerDatabase
                .update(OUTBOX)
                .set(OUTBOX.NOT_BEFORE, OffsetDateTime.now().plusHours(1))
                .where(OUTBOX.ABOUT.eq(lead), OUTBOX.KIND.eq("reply"))
                .execute();
    }

    @Test
    void anAnswerThatWaitsForTheMailServerIsWaitedForAndOneThatWasGivenUpIsNot() {
        UUID me = colleague("sales");
        team(List.of(me));
        UUID lead = claimed(me);
        signIn(me, Role.SALES);
        reply(lead);
        wasClaimed(lead, Duration.ofDays(30));

        assertThat(timer.look(lead)).contains(Duration.ofHours(1));
        assertThat(row(lead).get(LEAD_.OWNER)).isEqualTo(me);

        workerDatabase
                .update(OUTBOX)
                .set(OUTBOX.STATUS, "failed")
                .where(OUTBOX.ABOUT.eq(lead), OUTBOX.KIND.eq("reply"))
                .execute();
        assertThat(timer.look(lead)).isEmpty();
        assertThat(details(lead, EventKind.RETURNED)).containsExactly("late");
    }

    @Test
    void whoGoesAwayKeepsWhatHeAnsweredAlsoWhenThatDidNotLeaveYet() {
        UUID me = colleague("sales");
        team(List.of(me));
        UUID waits = claimed(me);
        UUID answered = claimed(me);
        signIn(me, Role.SALES);
        reply(answered);

        absences.addMine(LocalDate.now(ResponseClock.HERE), LocalDate.now(ResponseClock.HERE));

        await().untilAsserted(() -> assertThat(row(waits).get(LEAD_.OWNER)).isNull());
        assertThat(row(answered).get(LEAD_.OWNER)).isEqualTo(me);
    }

    @Test
    void whoAsksSomethingElseAfterItWasDoneIsSeenByWhoDidIt() {
        UUID me = colleague("sales");
        team(List.of(me));
        String email = UUID.randomUUID() + "@bezoeker.test";
        UUID lead = asked(email);
        signIn(me, Role.SALES);
        desk.claim(lead);
        desk.changeStatus(lead, row(lead).get(LEAD_.VERSION), LeadStatus.ADVISING);
        desk.finish(lead, row(lead).get(LEAD_.VERSION), LeadOutcome.ELSEWHERE, null, "");

        submit(lead, email, "En mijn duiventil?");
        awaitOpened(lead);

        assertThat(row(lead).get(LEAD_.STATUS)).isEqualTo("advising");
        assertThat(row(lead).get(LEAD_.OUTCOME)).isNull();
        assertThat(details(lead, EventKind.REOPENED)).containsExactly("advising");
        String reference = row(lead).get(LEAD_.REFERENCE);
        await().untilAsserted(() -> assertThat(mailsTo(me))
                .anySatisfy(
                        mail -> assertThat(mail).contains("voor je", reference).doesNotContain("duiventil")));
    }

    @Test
    void whatIsAskedOfALeadThatWasAddedToAnotherOpensThatOne() {
        UUID me = colleague("sales");
        team(List.of(me));
        String email = UUID.randomUUID() + "@bezoeker.test";
        UUID added = asked(email);
        UUID kept = asked(email);
        signIn(me, Role.SALES);
        merging.merge(kept, row(kept).get(LEAD_.VERSION), added, row(added).get(LEAD_.VERSION));
        desk.finish(kept, row(kept).get(LEAD_.VERSION), LeadOutcome.ELSEWHERE, null, "");

        submit(added, email, "En mijn duiventil?");
        awaitOpened(added);

        assertThat(row(kept).get(LEAD_.STATUS)).isEqualTo("new");
        assertThat(details(kept, EventKind.REOPENED)).containsExactly("new");
    }

    @Test
    void whoGoesAwayGivesBackWhatWaitsAndKeepsWhatWasAnswered() {
        UUID me = colleague("sales");
        team(List.of(me));
        UUID waits = claimed(me);
        UUID answered = claimed(me);
        signIn(me, Role.SALES);
        desk.changeStatus(answered, row(answered).get(LEAD_.VERSION), LeadStatus.ADVISING);

        absences.addMine(LocalDate.now(ResponseClock.HERE), LocalDate.now(ResponseClock.HERE));

        await().untilAsserted(() -> assertThat(row(waits).get(LEAD_.OWNER)).isNull());
        assertThat(details(waits, EventKind.RETURNED)).containsExactly("away");
        assertThat(row(answered).get(LEAD_.OWNER)).isEqualTo(me);
    }

    @Test
    void anAbsenceThatIsStillToComeWaitsAndOneThatWasTakenBackDoesNothing() {
        UUID me = colleague("sales");
        team(List.of(me));
        UUID lead = claimed(me);
        LocalDate soon = LocalDate.now(ResponseClock.HERE).plusDays(3);
        absences.add(me, soon, soon);
        UUID absence = teams.rota().absences().stream()
                .filter(each -> each.colleague().equals(me))
                .findFirst()
                .orElseThrow()
                .id();

        assertThat(timer.away(absence))
                .hasValueSatisfying(pause -> assertThat(pause).isBetween(Duration.ofDays(1), Duration.ofDays(4)));
        absences.remove(absence);

        assertThat(timer.away(absence)).isEqualTo(Optional.empty());
        assertThat(row(lead).get(LEAD_.OWNER)).isEqualTo(me);
    }

    @Test
    void whoIsShutOutGivesEverythingBackInTheSameTransactionOrNothing() {
        List<UUID> members = sales(2);
        UUID me = members.getFirst();
        team(members);
        UUID waits = claimed(me);
        UUID answered = claimed(me);
        signIn(me, Role.SALES);
        desk.changeStatus(answered, row(answered).get(LEAD_.VERSION), LeadStatus.ADVISING);
        asAdministrator();

        assertThatThrownBy(() -> officeDatabase.transaction(transaction -> {
                    events.publishEvent(new ColleagueLeft(me, transaction.dsl()));
                    throw new IllegalStateException("it was not meant");
                }))
                .hasMessageContaining("not meant");
        assertThat(row(waits).get(LEAD_.OWNER)).isEqualTo(me);

        officeDatabase.transaction(transaction -> events.publishEvent(new ColleagueLeft(me, transaction.dsl())));
        assertThat(List.of(waits, answered)).allSatisfy(lead -> {
            assertThat(row(lead).get(LEAD_.OWNER)).isNull();
            assertThat(details(lead, EventKind.RETURNED)).containsExactly("left");
        });
    }

    @Test
    void aLeadOfSomebodyWhoMayNotSignInAnyMoreGoesBackByItself() {
        UUID me = colleague("sales");
        team(List.of(me));
        UUID lead = claimed(me);
        officeDatabase
                .update(ACCOUNT)
                .set(ACCOUNT.DISABLED_AT, OffsetDateTime.now())
                .where(ACCOUNT.ID.eq(me))
                .execute();

        timer.look(lead);

        assertThat(details(lead, EventKind.RETURNED)).containsExactly("left");
    }

    @Test
    void aColleagueIsInOneTeamAndNoTwoTeamsHaveOneName() {
        UUID me = colleague("sales");
        team(List.of(me));
        UUID other = UUID.randomUUID();
        Team second = new Team(
                other, "Ander " + other, Company.VIXUM, ALWAYS, Team.TARGET, Team.GIVE_BACK, Set.of(me), Set.of());

        assertThat(teams.save(second)).isTrue();
        assertThat(teams.rota().with(me)).map(Team::id).contains(other);
        assertThat(teams.save(new Team(
                        UUID.randomUUID(),
                        second.name(),
                        Company.VIXUM,
                        ALWAYS,
                        Team.TARGET,
                        Team.GIVE_BACK,
                        Set.of(me),
                        Set.of())))
                .isFalse();
        assertThat(teams.rota().with(me)).map(Team::id).contains(other);
        assertThat(teams.rota().of(site).hours()).isEqualTo(ALWAYS);
    }
}
