package nl.allesoveradministratie.pakketwijzer.identity;

import static nl.allesoveradministratie.pakketwijzer.identity.db.Tables.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.allesoveradministratie.pakketwijzer.RunningApplication;
import nl.allesoveradministratie.pakketwijzer.shared.EmailAddress;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;

/** Somebody can always let colleagues in: the last administrator stays one. */
@Import(AccountsIT.Listening.class)
class AccountsIT extends RunningApplication {

    @Autowired
    private ApplicationContext application;

    @Autowired
    private DSLContext officeDatabase;

    @Autowired
    private Accounts accounts;

    @BeforeEach
    void nobodyElseIsAdministrator() {
        officeDatabase
                .update(ACCOUNT)
                .set(ACCOUNT.ROLES, new String[] {"sales"})
                .execute();
        As.roles(Role.ADMIN);
    }

    @AfterEach
    void leave() {
        As.nobody();
    }

    private UUID administrator() {
        return Hired.as(application, UUID.randomUUID() + "@beheer.test", Role.ADMIN, Role.SALES)
                .id();
    }

    private List<UUID> administrators() {
        return accounts.all().stream()
                .filter(each -> each.mayEnter() && each.roles().contains(Role.ADMIN))
                .map(Accounts.Listed::id)
                .toList();
    }

    @Test
    void theLastAdministratorKeepsTheRole() {
        UUID ada = administrator();
        assertThat(accounts.changeRoles(ada, Set.of(Role.SALES))).isFalse();
        assertThat(administrators()).containsExactly(ada);
    }

    @Test
    void theLastAdministratorIsNotShutOut() {
        UUID ada = administrator();
        assertThat(accounts.mayEnter(ada, false)).isFalse();
        assertThat(administrators()).containsExactly(ada);
    }

    @Test
    void theLastAdministratorMayGetAnotherRoleBesides() {
        UUID ada = administrator();
        assertThat(accounts.changeRoles(ada, Set.of(Role.ADMIN, Role.PRIVACY_OFFICER)))
                .isTrue();
        assertThat(administrators()).containsExactly(ada);
    }

    @Test
    void ofTwoAdministratorsOneMayGo() {
        UUID ada = administrator();
        UUID bo = administrator();
        assertThat(accounts.mayEnter(bo, false)).isTrue();
        assertThat(accounts.mayEnter(ada, false)).isFalse();
        assertThat(administrators()).containsExactly(ada);
    }

    @Test
    void anAdministratorWhoIsShutOutDoesNotCount() {
        UUID ada = administrator();
        UUID bo = administrator();
        accounts.mayEnter(bo, false);
        assertThat(accounts.changeRoles(ada, Set.of(Role.SALES))).isFalse();
        assertThat(accounts.mayEnter(bo, true)).isTrue();
        assertThat(accounts.changeRoles(ada, Set.of(Role.SALES))).isTrue();
        assertThat(administrators()).containsExactly(bo);
    }

