package nl.allesoveradministratie.pakketwijzer.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.allesoveradministratie.pakketwijzer.Proves;
import nl.allesoveradministratie.pakketwijzer.RunningApplication;
import nl.allesoveradministratie.pakketwijzer.identity.As;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.stereotype.Service;

/** Who may call what behind the doors of staff and of partners: written down by hand, and tried with every method as everybody. */
@Proves("S1")
class AuthorisationIT extends RunningApplication {

    private static final List<String> PACKAGES = Stream.of(
                    "catalog", "consent", "identity", "insight", "lead", "privacy", "mail", "site", "upkeep")
            .map(module -> RunningApplication.class.getPackageName() + "." + module)
            .toList();

    private static final String EVERYBODY = "EVERYBODY";

    /** A method that is new stands here too, or the build fails. */
    private static final Map<String, Set<String>> MAY = Arrays.stream(
                    """
                    AccessLog.exported        EXPORT
                    Absences.add              ADMIN
                    Absences.addMine          SALES EDITOR PRIVACY_OFFICER ADMIN
                    Absences.remove           ADMIN
                    Absences.removeMine       SALES EDITOR PRIVACY_OFFICER ADMIN
                    AccessLog.firstBroken     PRIVACY_OFFICER
                    AccessLog.look            SALES PRIVACY_OFFICER
                    AccessLog.of              SALES PRIVACY_OFFICER
                    AccessLog.page            PRIVACY_OFFICER
                    AccessLog.reveal          SALES PRIVACY_OFFICER
                    AccessLog.search          SALES PRIVACY_OFFICER
                    AccessLog.searching       SALES PRIVACY_OFFICER
                    AccessLog.takeOut         PRIVACY_OFFICER
                    Accounts.all              ADMIN
                    Accounts.changeRoles      ADMIN
                    Accounts.endSessions      ADMIN
                    Accounts.invite           ADMIN
                    Accounts.inviteAgain      ADMIN
                    Accounts.invited          ADMIN
                    Accounts.mayEnter         ADMIN
                    Accounts.names            SALES EDITOR PRIVACY_OFFICER ADMIN
                    Accounts.with             SALES
                    Accounts.withdraw         ADMIN
                    Attendees.of              SALES
                    Attendees.waiting         SALES
                    BreachDesk.add            PRIVACY_OFFICER
                    BreachDesk.all            PRIVACY_OFFICER
                    BreachDesk.begin          PRIVACY_OFFICER
                    BreachDesk.history        PRIVACY_OFFICER
                    PrivacyDue.now            PRIVACY_OFFICER
                    ProcessingRegister.activities  PRIVACY_OFFICER
                    RequestDesk.about         PRIVACY_OFFICER
                    RequestDesk.answer        PRIVACY_OFFICER
                    RequestDesk.carryOut      PRIVACY_OFFICER
                    RequestDesk.check         PRIVACY_OFFICER
                    RequestDesk.correct       PRIVACY_OFFICER
                    RequestDesk.enter         SALES PRIVACY_OFFICER
                    RequestDesk.erase         PRIVACY_OFFICER
                    RequestDesk.extend        PRIVACY_OFFICER
                    RequestDesk.mayEnter      SALES PRIVACY_OFFICER
                    RequestDesk.note          PRIVACY_OFFICER
                    RequestDesk.refuse        PRIVACY_OFFICER
                    RequestRegister.ended     PRIVACY_OFFICER
                    RequestRegister.find      PRIVACY_OFFICER
                    RequestRegister.history   PRIVACY_OFFICER
                    RequestRegister.open      PRIVACY_OFFICER
                    RetentionCalendar.coming  PRIVACY_OFFICER
                    CalendarFeed.madeAt       SALES
                    CalendarFeed.make         SALES
                    CalendarFeed.read         EVERYBODY
                    CalendarFeed.withdraw     SALES
                    AssignmentRules.all       ADMIN
                    AssignmentRules.set       ADMIN
                    CatalogEditing.discard    EDITOR
                    CatalogEditing.draft      EDITOR
                    CatalogEditing.drop       EDITOR
                    CatalogEditing.propose    EDITOR
                    CatalogEditing.publish    EDITOR
                    CatalogEditing.put        EDITOR
                    CatalogEditing.rename     EDITOR
                    CatalogEditing.renew      EDITOR
                    CatalogEditing.sendBack   EDITOR
                    CatalogEditing.takeBack   EDITOR
                    CatalogEditing.undo       EDITOR
                    CatalogExport.zip         EDITOR
                    CatalogImport.file        EDITOR
                    CatalogImport.shipped     EDITOR
                    ChangeSets.find           EDITOR
                    ChangeSets.history        EDITOR
                    ChangeSets.mine           EDITOR
                    ChangeSets.proposed       EDITOR
                    ChangeSets.published      EDITOR
                    ChangeSets.waiting        EDITOR
                    Corrections.handle        EDITOR
                    Corrections.page          EDITOR
                    ConsentWeeks.weeks        PRIVACY_OFFICER
                    EmbedDesk.all             EDITOR
                    EmbedDesk.eventPages      EDITOR
                    EmbedDesk.place           EDITOR
                    EmbedDesk.remove          EDITOR
                    EventDesk.ahead           SALES
                    EventDesk.cancel          SALES
                    EventDesk.change          SALES
                    EventDesk.draft           SALES
                    EventDesk.find            SALES
                    EventDesk.past            SALES
                    EventDesk.publish         SALES
                    ExportLog.begun           EXPORT
                    ExportLog.firstBroken     PRIVACY_OFFICER
                    ExportLog.page            PRIVACY_OFFICER
                    Drafts.drop               SALES
                    Drafts.keep               SALES
                    Drafts.of                 SALES
                    HeldLeads.all             PRIVACY_OFFICER
                    HeldLeads.hold            PRIVACY_OFFICER
                    HeldLeads.lift            PRIVACY_OFFICER
                    InterestReport.newest         PARTNER PARTNER_KEY
                    InterestReport.packages       PARTNER PARTNER_KEY
                    InterestReport.table          PARTNER PARTNER_KEY
                    VendorCorrections.report      PARTNER
                    VendorKeys.all                PARTNER
                    VendorKeys.make               PARTNER
                    VendorKeys.revoke             PARTNER
                    VendorKeys.using              EVERYBODY
                    VendorPeople.all              PARTNER
                    VendorPeople.contractUntil    PARTNER
                    VendorPeople.invite           PARTNER
                    VendorPeople.wantMail         PARTNER
                    VendorPeople.wantsMail        PARTNER
                    LeadBulk.apply            SALES
                    LeadBulk.undo             SALES
                    LeadDesk.changeStatus     SALES
                    LeadDesk.claim            SALES
                    LeadDesk.enter            SALES
                    LeadDesk.finish           SALES
                    LeadDesk.finishNextStep   SALES
                    LeadDesk.handOver         SALES
                    LeadDesk.note             SALES
                    LeadDesk.planNextStep     SALES
                    LeadDesk.release          SALES
                    LeadExport.ask            EXPORT
                    LeadExport.begin          EXPORT
                    LeadExport.progress       EXPORT
                    LeadExport.send           EXPORT
                    LeadFigures.ages          SALES
                    LeadFigures.conversion    SALES
                    LeadFigures.firstWeek     SALES
                    LeadFigures.nearest       SALES
                    LeadFigures.thisWeek      SALES
                    LeadFigures.weeks         SALES
                    LeadDesk.reopen           SALES
                    LeadDesk.undo             SALES
                    LeadInbox.again           SALES
                    LeadInbox.count           SALES
                    LeadInbox.open            SALES
                    LeadInbox.page            SALES
                    LeadInbox.reveal          SALES PRIVACY_OFFICER
                    LeadInbox.still           SALES PRIVACY_OFFICER
                    LeadInbox.unopened        SALES
                    LeadToday.day             SALES
                    LeadSearch.page           SALES
                    LeadMerging.merge         SALES
                    LeadMerging.undo          SALES
                    RetentionDesk.dryRun      PRIVACY_OFFICER
                    RetentionDesk.lastRun     PRIVACY_OFFICER
                    RetentionDesk.leadsDue    PRIVACY_OFFICER
                    RetentionDesk.nights      PRIVACY_OFFICER
                    MailQueue.states          SALES
                    MailQueue.unsent          SALES ADMIN
                    OfficeEnrolment.accept        EVERYBODY
                    OfficeEnrolment.find          EVERYBODY
                    OfficeEnrolment.newSecret     EVERYBODY
                    OfficeEnrolment.secretAgain   EVERYBODY
                    OfficeOwnAccount.addPasskey  SALES EDITOR PRIVACY_OFFICER ADMIN EXPORT
                    OfficeOwnAccount.askNewPasskey  SALES EDITOR PRIVACY_OFFICER ADMIN EXPORT
                    OfficeOwnAccount.changePassword  SALES EDITOR PRIVACY_OFFICER ADMIN EXPORT
                    OfficeOwnAccount.endOtherSessions  SALES EDITOR PRIVACY_OFFICER ADMIN EXPORT
                    OfficeOwnAccount.endSession  SALES EDITOR PRIVACY_OFFICER ADMIN EXPORT
                    OfficeOwnAccount.newRecoveryCodes  SALES EDITOR PRIVACY_OFFICER ADMIN EXPORT
                    OfficeOwnAccount.overview  SALES EDITOR PRIVACY_OFFICER ADMIN EXPORT
                    OfficeOwnAccount.removePasskey  SALES EDITOR PRIVACY_OFFICER ADMIN EXPORT
                    OfficeOwnAccount.renamePasskey  SALES EDITOR PRIVACY_OFFICER ADMIN EXPORT
                    OfficeSignIn.askPasskey  EVERYBODY
                    OfficeSignIn.code  EVERYBODY
                    OfficeSignIn.factors  EVERYBODY
                    OfficeSignIn.mayTryCode  EVERYBODY
                    OfficeSignIn.passkey  EVERYBODY
                    OfficeSignIn.password  EVERYBODY
                    OfficeSignIn.recoveryCode  EVERYBODY
                    OwnStatistics.trend       SALES EDITOR PRIVACY_OFFICER ADMIN
                    OwnStatistics.week        SALES EDITOR PRIVACY_OFFICER ADMIN
                    OwnStatistics.weeks       SALES EDITOR PRIVACY_OFFICER ADMIN
                    PartnerEnrolment.accept       EVERYBODY
                    PartnerEnrolment.find         EVERYBODY
                    PartnerEnrolment.newSecret    EVERYBODY
                    PartnerEnrolment.secretAgain  EVERYBODY
                    PartnerOwnAccount.addPasskey  PARTNER
                    PartnerOwnAccount.askNewPasskey  PARTNER
                    PartnerOwnAccount.changePassword  PARTNER
                    PartnerOwnAccount.endOtherSessions  PARTNER
                    PartnerOwnAccount.endSession  PARTNER
                    PartnerOwnAccount.newRecoveryCodes  PARTNER
                    PartnerOwnAccount.overview  PARTNER
                    PartnerOwnAccount.removePasskey  PARTNER
                    PartnerOwnAccount.renamePasskey  PARTNER
                    PartnerSignIn.askPasskey  EVERYBODY
                    PartnerSignIn.code  EVERYBODY
                    PartnerSignIn.factors  EVERYBODY
                    PartnerSignIn.mayTryCode  EVERYBODY
                    PartnerSignIn.passkey  EVERYBODY
                    PartnerSignIn.password  EVERYBODY
                    PartnerSignIn.recoveryCode  EVERYBODY
                    PartnerTerms.accept           PARTNER
                    PartnerTerms.accepted         PARTNER PARTNER_KEY
                    SavedViews.drop           SALES
                    SavedViews.keep           SALES
                    SavedViews.keysOn         SALES
                    SavedViews.mine           SALES
                    SavedViews.rename         SALES
                    SavedViews.turnKeys       SALES
                    OfficeVendorKeys.of           ADMIN
                    OfficeVendorKeys.revoke       ADMIN
                    Partners.add                  ADMIN
                    Partners.all                  ADMIN
                    Partners.changePackages       ADMIN
                    Partners.endContract          ADMIN
                    Partners.invite               ADMIN
                    Partners.inviteAgain          ADMIN
                    Partners.mayEnter             ADMIN
                    Partners.withdraw             ADMIN
                    ResponseTimes.now             SALES
                    Teams.give                    ADMIN
                    Teams.rota                    ADMIN
                    Teams.save                    ADMIN
                    Quarantine.accept         SALES
                    Quarantine.dismiss        SALES
                    Quarantine.page           SALES
                    Quarantine.waiting        SALES
                    SiteKeys.all              ADMIN
                    SiteKeys.make             ADMIN
                    SiteKeys.revoke           ADMIN
                    StatusBoard.lines         ADMIN
                    Replies.send              SALES
                    Replies.subject           SALES
                    Replies.takeBack          SALES
                    ReplyTemplates.all        SALES EDITOR
                    ReplyTemplates.history    SALES EDITOR
                    ReplyTemplates.keep       SALES EDITOR
                    ReplyTemplates.offered    SALES EDITOR
                    """.lines().toArray(String[]::new))
            .map(line -> List.of(line.split(" +")))
            .collect(Collectors.toMap(List::getFirst, line -> Set.copyOf(line.subList(1, line.size()))));

