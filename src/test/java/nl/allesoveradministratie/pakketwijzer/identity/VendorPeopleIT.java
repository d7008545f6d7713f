package nl.allesoveradministratie.pakketwijzer.identity;

import static nl.allesoveradministratie.pakketwijzer.identity.db.Tables.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.mail.Message;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import nl.allesoveradministratie.pakketwijzer.Letters;
import nl.allesoveradministratie.pakketwijzer.RunningApplication;
import nl.allesoveradministratie.pakketwijzer.catalog.Correction;
import nl.allesoveradministratie.pakketwijzer.catalog.Corrections;
import nl.allesoveradministratie.pakketwijzer.catalog.VendorCorrections;
import nl.allesoveradministratie.pakketwijzer.identity.VendorPeople.Invited;
import nl.allesoveradministratie.pakketwijzer.shared.EmailAddress;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import nl.allesoveradministratie.pakketwijzer.site.Words;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;

/** A vendor's people: they see each other, invite one more, get a mail with a link, and are gone when the contract is. */
class VendorPeopleIT extends RunningApplication {

    @Autowired
    private ApplicationContext application;

    @Autowired
    private DSLContext officeDatabase;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private Partners partners;

    @Autowired
    private VendorPeople people;

    @Autowired
    private VendorLetters letters;

    @Autowired
    private PartnerEnrolment enrolment;

    @Autowired
    private PartnerSignIn signIn;

    @Autowired
    private PartnerTerms terms;

    @Autowired
    private VendorCorrections vendorCorrections;

    @Autowired
    private Corrections corrections;

    private final String vendorName = "Aanbieder " + UUID.randomUUID();
    private HiredPartner pim;

    @BeforeEach
    void pimIsSignedIn() {
        pim = HiredPartner.of(application, vendorName, "jortt");
        As.partner(pim.id(), pim.vendor());
    }

    @AfterEach
    void leave() {
        As.nobody();
    }

    private void contractUntil(LocalDate day) {
        As.roles(Role.ADMIN);
        partners.endContract(pim.vendor(), day);
        As.partner(pim.id(), pim.vendor());
    }

    private static List<String> mailsTo(String address) {
        return Arrays.stream(POST.getReceivedMessages())
                .filter(mail -> recipient(mail).equals(address))
                .map(VendorPeopleIT::content)
                .toList();
    }