    /** Hears who left, and can be told to fail. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Listening {

        private final List<ColleagueLeft> heard = new CopyOnWriteArrayList<>();
        private volatile boolean fails;

        @EventListener
        void left(ColleagueLeft colleague) {
            if (fails) {
                throw new IllegalStateException("No leads could be returned");
            }
            heard.add(colleague);
        }
    }

    @Autowired
    private Listening listening;

    @Test
    void whoIsShutOutIsToldOfOnceAndWhoComesBackIsNot() {
        administrator();
        UUID mila = Hired.as(application, UUID.randomUUID() + "@beheer.test", Role.SALES)
                .id();
        accounts.mayEnter(mila, false);
        accounts.mayEnter(mila, false);
        accounts.mayEnter(mila, true);
        assertThat(listening.heard).extracting(ColleagueLeft::colleague).containsOnlyOnce(mila);
    }

    @Test
    void whoNoLongerFollowsUpLeadsIsToldOfToo() {
        administrator();
        UUID mila = Hired.as(application, UUID.randomUUID() + "@beheer.test", Role.SALES)
                .id();
        accounts.changeRoles(mila, Set.of(Role.SALES, Role.EDITOR));
        assertThat(listening.heard).extracting(ColleagueLeft::colleague).doesNotContain(mila);
        accounts.changeRoles(mila, Set.of(Role.EDITOR));
        accounts.changeRoles(mila, Set.of(Role.PRIVACY_OFFICER));
        assertThat(listening.heard).extracting(ColleagueLeft::colleague).containsOnlyOnce(mila);
    }

    private String invitedBy(UUID administrator) {
        String email = UUID.randomUUID() + "@gast.test";
        As.colleague(administrator, Role.ADMIN);
        accounts.invite(new EmailAddress(email), "Gast", Set.of(Role.SALES), Language.NL);
        As.roles(Role.ADMIN);
        return email;
    }

    private List<String> invited() {
        return accounts.invited().stream().map(Accounts.Invited::email).toList();
    }

    @Test
    void whomSomebodyInvitedWhoMayNotDoSoAnyMoreDoesNotComeInEither() {
        UUID ada = administrator();
        UUID bo = administrator();
        UUID cas = administrator();
        String byAda = invitedBy(ada);
        String byBo = invitedBy(bo);
        String byCas = invitedBy(cas);

        accounts.mayEnter(bo, false);
        accounts.changeRoles(cas, Set.of(Role.SALES));
        accounts.changeRoles(ada, Set.of(Role.ADMIN));

        assertThat(invited()).contains(byAda).doesNotContain(byBo, byCas);
    }

    @Test
    void nobodyIsShutOutWhoseLeadsWouldBeLeft() {
        administrator();
        UUID mila = Hired.as(application, UUID.randomUUID() + "@beheer.test", Role.SALES)
                .id();
        listening.fails = true;
        try {
            assertThatThrownBy(() -> accounts.mayEnter(mila, false)).hasMessageContaining("No leads");
        } finally {
            listening.fails = false;
        }
        assertThat(accounts.all()).anyMatch(each -> each.id().equals(mila) && each.mayEnter());
    }

    @Test
    void otherColleaguesComeAndGoAsTheyLike() {
        administrator();
        UUID mila = Hired.as(application, UUID.randomUUID() + "@beheer.test", Role.SALES)
                .id();
        assertThat(accounts.changeRoles(mila, Set.of(Role.EDITOR))).isTrue();
        assertThat(accounts.mayEnter(mila, false)).isTrue();
    }

    @RepeatedTest(10)
    void twoWhoShutEachOutAtOnceAreNotBothGone() throws Exception {
        UUID ada = administrator();
        UUID bo = administrator();
        List<Boolean> done = atOnce(() -> accounts.mayEnter(bo, false), () -> accounts.mayEnter(ada, false));
        assertThat(done).containsExactlyInAnyOrder(true, false);
        assertThat(administrators()).hasSize(1);
    }

    @RepeatedTest(10)
    void whoGivesTheRoleBackWhileTheOtherIsShutOutKeepsIt() throws Exception {
        UUID ada = administrator();
        UUID bo = administrator();
        List<Boolean> done =
                atOnce(() -> accounts.mayEnter(bo, false), () -> accounts.changeRoles(ada, Set.of(Role.SALES)));
        assertThat(done).containsExactlyInAnyOrder(true, false);
        assertThat(administrators()).hasSize(1);
    }

    private static List<Boolean> atOnce(Callable<Boolean> one, Callable<Boolean> other) throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        List<Boolean> done = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(2)) {
            List<Callable<Boolean>> both = new ArrayList<>();
            for (Callable<Boolean> change : List.of(one, other)) {
                both.add(() -> {
                    As.roles(Role.ADMIN);
                    start.await();
                    return change.call();
                });
            }
            for (Future<Boolean> result : threads.invokeAll(both)) {
                done.add(result.get());
            }
        }
        return done;
    }
}