    @Autowired
    private ListableBeanFactory application;

    /** Somebody who tries everything. */
    private enum Caller {
        NOBODY,
        VISITOR,
        WITHOUT_ROLE,
        SALES,
        EDITOR,
        PRIVACY_OFFICER,
        ADMIN,
        EXPORT,
        ALL_ROLES,
        PARTNER,
        PARTNER_KEY;

        void arrives() {
            switch (this) {
                case NOBODY -> As.nobody();
                case VISITOR -> As.visitor();
                case WITHOUT_ROLE -> As.roles();
                case PARTNER -> As.partner(UUID.randomUUID());
                case PARTNER_KEY -> As.program(UUID.randomUUID());
                case ALL_ROLES -> As.roles(Role.values());
                default -> As.roles(Role.valueOf(name()));
            }
        }

        boolean may(String method) {
            Set<String> allowed = MAY.getOrDefault(method, Set.of());
            return allowed.contains(EVERYBODY)
                    || allowed.contains(name())
                    || this == ALL_ROLES
                            && Arrays.stream(Role.values()).map(Role::name).anyMatch(allowed::contains);
        }
    }

    @AfterEach
    void leave() {
        As.nobody();
    }

    private List<GuardedServices.Call> calls() {
        return Stream.of(Door.OFFICE, Door.PARTNER)
                .flatMap(door -> GuardedServices.calls(application, PACKAGES, door).stream())
                .toList();
    }

