package nl.allesoveradministratie.pakketwijzer.identity;

import static nl.allesoveradministratie.pakketwijzer.identity.db.Tables.CLOSING_DAY;
import static nl.allesoveradministratie.pakketwijzer.identity.db.Tables.TEAM;
import static nl.allesoveradministratie.pakketwijzer.identity.db.Tables.TEAM_HOURS;
import static nl.allesoveradministratie.pakketwijzer.identity.db.Tables.TEAM_MEMBER;
import static nl.allesoveradministratie.pakketwijzer.identity.db.Tables.TEAM_SITE;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Administrators say which teams there are, who is in them, and when they are there. */
@Service
@OnDoor(Door.OFFICE)
public class Teams {

    private final DSLContext database;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Teams(DSLContext officeDatabase, ApplicationEventPublisher events, Clock clock) {
        this.database = officeDatabase;
        this.events = events;
        this.clock = clock;
    }

    /** All of them, and who is away. */
    @RolesAllowed(Role.ADMIN_ROLE)
    public Rota rota() {
        return Rota.read(database, LocalDate.now(clock));
    }

    /**
     * Makes a team, or changes it; members come out of the team that they were in. Its sites are not looked at:
     * {@link #give} says whose a site is.
     *
     * @return false when another team has this name, and nothing was changed
     */
    @RolesAllowed(Role.ADMIN_ROLE)
    public boolean save(Team team) {
        return database.transactionResult(transaction -> {
            DSLContext dsl = transaction.dsl();
            // Held, so that of two who save the same team at once the second changes all of what the first left.
            dsl.select(TEAM.ID).from(TEAM).orderBy(TEAM.ID).forUpdate().fetch();
            if (dsl.fetchExists(TEAM, TEAM.NAME.eq(team.name()), TEAM.ID.ne(team.id()))) {
                return false;
            }
            row(dsl, team);
            hours(dsl, team);
            members(dsl, team);
            events.publishEvent(new TeamsChanged(dsl));
            return true;
        });
    }

    private static void row(DSLContext dsl, Team team) {
        int target = (int) team.target().toMinutes();
        int giveBack = (int) team.giveBack().toMinutes();
        String liberationDay = team.hours().liberationDay().key();
        dsl.insertInto(TEAM)
                .set(TEAM.ID, team.id())
                .set(TEAM.NAME, team.name())
                .set(TEAM.COMPANY, team.company().key())
                .set(TEAM.TARGET_MINUTES, target)
                .set(TEAM.RETURN_MINUTES, giveBack)
                .set(TEAM.LIBERATION_DAY, liberationDay)
                .onConflict(TEAM.ID)
                .doUpdate()
                .set(TEAM.NAME, team.name())
                .set(TEAM.COMPANY, team.company().key())
                .set(TEAM.TARGET_MINUTES, target)
                .set(TEAM.RETURN_MINUTES, giveBack)
                .set(TEAM.LIBERATION_DAY, liberationDay)
                .execute();
    }

    private static void hours(DSLContext dsl, Team team) {
        dsl.deleteFrom(TEAM_HOURS).where(TEAM_HOURS.TEAM_ID.eq(team.id())).execute();
        team.hours()
                .week()
                .forEach((day, opening) -> dsl.insertInto(TEAM_HOURS)
                        .set(TEAM_HOURS.TEAM_ID, team.id())
                        .set(TEAM_HOURS.WEEKDAY, day.getValue())
                        .set(TEAM_HOURS.OPENS, opening.from())
                        .set(TEAM_HOURS.CLOSES, opening.to())
                        .execute());
        dsl.deleteFrom(CLOSING_DAY).where(CLOSING_DAY.TEAM_ID.eq(team.id())).execute();
        team.hours()
                .closed()
                .forEach(day -> dsl.insertInto(CLOSING_DAY)
                        .set(CLOSING_DAY.TEAM_ID, team.id())
                        .set(CLOSING_DAY.DAY, day)
                        .execute());
    }

    private static void members(DSLContext dsl, Team team) {
        dsl.deleteFrom(TEAM_MEMBER).where(TEAM_MEMBER.TEAM_ID.eq(team.id())).execute();
        team.members()
                .forEach(member -> dsl.insertInto(TEAM_MEMBER)
                        .set(TEAM_MEMBER.ACCOUNT_ID, member)
                        .set(TEAM_MEMBER.TEAM_ID, team.id())
                        .onConflict(TEAM_MEMBER.ACCOUNT_ID)
                        .doUpdate()
                        .set(TEAM_MEMBER.TEAM_ID, team.id())
                        .execute());
    }

    /**
     * Says which team follows up for a site.
     *
     * @param team null = everybody, in ordinary office hours
     */
    @RolesAllowed(Role.ADMIN_ROLE)
    public void give(String site, @Nullable UUID team) {
        database.transaction(transaction -> {
            DSLContext dsl = transaction.dsl();
            if (team == null) {
                dsl.deleteFrom(TEAM_SITE).where(TEAM_SITE.SITE.eq(site)).execute();
            } else {
                dsl.insertInto(TEAM_SITE)
                        .set(TEAM_SITE.SITE, site)
                        .set(TEAM_SITE.TEAM_ID, team)
                        .onConflict(TEAM_SITE.SITE)
                        .doUpdate()
                        .set(TEAM_SITE.TEAM_ID, team)
                        .execute();
            }
            events.publishEvent(new TeamsChanged(dsl));
        });
    }
}
