package nl.allesoveradministratie.pakketwijzer.identity;

import static nl.allesoveradministratie.pakketwijzer.identity.db.Tables.ABSENCE;
import static nl.allesoveradministratie.pakketwijzer.identity.db.Tables.ACCOUNT;
import static nl.allesoveradministratie.pakketwijzer.identity.db.Tables.TEAM;
import static nl.allesoveradministratie.pakketwijzer.identity.db.Tables.TEAM_MEMBER;
import static nl.allesoveradministratie.pakketwijzer.identity.db.Tables.TEAM_SITE;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import org.jooq.DSLContext;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** In a demonstration, those who follow up are a team, and one of them has planned to be away. */
@Component
@OnDoor(Door.OFFICE)
@ConditionalOnBooleanProperty("pakketwijzer.demo")
class DemoTeams {

    private final DSLContext database;
    private final Clock clock;

    DemoTeams(DSLContext officeDatabase, Clock clock) {
        this.database = officeDatabase;
        this.clock = clock;
    }

    /** Once, after the accounts. */
    @Order(2)
    @EventListener(ApplicationReadyEvent.class)
    void make() {
        if (database.fetchExists(TEAM_MEMBER)) {
            return;
        }
        UUID team = database.select(TEAM.ID)
                .from(TEAM)
                .where(TEAM.COMPANY.eq(Company.SEVEN_ELEMENTS.key()))
                .limit(1)
                .fetchSingle()
                .value1();
        List<UUID> members = database.select(ACCOUNT.ID)
                .from(ACCOUNT)
                .where(ACCOUNT.DEMO.isTrue(), ACCOUNT.ROLES.contains(new String[] {Role.SALES.key()}))
                .orderBy(ACCOUNT.NAME)
                .fetch(ACCOUNT.ID);
        members.forEach(member -> database.insertInto(TEAM_MEMBER)
                .set(TEAM_MEMBER.ACCOUNT_ID, member)
                .set(TEAM_MEMBER.TEAM_ID, team)
                .execute());
        database.insertInto(TEAM_SITE)
                .set(TEAM_SITE.SITE, "allesoveradministratie")
                .set(TEAM_SITE.TEAM_ID, team)
                .onConflictDoNothing()
                .execute();
        LocalDate nextWeek = LocalDate.now(clock).plusWeeks(1);
        members.stream()
                .findFirst()
                .ifPresent(member -> database.insertInto(ABSENCE)
                        .set(ABSENCE.ID, UUID.randomUUID())
                        .set(ABSENCE.ACCOUNT_ID, member)
                        .set(ABSENCE.FIRST_DAY, nextWeek)
                        .set(ABSENCE.LAST_DAY, nextWeek.plusDays(4))
                        .execute());
    }
}