    private static List<String> unguarded(List<GuardedServices.Call> calls) {
        return calls.stream()
                .filter(call -> !call.isGuarded())
                .map(GuardedServices.Call::name)
                .toList();
    }

    @Test
    void whoMayCallAMethodIsWrittenDownForEachOfThem() {
        assertThat(calls()).extracting(GuardedServices.Call::name).containsExactlyInAnyOrderElementsOf(MAY.keySet());
    }

    @Test
    void theTableNamesEveryRoleAsItIs() {
        Set<String> known = Stream.concat(
                        Stream.of(EVERYBODY, Role.PARTNER_ROLE, Role.PARTNER_KEY_ROLE),
                        Arrays.stream(Role.values()).map(Role::name))
                .collect(Collectors.toSet());
        assertThat(MAY.values()).allSatisfy(allowed -> assertThat(known).containsAll(allowed));
    }

    @Test
    void everyMethodSaysForWhomItIs() {
        assertThat(unguarded(calls())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whoIsAllowedGetsInAndNobodyElseDoes(Caller caller) {
        Map<String, Boolean> got = calls().stream().collect(Collectors.toMap(GuardedServices.Call::name, call -> {
            caller.arrives();
            return call.letsIn();
        }));
        assertThat(got).isEqualTo(MAY.keySet().stream().collect(Collectors.toMap(Function.identity(), caller::may)));
    }

    /** The worker puts mails in it too, and is nobody. */
    @Test
    void onlyTheOutboxIsSharedWithAnotherDoor() {
        assertThat(GuardedServices.shared(application, PACKAGES, Door.OFFICE)).containsExactly("Outbox");
        assertThat(GuardedServices.shared(application, PACKAGES, Door.PARTNER)).isEmpty();
    }

    @Service
    @OnDoor(Door.OFFICE)
    static class PlantedDesk {

        public void forgotten() {}

        @RolesAllowed(Role.SALES_ROLE)
        public void forSales() {}

        @PermitAll
        public void forEverybody() {}

        void notForScreens() {}
    }

    @Service
    @OnDoor(Door.OFFICE)
    @RolesAllowed(Role.ADMIN_ROLE)
    static class PlantedGuardedDesk {

        public void inherited() {}
    }

    @Service
    @OnDoor(Door.PUBLIC)
    static class PlantedIntake {

        public void forVisitors() {}
    }

    @Test
    void aMethodThatForgetsToSaySoIsSeen() {
        try (var planted = new AnnotationConfigApplicationContext(
                PlantedDesk.class, PlantedGuardedDesk.class, PlantedIntake.class)) {
            List<GuardedServices.Call> calls =
                    GuardedServices.calls(planted, List.of(AuthorisationIT.class.getPackageName()), Door.OFFICE);
            assertThat(calls)
                    .extracting(GuardedServices.Call::name)
                    .containsExactly(
                            "PlantedDesk.forEverybody",
                            "PlantedDesk.forSales",
                            "PlantedDesk.forgotten",
                            "PlantedGuardedDesk.inherited");
            assertThat(unguarded(calls)).containsExactly("PlantedDesk.forgotten");
        }
    }

    @Test
    void aServiceThatNothingIsWrappedAroundLetsEverybodyIn() {
        try (var planted = new AnnotationConfigApplicationContext(PlantedGuardedDesk.class)) {
            As.roles(Role.SALES);
            assertThat(GuardedServices.calls(planted, List.of(AuthorisationIT.class.getPackageName()), Door.OFFICE))
                    .singleElement()
                    .matches(GuardedServices.Call::letsIn);
        }
    }
}
