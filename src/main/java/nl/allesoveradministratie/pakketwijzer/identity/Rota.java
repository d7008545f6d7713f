package nl.allesoveradministratie.pakketwijzer.identity;

import static nl.allesoveradministratie.pakketwijzer.identity.db.Tables.ABSENCE;
import static nl.allesoveradministratie.pakketwijzer.identity.db.Tables.CLOSING_DAY;
import static nl.allesoveradministratie.pakketwijzer.identity.db.Tables.TEAM;
import static nl.allesoveradministratie.pakketwijzer.identity.db.Tables.TEAM_HOURS;
import static nl.allesoveradministratie.pakketwijzer.identity.db.Tables.TEAM_MEMBER;
import static nl.allesoveradministratie.pakketwijzer.identity.db.Tables.TEAM_SITE;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.allesoveradministratie.pakketwijzer.shared.LiberationDay;
import nl.allesoveradministratie.pakketwijzer.shared.OfficeHours;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Records;

/**
 * All teams, and who is away, as they are at one moment.
 *
 * @param teams in alphabetical order
 * @param absences that are not over, in order of days
 */
public record Rota(List<Team> teams, List<Absence> absences) {

    public Rota {
        teams = List.copyOf(teams);
        absences = List.copyOf(absences);
    }

    /**
     * Reads it, with the login of the office or of the worker.
     *
     * @param today absences that ended before are left out
     */
    public static Rota read(DSLContext database, LocalDate today) {
        List<Absence> absences = database.select(ABSENCE.ID, ABSENCE.ACCOUNT_ID, ABSENCE.FIRST_DAY, ABSENCE.LAST_DAY)
                .from(ABSENCE)
                .where(ABSENCE.LAST_DAY.ge(today))
                .orderBy(ABSENCE.FIRST_DAY, ABSENCE.ID)
                .fetch(Records.mapping(Absence::new));
        return new Rota(teams(database), absences);
    }

    private static List<Team> teams(DSLContext database) {
        return database.select(
                        TEAM.ID,
                        TEAM.NAME,
                        TEAM.COMPANY,
                        week(),
                        days(),
                        TEAM.LIBERATION_DAY,
                        TEAM.TARGET_MINUTES,
                        TEAM.RETURN_MINUTES,
                        members(),
                        sites())
                .from(TEAM)
                .orderBy(TEAM.NAME)
                .fetch(row -> new Team(
                        row.value1(),
                        row.value2(),
                        Company.ofKey(row.value3()),
                        new OfficeHours(row.value4(), row.value5(), LiberationDay.ofKey(row.value6())),
                        Duration.ofMinutes(row.value7()),
                        Duration.ofMinutes(row.value8()),
                        row.value9(),
                        row.value10()));
    }

    private static Field<Map<DayOfWeek, OfficeHours.Opening>> week() {
        return multiset(select(TEAM_HOURS.WEEKDAY, TEAM_HOURS.OPENS, TEAM_HOURS.CLOSES)
                        .from(TEAM_HOURS)
                        .where(TEAM_HOURS.TEAM_ID.eq(TEAM.ID)))
                .convertFrom(rows -> rows.stream()
                        .collect(Collectors.toMap(
                                row -> DayOfWeek.of(row.value1()),
                                row -> new OfficeHours.Opening(row.value2(), row.value3()))));
    }

    private static Field<Set<LocalDate>> days() {
        return multiset(select(CLOSING_DAY.DAY).from(CLOSING_DAY).where(CLOSING_DAY.TEAM_ID.eq(TEAM.ID)))
                .convertFrom(rows -> rows.intoSet(CLOSING_DAY.DAY));
    }

    private static Field<Set<UUID>> members() {
        return multiset(select(TEAM_MEMBER.ACCOUNT_ID).from(TEAM_MEMBER).where(TEAM_MEMBER.TEAM_ID.eq(TEAM.ID)))
                .convertFrom(rows -> rows.intoSet(TEAM_MEMBER.ACCOUNT_ID));
    }

    private static Field<Set<String>> sites() {
        return multiset(select(TEAM_SITE.SITE).from(TEAM_SITE).where(TEAM_SITE.TEAM_ID.eq(TEAM.ID)))
                .convertFrom(rows -> rows.intoSet(TEAM_SITE.SITE));
    }

    /** The team of a site; of a site that no team has, everybody in ordinary office hours. */
    public Team of(String site) {
        return teams.stream()
                .filter(team -> team.sites().contains(site))
                .findFirst()
                .orElse(Team.EVERYBODY);
    }

    /** The team that a colleague is in; empty = none. */
    public Optional<Team> with(UUID colleague) {
        return teams.stream().filter(team -> team.members().contains(colleague)).findFirst();
    }

    /** Why a colleague is not there on a day; empty = there. */
    public Optional<Absence> away(UUID colleague, LocalDate day) {
        return absences.stream()
                .filter(each -> each.colleague().equals(colleague) && each.holds(day))
                .findFirst();
    }
}
