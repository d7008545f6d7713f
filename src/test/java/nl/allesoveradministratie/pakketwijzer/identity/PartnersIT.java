package nl.allesoveradministratie.pakketwijzer.identity;

import static nl.allesoveradministratie.pakketwijzer.identity.db.Tables.ACCOUNT;
import static nl.allesoveradministratie.pakketwijzer.identity.db.Tables.INVITATION;
import static nl.allesoveradministratie.pakketwijzer.identity.db.Tables.TERMS_ACCEPTANCE;
import static nl.allesoveradministratie.pakketwijzer.identity.db.Tables.VENDOR_PACKAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.allesoveradministratie.pakketwijzer.RunningApplication;
import nl.allesoveradministratie.pakketwijzer.identity.Partners.Outcome;
import nl.allesoveradministratie.pakketwijzer.shared.EmailAddress;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import org.jooq.DSLContext;
import org.jooq.exception.NoDataFoundException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What the office does about vendors and their people, and that it takes nobody of them for a colleague. */
class PartnersIT extends RunningApplication {

    private static final PackageId JORTT = new PackageId("jortt");
    private static final PackageId BUNNI = new PackageId("bunni");
    private static final PackageId ROMPSLOMP = new PackageId("rompslomp");

    private final String name = "Aanbieder " + UUID.randomUUID();

    @Autowired
    private ApplicationContext application;

    @Autowired
    private DSLContext officeDatabase;

    @Autowired
    private Partners partners;

    @Autowired
    private Accounts accounts;

    @Autowired
    private PartnerTerms terms;

    @BeforeEach
    void anAdministratorIsSignedIn() {
        officeDatabase.deleteFrom(VENDOR_PACKAGE).execute();
        Hired ada = Hired.as(application, UUID.randomUUID() + "@beheer.test", Role.ADMIN);
        As.colleague(ada.id(), Role.ADMIN);
    }

    @AfterEach
    void leave() {
        As.nobody();
    }

    private Partners.Vendor vendor() {
        return vendor(name);
    }

    private Partners.Vendor vendor(String called) {
        return partners.all().stream()
                .filter(each -> each.name().equals(called))
                .findFirst()
                .orElseThrow();
    }

    private Partners.Vendor added(PackageId... packages) {
        assertThat(partners.add(name, Set.of(packages))).isEqualTo(Outcome.DONE);
        return vendor();
    }

    @Test
    void aNewVendorHasItsPackagesAndNobodyYet() {
        Partners.Vendor vendor = added(JORTT, BUNNI);
        assertThat(vendor.packages()).containsExactlyInAnyOrder(JORTT, BUNNI);
        assertThat(vendor.users()).isEmpty();
        assertThat(vendor.invited()).isEmpty();
    }

    @Test
    void aNameStandsThereOnceInWhateverCapitals() {
        added(JORTT);
        assertThat(partners.add(name.toUpperCase(java.util.Locale.ROOT), Set.of(BUNNI)))
                .isEqualTo(Outcome.NAME_TAKEN);
        assertThat(vendor().packages()).containsExactly(JORTT);
    }

    @Test
    void aVendorWithoutPackagesOrWithAnothersIsRefusedAndLeavesNothingBehind() {
        added(JORTT);
        String other = "Ander " + name;
        assertThat(partners.add(other, Set.of())).isEqualTo(Outcome.PACKAGES_REFUSED);
        assertThat(partners.add(other, Set.of(BUNNI, JORTT))).isEqualTo(Outcome.PACKAGES_REFUSED);
        assertThat(partners.all()).noneMatch(each -> each.name().equals(other));
        assertThat(partners.add(other, Set.of(BUNNI))).isEqualTo(Outcome.DONE);
    }

    @Test
    void packagesComeAndGoButOneStays() {
        UUID vendor = added(JORTT, BUNNI).id();
        assertThat(partners.changePackages(vendor, Set.of(BUNNI, ROMPSLOMP))).isEqualTo(Outcome.DONE);
        assertThat(vendor().packages()).containsExactlyInAnyOrder(BUNNI, ROMPSLOMP);
        assertThat(partners.changePackages(vendor, Set.of())).isEqualTo(Outcome.PACKAGES_REFUSED);
        assertThat(vendor().packages()).containsExactlyInAnyOrder(BUNNI, ROMPSLOMP);
        String other = "Ander " + name;
        partners.add(other, Set.of(JORTT));
        assertThat(partners.changePackages(vendor, Set.of(BUNNI, JORTT))).isEqualTo(Outcome.PACKAGES_REFUSED);
        assertThat(vendor().packages()).containsExactlyInAnyOrder(BUNNI, ROMPSLOMP);
        assertThat(vendor(other).packages()).containsExactly(JORTT);
    }