    private static String recipient(MimeMessage mail) {
        try {
            return mail.getRecipients(Message.RecipientType.TO)[0].toString();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String content(MimeMessage mail) {
        try {
            return mail.getContent().toString();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String onlyMailTo(String address) {
        await().until(() -> !mailsTo(address).isEmpty());
        // A second would come within the dispatcher's next rounds.
        await().during(Duration.ofSeconds(1))
                .atMost(Duration.ofSeconds(5))
                .until(() -> mailsTo(address).size() == 1);
        return mailsTo(address).getFirst();
    }

    @Test
    void oneSeesOnesOwnColleaguesAndWhoIsInvitedAndNobodyElse() {
        HiredPartner sanne = HiredPartner.of(application, vendorName);
        HiredPartner gone = HiredPartner.of(application, vendorName);
        HiredPartner.of(application, "Ander " + UUID.randomUUID());
        As.roles(Role.ADMIN);
        partners.mayEnter(gone.id(), false);
        As.partner(pim.id(), pim.vendor());
        String invited = UUID.randomUUID() + "@aanbieder.test";
        assertThat(people.invite(new EmailAddress(invited), "Noa", Language.NL)).isEqualTo(Invited.INVITED);

        assertThat(people.all())
                .extracting(VendorPeople.Colleague::email)
                .containsExactlyInAnyOrder(pim.email(), sanne.email(), invited);
        assertThat(people.all().getLast().invitedUntil()).isNotNull();
    }

    @Test
    void whoIsInvitedByAColleagueGetsALinkThatWorks() {
        String invited = UUID.randomUUID() + "@aanbieder.test";
        people.invite(new EmailAddress(invited), "Noa", Language.NL);
        String mail = onlyMailTo(invited);
        assertThat(mail).contains("Partner nodigt je uit");
        String token = mail.replaceAll("(?s).*/partner/uitnodiging/(\\S+).*", "$1");
        assertThat(enrolment.find(token)).hasValueSatisfying(invitation -> {
            assertThat(invitation.vendor()).isEqualTo(pim.vendor());
            assertThat(invitation.email()).isEqualTo(invited);
        });
        As.roles(Role.ADMIN);
        assertThat(partners.all())
                .filteredOn(each -> each.id().equals(pim.vendor()))
                .flatExtracting(Partners.Vendor::invited)
                .hasSize(1);
    }

    @Test
    void thatAnAddressHasAnAccountElsewhereDoesNotShow() {
        Hired colleague = Hired.as(application, UUID.randomUUID() + "@kantoor.test", Role.SALES);
        assertThat(people.invite(new EmailAddress(colleague.email()), "Mila", Language.NL))
                .isEqualTo(Invited.INVITED);
        assertThat(people.all()).extracting(VendorPeople.Colleague::email).contains(colleague.email());
    }

    @Test
    void moreThanTwentyAreTheOfficesToLetIn() {
        for (int number = 1; number < 20; number++) {
            assertThat(people.invite(
                            new EmailAddress(UUID.randomUUID() + "@aanbieder.test"), "Nummer " + number, Language.NL))
                    .isEqualTo(Invited.INVITED);
        }
        assertThat(people.invite(new EmailAddress(UUID.randomUUID() + "@aanbieder.test"), "Te veel", Language.NL))
                .isEqualTo(Invited.FULL);
    }

    /** In a mail from us, to whoever a partner chooses, stands nothing that leads elsewhere. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Klik www.voorbeeld",
                "https://voorbeeld.nl",
                "Win bij voorbeeld.nl",
                "<b>Noa</b>",
                "noa@voorbeeld.nl",
                "Noa\nBcc",
                "[Noa](x)",
                "12345"
            })
    void aNameIsANameOnly(String name) {
        EmailAddress address = new EmailAddress(UUID.randomUUID() + "@aanbieder.test");

        assertThat(people.invite(address, name, Language.NL)).isEqualTo(Invited.NAME);
        assertThat(people.all()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Noa", "J. d'Ancona-van 't Hoff", "Zoë Öztürk (HR)", "Dr. J.P. de Wit", "Noa 2"})
    void namesAsTheyAre(String name) {
        assertThat(people.invite(new EmailAddress(UUID.randomUUID() + "@aanbieder.test"), name, Language.NL))
                .isEqualTo(Invited.INVITED);
    }

    @Test
    void toOneAddressThreeADayGo() {
        EmailAddress noa = new EmailAddress(UUID.randomUUID() + "@aanbieder.test");
        for (int time = 0; time < 3; time++) {
            assertThat(people.invite(noa, "Noa", Language.NL)).isEqualTo(Invited.INVITED);
        }
        assertThat(people.invite(noa, "Noa", Language.NL)).isEqualTo(Invited.ADDRESS);
        assertThat(people.invite(new EmailAddress(UUID.randomUUID() + "@aanbieder.test"), "Mila", Language.NL))
                .isEqualTo(Invited.INVITED);

        officeDatabase.execute(
                "UPDATE identity.invitation SET sent_on = sent_on - 1 WHERE vendor_id = ?", pim.vendor());
        assertThat(people.invite(noa, "Noa", Language.NL)).as("the next day").isEqualTo(Invited.INVITED);
    }

    @Test
    void ofOneVendorThirtyADayGo() {
        officeDatabase.execute("""
                INSERT INTO identity.invitation (token_hash, email, name, roles, vendor_id, created_at, expires_at, used_at,
                    sent_on, sent_times)
                SELECT sha256(({0}::text || n)::bytea), n || '@aanbieder.test', 'Noa', ARRAY ['partner'], {0}, now(), now(), now(),
                    (now() AT TIME ZONE 'Europe/Amsterdam')::date, 3
                FROM generate_series(1, 10) n
                """, DSL.val(pim.vendor()));

        assertThat(people.invite(new EmailAddress(UUID.randomUUID() + "@aanbieder.test"), "Noa", Language.NL))
                .isEqualTo(Invited.DAY);
    }

    @Test
    void whenTheDoorSendsNoMoreMailTheInvitationIsNotMadeAndThatIsSaid() {
        ownerDatabase().execute("""
                INSERT INTO mail.outbox (id, message_id, kind, created_at, status, sent_at)
                SELECT gen_random_uuid(), '<' || gen_random_uuid() || '@x>', 'account_notice', now(), 'sent', now()
                FROM generate_series(1, 200)
                """);
        try {
            assertThat(people.invite(new EmailAddress(UUID.randomUUID() + "@aanbieder.test"), "Noa", Language.NL))
                    .isEqualTo(Invited.LATER);
            assertThat(people.all()).hasSize(1);
        } finally {
            ownerDatabase().execute("DELETE FROM mail.outbox WHERE message_id LIKE '%@x>'");
        }
    }

    private DSLContext ownerDatabase() {
        return DSL.using(application.getBean("ownerDataSource", DataSource.class), SQLDialect.POSTGRES);
    }

    @Test
    void whoWantsAMailGetsOneForEachWeekWithALinkAndNoFigure() {
        HiredPartner sanne = HiredPartner.of(application, vendorName);
        people.wantMail(true);
        assertThat(people.wantsMail()).isTrue();
        LocalDate sunday = LocalDate.now(Words.HERE).plusDays(3);
        for (int look = 0; look < 3; look++) {
            events.publishEvent(new FiguresReleased(LocalDate.now(Words.HERE)));
            events.publishEvent(new FiguresReleased(sunday));
        }
        String mail = onlyMailTo(pim.email());
        assertThat(mail).contains("/partner", "Er zijn nieuwe cijfers").doesNotContain("jortt", "Jortt");
        people.wantMail(false);
        events.publishEvent(new FiguresReleased(sunday.plusWeeks(1)));
        assertThat(officeDatabase.fetchCount(
                        ACCOUNT, ACCOUNT.ID.in(pim.id(), sanne.id()), ACCOUNT.FIGURES_TOLD.isNotNull()))
                .isZero();
        assertThat(mailsTo(sanne.email())).isEmpty();
    }

    @Test
    void whoseContractEndsIsToldOnceAMonthBefore() {
        contractUntil(LocalDate.now(Words.HERE).plus(VendorLetters.AHEAD).plusDays(1));
        letters.tellEnds();
        contractUntil(LocalDate.now(Words.HERE).plusDays(10));
        letters.tellEnds();
        letters.tellEnds();
        assertThat(onlyMailTo(pim.email())).contains("Het contract met " + vendorName);
        assertThat(people.contractUntil()).contains(LocalDate.now(Words.HERE).plusDays(10));
    }

    private SignIn.Answer password() {
        return signIn.password(pim.email(), Hired.PASSWORD, new SignIn.Browser("192.0.2.7", ""));
    }

    @Test
    void afterTheContractNobodyOfTheVendorExists() {
        terms.accept(Language.NL);
        contractUntil(LocalDate.now(Words.HERE).plusDays(1));
        assertThat(terms.accepted()).isTrue();
        assertThat(password()).isInstanceOf(SignIn.Answer.CodeNeeded.class);
        contractUntil(LocalDate.now(Words.HERE).minusDays(2));
        assertThat(terms.accepted()).isFalse();
        assertThat(people.all()).isEmpty();
        assertThat(password()).as("a right password").isInstanceOf(SignIn.Answer.Wrong.class);
        contractUntil(null);
        assertThat(terms.accepted()).isTrue();
        assertThat(password()).isInstanceOf(SignIn.Answer.CodeNeeded.class);
    }

    @Test
    void theEditorsSeeWhoOfTheVendorSaysThatAFactIsWrong() {
        String said = "Wij hebben dit sinds mei " + Letters.random();
        UUID submission = UUID.randomUUID();
        for (int click = 0; click < 2; click++) {
            assertThat(vendorCorrections.report(submission, new PackageId("jortt"), "stock", said, ""))
                    .isEqualTo(VendorCorrections.Answer.RECEIVED);
        }
        assertThat(vendorCorrections.report(UUID.randomUUID(), new PackageId("minox"), "stock", said, ""))
                .as("another's package")
                .isEqualTo(VendorCorrections.Answer.UNKNOWN);
        assertThat(vendorCorrections.report(
                        UUID.randomUUID(), new PackageId("jortt"), "stock", "Mail pim@voorbeeld.nl", ""))
                .isEqualTo(VendorCorrections.Answer.PERSONAL);
        assertThat(vendorCorrections.report(
                        UUID.randomUUID(), new PackageId("jortt"), "stock", said, "javascript:alert(1)"))
                .isEqualTo(VendorCorrections.Answer.SOURCE);

        As.roles(Role.EDITOR);
        List<Correction> all = new java.util.ArrayList<>();
        for (List<Correction> page = corrections.page(null);
                !page.isEmpty();
                page = corrections.page(new Corrections.After(
                        page.getLast().submittedOn(), page.getLast().id()))) {
            all.addAll(page);
        }
        assertThat(all)
                .filteredOn(each -> each.said().equals(said))
                .singleElement()
                .matches(each -> ("Partner, " + vendorName).equals(each.saidBy()));
    }
}
