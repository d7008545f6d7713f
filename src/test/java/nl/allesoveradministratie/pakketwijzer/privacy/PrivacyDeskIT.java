package nl.allesoveradministratie.pakketwijzer.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import nl.allesoveradministratie.pakketwijzer.MovableClock;
import nl.allesoveradministratie.pakketwijzer.Proves;
import nl.allesoveradministratie.pakketwijzer.RunningApplication;
import nl.allesoveradministratie.pakketwijzer.identity.As;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.site.Words;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

/** What the privacy officer keeps: requests with their month, breaches with their 72 hours. */
@Import(MovableClock.ForTheWholeProduct.class)
class PrivacyDeskIT extends RunningApplication {

    private static final String SECRET = "Wil weten wat er over hem bekend is, zei de buurman";

    @Autowired
    private RequestDesk requests;

    @Autowired
    private RequestRegister register;

    @Autowired
    private BreachDesk breaches;

    @Autowired
    private PrivacyDue due;

    @Autowired
    private MovableClock clock;

    @Autowired
    private DSLContext officeDatabase;

    @Autowired
    @FlywayDataSource
    private DataSource ownerDataSource;

    private JdbcClient owner;

    @BeforeEach
    void empty() {
        owner = JdbcClient.create(ownerDataSource);
        owner.sql("DELETE FROM privacy.request").update();
        owner.sql("DELETE FROM privacy.breach_entry").update();
        owner.sql("DELETE FROM scheduler.scheduled_tasks WHERE task_name = 'erase-person'")
                .update();
        clock.moveTo(LocalDateTime.parse("2027-01-31T10:00"));
        As.roles(Role.PRIVACY_OFFICER);
    }

    @AfterEach
    void leave() {
        As.nobody();
    }

    private DeskRequest entered(AskedRight right, IdentityCheck check) {
        String number = requests.enter(
                        new EnteredRequest(right, "letter", LocalDate.parse("2027-01-31"), "", check, SECRET))
                .orElseThrow();
        return register.find(number).orElseThrow();
    }

    private DeskRequest again(DeskRequest request) {
        return register.find(request.number()).orElseThrow();
    }

    @Test
    @Proves("P9")
    void aRequestIsDueOnTheLastDayOfAShorterMonthAndWarnsFromSevenDaysBefore() {
        DeskRequest request = entered(AskedRight.ACCESS, IdentityCheck.NOT_YET);
        assertThat(request.due()).isEqualTo("2027-02-28");
        assertThat(due.now()).isEqualTo(new PrivacyDue.Now(1, 0, 0, 0, 0, 0));

        clock.moveTo(LocalDateTime.parse("2027-02-20T23:59"));
        assertThat(due.now().isQuiet()).isTrue();
        clock.moveTo(LocalDateTime.parse("2027-02-21T00:00"));
        assertThat(due.now()).isEqualTo(new PrivacyDue.Now(1, 1, 0, 0, 0, 0));
        clock.moveTo(LocalDateTime.parse("2027-02-28T23:59"));
        assertThat(due.now()).isEqualTo(new PrivacyDue.Now(1, 1, 0, 0, 0, 0));
        clock.moveTo(LocalDateTime.parse("2027-03-01T00:00"));
        assertThat(due.now()).isEqualTo(new PrivacyDue.Now(1, 0, 1, 0, 0, 0));
    }

    @Test
    @Proves("P9")
    void itIsExtendedOnceWithinTheFirstMonthAndNotAfter() {
        DeskRequest request = entered(AskedRight.ACCESS, IdentityCheck.IN_PERSON);
        assertThat(requests.extend(request.id(), "veel verzoeken")).isEqualTo(RequestDesk.Result.DONE);
        assertThat(again(request).due()).isEqualTo("2027-04-30");
        assertThat(again(request).extendedAt()).isEqualTo(clock.instant());
        assertThat(requests.extend(request.id(), "nog een keer")).isEqualTo(RequestDesk.Result.TOO_LATE);

        DeskRequest late = entered(AskedRight.ACCESS, IdentityCheck.IN_PERSON);
        clock.moveTo(LocalDateTime.parse("2027-03-01T00:00"));
        assertThat(requests.extend(late.id(), "te laat")).isEqualTo(RequestDesk.Result.TOO_LATE);
        assertThat(again(late).due()).isEqualTo("2027-02-28");
    }