    @Test
    void ofTenWhoAddTheSameVendorAtOnceOneDoes() throws Exception {
        int clicks = 10;
        CyclicBarrier start = new CyclicBarrier(clicks);
        List<Outcome> outcomes = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(clicks)) {
            Callable<Outcome> click = () -> {
                As.roles(Role.ADMIN);
                start.await();
                return partners.add(name, Set.of(JORTT));
            };
            for (Future<Outcome> outcome : threads.invokeAll(Collections.nCopies(clicks, click))) {
                outcomes.add(outcome.get());
            }
        }
        assertThat(outcomes).containsOnlyOnce(Outcome.DONE).hasSize(clicks);
        assertThat(partners.all()).filteredOn(each -> each.name().equals(name)).hasSize(1);
    }

    @Test
    void whoIsInvitedStandsThereOnceUntilTakenBack() {
        UUID vendor = added(JORTT).id();
        String email = UUID.randomUUID() + "@aanbieder.test";
        for (int time = 0; time < 2; time++) {
            assertThat(partners.invite(vendor, new EmailAddress(email), "Pim de Wit", Language.NL))
                    .isEqualTo(Outcome.DONE);
        }
        Partners.Invited invited = vendor().invited().getFirst();
        assertThat(vendor().invited()).hasSize(1);
        assertThat(invited.email()).isEqualTo(email);
        assertThat(invited.hash()).hasSize(32);
        partners.withdraw(invited.hash());
        assertThat(vendor().invited()).isEmpty();
    }

    @Test
    void whoHasAnAccountAlreadyIsNotInvitedAtTheOtherDoor() {
        UUID vendor = added(JORTT).id();
        String colleague = UUID.randomUUID() + "@kantoor.test";
        Hired.as(application, colleague, Role.SALES);
        assertThat(partners.invite(vendor, new EmailAddress(colleague), "Mila", Language.NL))
                .isEqualTo(Outcome.ADDRESS_TAKEN);
        assertThat(vendor().invited()).isEmpty();

        String partner = HiredPartner.of(application, name).email();
        assertThat(accounts.invite(new EmailAddress(partner), "Pim", Set.of(Role.ADMIN), Language.NL))
                .isFalse();
    }

    @Test
    void whoIsShutOutStaysInTheList() {
        HiredPartner partner = HiredPartner.of(application, name, "jortt");
        partners.mayEnter(partner.id(), false);
        assertThat(vendor().users())
                .containsExactly(new Partners.User(partner.id(), "Partner", partner.email(), false));
        partners.mayEnter(partner.id(), true);
        assertThat(vendor().users()).singleElement().matches(Partners.User::mayEnter);
    }

    @Test
    void whoIsShutOutGetsNoNewPasswordUntilLetInAgain() {
        HiredPartner partner = HiredPartner.of(application, name, "jortt");
        partners.mayEnter(partner.id(), false);
        assertThat(partners.inviteAgain(partner.id())).isEqualTo(Outcome.SHUT_OUT);
        assertThat(vendor().invited()).isEmpty();
        partners.mayEnter(partner.id(), true);
        assertThat(partners.inviteAgain(partner.id())).isEqualTo(Outcome.DONE);
        assertThat(vendor().invited()).hasSize(1);
    }

    @Test
    void amongColleaguesNoPartnerIsListedOrChanged() {
        HiredPartner partner = HiredPartner.of(application, name, "jortt");
        String email = UUID.randomUUID() + "@aanbieder.test";
        partners.invite(partner.vendor(), new EmailAddress(email), "Pim de Wit", Language.NL);

        assertThat(accounts.all()).noneMatch(each -> each.id().equals(partner.id()));
        assertThat(accounts.names()).doesNotContainKey(partner.id());
        assertThat(accounts.invited()).noneMatch(each -> each.email().equals(email));
        accounts.mayEnter(partner.id(), false);
        accounts.changeRoles(partner.id(), Set.of(Role.ADMIN));
        accounts.withdraw(vendor().invited().getFirst().hash());
        accounts.invite(new EmailAddress(email), "Pim de Wit", Set.of(Role.SALES), Language.NL);
        assertThatThrownBy(() -> accounts.inviteAgain(partner.id())).isInstanceOf(NoDataFoundException.class);

        assertThat(vendor().users()).singleElement().matches(Partners.User::mayEnter);
        assertThat(vendor().invited()).hasSize(1);
    }

    @Test
    void amongPartnersNoColleagueIsListedOrChanged() {
        added(JORTT);
        String email = UUID.randomUUID() + "@kantoor.test";
        Hired colleague = Hired.as(application, email, Role.SALES);
        accounts.inviteAgain(colleague.id());

        assertThat(partners.all())
                .flatExtracting(Partners.Vendor::users)
                .noneMatch(each -> ((Partners.User) each).id().equals(colleague.id()));
        partners.mayEnter(colleague.id(), false);
        assertThatThrownBy(() -> partners.inviteAgain(colleague.id())).isInstanceOf(NoDataFoundException.class);
        partners.withdraw(officeDatabase
                .select(INVITATION.TOKEN_HASH)
                .from(INVITATION)
                .where(INVITATION.EMAIL.eq(email))
                .fetchSingle()
                .value1());

        assertThat(officeDatabase.fetchCount(ACCOUNT, ACCOUNT.ID.eq(colleague.id()), ACCOUNT.DISABLED_AT.isNull()))
                .isEqualTo(1);
        assertThat(officeDatabase.fetchCount(INVITATION, INVITATION.EMAIL.eq(email)))
                .isEqualTo(1);
    }

    @Test
    void termsAreAskedOnceOfEachPartnerAndWhatWasReadIsKept() {
        HiredPartner pim = HiredPartner.of(application, name);
        HiredPartner sanne = HiredPartner.of(application, name);
        As.partner(pim.id(), pim.vendor());
        assertThat(terms.accepted()).isFalse();
        terms.accept(Language.NL);
        terms.accept(Language.EN);
        assertThat(terms.accepted()).isTrue();
        As.partner(sanne.id(), sanne.vendor());
        assertThat(terms.accepted()).isFalse();
        terms.accept(Language.EN);

        assertThat(hash(pim)).hasSize(1).doesNotContainAnyElementsOf(hash(sanne));
        assertThat(hash(sanne)).hasSize(1);
    }

    /** The office shuts the partner out, or lets him in, while his session lives on. */
    private void mayEnter(HiredPartner partner, boolean may) {
        As.roles(Role.ADMIN);
        partners.mayEnter(partner.id(), may);
        As.partner(partner.id(), partner.vendor());
    }

    @Test
    void whoIsShutOutHasAcceptedNothingFromThatMoment() {
        HiredPartner pim = HiredPartner.of(application, name);
        As.partner(pim.id(), pim.vendor());
        terms.accept(Language.NL);
        assertThat(terms.accepted()).isTrue();

        mayEnter(pim, false);
        assertThat(terms.accepted()).isFalse();
        terms.accept(Language.NL);
        assertThat(terms.accepted()).isFalse();
        assertThat(hash(pim)).hasSize(1);

        mayEnter(pim, true);
        assertThat(terms.accepted()).isTrue();
    }

    @Test
    void whoIsShutOutCannotAccept() {
        HiredPartner pim = HiredPartner.of(application, name);
        mayEnter(pim, false);
        terms.accept(Language.NL);
        assertThat(terms.accepted()).isFalse();
        assertThat(hash(pim)).isEmpty();
    }

    /** In hex, so that they compare. */
    private List<String> hash(HiredPartner partner) {
        return officeDatabase
                .select(TERMS_ACCEPTANCE.TEXT_HASH)
                .from(TERMS_ACCEPTANCE)
                .where(TERMS_ACCEPTANCE.ACCOUNT_ID.eq(partner.id()), TERMS_ACCEPTANCE.VERSION.eq(PartnerTerms.VERSION))
                .fetch(row -> java.util.HexFormat.of().formatHex(row.value1()));
    }
}
