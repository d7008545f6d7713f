package nl.allesoveradministratie.pakketwijzer.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

/** Who may call what behind the office door: written down by hand, and tried with every method as everybody. */
class AuthorisationIT extends RunningApplication {

    private static final List<String> PACKAGES = Stream.of("identity", "lead", "privacy", "mail")
            .map(module -> RunningApplication.class.getPackageName() + "." + module)
            .toList();

    private static final String EVERYBODY = "EVERYBODY";

    /** A method that is new stands here too, or the build fails. */
    private static final Map<String, Set<String>> MAY = Arrays.stream(
                    """
                    AccessLog.firstBroken     PRIVACY_OFFICER
                    AccessLog.look            SALES PRIVACY_OFFICER
                    AccessLog.of              SALES PRIVACY_OFFICER
                    AccessLog.page            PRIVACY_OFFICER
                    AccessLog.reveal          SALES PRIVACY_OFFICER
                    Accounts.all              ADMIN
                    Accounts.changeRoles      ADMIN
                    Accounts.invite           ADMIN
                    Accounts.inviteAgain      ADMIN
                    Accounts.invited          ADMIN
                    Accounts.mayEnter         ADMIN
                    Accounts.names            SALES PRIVACY_OFFICER ADMIN
                    Accounts.withdraw         ADMIN
                    Enrolment.accept          EVERYBODY
                    Enrolment.find            EVERYBODY
                    Enrolment.newSecret       EVERYBODY
                    Enrolment.secretAgain     EVERYBODY
                    LeadDesk.changeStatus     SALES
                    LeadDesk.claim            SALES
                    LeadDesk.enter            SALES
                    LeadDesk.finishNextStep   SALES
                    LeadDesk.note             SALES
                    LeadDesk.planNextStep     SALES
                    LeadDesk.release          SALES
                    LeadInbox.again           SALES
                    LeadInbox.counts          SALES
                    LeadInbox.open            SALES
                    LeadInbox.page            SALES
                    LeadInbox.reveal          SALES
                    LeadInbox.unopened        SALES
                    MailQueue.unsent          SALES ADMIN
                    SignIn.code               EVERYBODY
                    SignIn.mayTryCode         EVERYBODY
                    SignIn.password           EVERYBODY
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
        ALL_ROLES;

        void arrives() {
            switch (this) {
                case NOBODY -> As.nobody();
                case VISITOR -> As.visitor();
                case WITHOUT_ROLE -> As.roles();
                case ALL_ROLES -> As.roles(Role.values());
                default -> As.roles(Role.valueOf(name()));
            }
        }

        boolean may(String method) {
            Set<String> allowed = MAY.getOrDefault(method, Set.of());
            return this == ALL_ROLES || allowed.contains(EVERYBODY) || allowed.contains(name());
        }
    }

    @AfterEach
    void leave() {
        As.nobody();
    }

    private List<OfficeServices.Call> calls() {
        return OfficeServices.calls(application, PACKAGES);
    }

    private static List<String> unguarded(List<OfficeServices.Call> calls) {
        return calls.stream()
                .filter(call -> !call.isGuarded())
                .map(OfficeServices.Call::name)
                .toList();
    }

    @Test
    void whoMayCallAMethodIsWrittenDownForEachOfThem() {
        assertThat(calls()).extracting(OfficeServices.Call::name).containsExactlyInAnyOrderElementsOf(MAY.keySet());
    }

    @Test
    void theTableNamesEveryRoleAsItIs() {
        Set<String> known = Stream.concat(
                        Stream.of(EVERYBODY), Arrays.stream(Role.values()).map(Role::name))
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
        Map<String, Boolean> got = calls().stream().collect(Collectors.toMap(OfficeServices.Call::name, call -> {
            caller.arrives();
            return call.letsIn();
        }));
        assertThat(got).isEqualTo(MAY.keySet().stream().collect(Collectors.toMap(Function.identity(), caller::may)));
    }

    /** The worker puts mails in it too, and is nobody. */
    @Test
    void onlyTheOutboxIsSharedWithAnotherDoor() {
        assertThat(OfficeServices.shared(application, PACKAGES)).containsExactly("Outbox");
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
            List<OfficeServices.Call> calls =
                    OfficeServices.calls(planted, List.of(AuthorisationIT.class.getPackageName()));
            assertThat(calls)
                    .extracting(OfficeServices.Call::name)
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
            assertThat(OfficeServices.calls(planted, List.of(AuthorisationIT.class.getPackageName())))
                    .singleElement()
                    .matches(OfficeServices.Call::letsIn);
        }
    }
}