    @Test
    void nobodyAnswersBeforeItIsKnownWhoAsks() {
        DeskRequest request = entered(AskedRight.ACCESS, IdentityCheck.NOT_YET);
        assertThat(requests.answer(request.id(), "")).isEqualTo(RequestDesk.Result.TOO_EARLY);
        assertThat(again(request).isOpen()).isTrue();

        requests.check(request.id(), IdentityCheck.KNOWN_PHONE, "teruggebeld");
        assertThat(requests.answer(request.id(), "kopie gestuurd")).isEqualTo(RequestDesk.Result.DONE);

        assertThat(again(request).status()).isEqualTo("done");
        assertThat(requests.note(request.id(), "te laat")).isEqualTo(RequestDesk.Result.ENDED);
        assertThat(register.history(request.id()))
                .extracting(RequestStep::kind)
                .containsExactly("entered", "checked", "answered");
        assertThat(register.ended(null, 10)).extracting(DeskRequest::number).containsExactly(request.number());
        assertThat(register.open()).isEmpty();
    }

    @Test
    void whatIsSaidIsSealedAndStepsCannotBeChanged() {
        DeskRequest request = entered(AskedRight.OBJECT, IdentityCheck.OTHER);
        assertThat(register.history(request.id()).getFirst().words()).isEqualTo(SECRET);
        byte[] kept = owner.sql("SELECT words FROM privacy.step WHERE request_id = ?")
                .param(request.id())
                .query(byte[].class)
                .single();
        assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain("buurman");
        assertThatThrownBy(() -> officeDatabase.execute("UPDATE privacy.step SET kind = 'note'"))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> officeDatabase.execute("DELETE FROM privacy.step"))
                .hasMessageContaining("permission denied");
    }

    @Test
    void whoFollowsUpLeadsWritesARequestDownAndSeesNoRegister() {
        As.roles(Role.SALES);
        assertThat(requests.enter(new EnteredRequest(
                        AskedRight.ERASE, "phone", LocalDate.parse("2027-01-30"), "", IdentityCheck.NOT_YET, "")))
                .isPresent();
        assertThatThrownBy(register::open).isInstanceOf(AccessDeniedException.class);
        As.roles(Role.PRIVACY_OFFICER);
        assertThat(register.open().getFirst().due()).isEqualTo("2027-02-28");
    }

    @Test
    void aNumberThatIsNoLeadsIsNotTaken() {
        assertThat(requests.enter(new EnteredRequest(
                        AskedRight.ACCESS,
                        "mail",
                        LocalDate.parse("2027-01-31"),
                        "PW-0000-0000-00",
                        IdentityCheck.NOT_YET,
                        "")))
                .isEmpty();
        DeskRequest request = entered(AskedRight.ACCESS, IdentityCheck.NOT_YET);
        assertThat(requests.about(request.id(), "PW-0000-0000-00")).isEqualTo(RequestDesk.Result.UNKNOWN);
        assertThat(register.open()).hasSize(1);
    }

    @Test
    void erasingStartsOnlyWhenItIsKnownWhoAsksAndAboutWhom() {
        DeskRequest request = entered(AskedRight.ERASE, IdentityCheck.IN_PERSON);
        assertThat(requests.erase(request.id())).isEqualTo(RequestDesk.Result.TOO_EARLY);
        assertThat(erasing()).isZero();
        owner.sql("UPDATE privacy.request SET lead_id = ?")
                .param(UUID.randomUUID())
                .update();
        assertThat(requests.erase(request.id())).isEqualTo(RequestDesk.Result.DONE);
        assertThat(register.history(request.id())).extracting(RequestStep::kind).endsWith("erasing");
    }

    private int erasing() {
        return owner.sql("SELECT count(*) FROM scheduler.scheduled_tasks WHERE task_name = 'erase-person'")
                .query(Integer.class)
                .single();
    }

    private Breach known(Instant aware) {
        return new Breach(
                aware,
                null,
                null,
                null,
                List.of("contact"),
                "undecided",
                null,
                "undecided",
                null,
                false,
                "Een mail ging naar een verkeerd adres",
                "",
                "",
                "",
                "");
    }

    private static Breach decided(Breach known, Instant reported) {
        return new Breach(
                known.awareAt(),
                null,
                null,
                3,
                known.kinds(),
                "reported",
                reported,
                "not_needed",
                null,
                true,
                known.what(),
                "",
                "Teruggehaald",
                "",
                "Het risico is klein");
    }

    @Test
    @Proves("P9")
    void aBreachWarnsOnItsLastDayAndTurnsRedWhenTheSeventyTwoHoursAreOver() {
        // Clocks go forward in the night of 28 March 2027.
        clock.moveTo(LocalDateTime.parse("2027-03-27T10:00"));
        int breach = breaches.begin(known(clock.instant()));
        assertThat(due.now()).isEqualTo(new PrivacyDue.Now(0, 0, 0, 1, 0, 0));

        clock.moveTo(LocalDateTime.parse("2027-03-29T11:00"));
        assertThat(due.now().breachesSoon()).isZero();
        clock.moveTo(LocalDateTime.parse("2027-03-29T11:01"));
        assertThat(due.now().breachesSoon()).isEqualTo(1);
        clock.moveTo(LocalDateTime.parse("2027-03-30T11:00"));
        assertThat(due.now().breachesSoon()).isEqualTo(1);
        clock.moveTo(LocalDateTime.parse("2027-03-30T11:01"));
        assertThat(due.now().breachesOver()).isEqualTo(1);

        BreachEntry entry = breaches.history(breach).getLast();
        breaches.add(breach, 1, decided(entry.known(), clock.instant().minus(Duration.ofMinutes(2))));
        assertThat(due.now()).isEqualTo(new PrivacyDue.Now(0, 0, 0, 0, 0, 0));
        assertThat(breaches.history(breach).getLast().clock(clock.instant()).state())
                .isEqualTo(BreachClock.State.IN_TIME);
    }

    @Test
    void whatWasKnownOfABreachStaysAndTwoWhoAddAtOnceDoNotOverwriteEachOther() {
        int breach = breaches.begin(known(clock.instant()));
        Breach first = breaches.history(breach).getFirst().known();
        assertThat(breaches.add(breach, 1, decided(first, clock.instant()))).hasValue(2);
        assertThat(breaches.add(breach, 1, first)).isEmpty();

        List<BreachEntry> history = breaches.history(breach);
        assertThat(history).extracting(BreachEntry::revision).containsExactly(1, 2);
        assertThat(history.getFirst().known()).isEqualTo(first);
        assertThat(breaches.all())
                .singleElement()
                .matches(entry -> entry.known().closed());
        assertThatThrownBy(() -> officeDatabase.execute("UPDATE privacy.breach_entry SET closed = false"))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> officeDatabase.execute("DELETE FROM privacy.breach_entry"))
                .hasMessageContaining("permission denied");
    }

    @Test
    void breachesAreNumberedWithoutGaps() {
        Instant aware = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        assertThat(breaches.begin(known(aware))).isEqualTo(1);
        assertThat(breaches.begin(known(aware))).isEqualTo(2);
        assertThat(breaches.history(2).getFirst().clock(aware).deadline())
                .isEqualTo(LocalDateTime.parse("2027-02-03T10:00")
                        .atZone(Words.HERE)
                        .toInstant());
    }
}
