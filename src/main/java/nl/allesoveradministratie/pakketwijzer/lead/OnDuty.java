package nl.allesoveradministratie.pakketwijzer.lead;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.identity.Colleague;
import nl.allesoveradministratie.pakketwijzer.identity.Rota;
import nl.allesoveradministratie.pakketwijzer.identity.Team;

/**
 * Who follows up for a site at a moment. At night and at weekends that is who is there when the office opens.
 *
 * @param team of the site
 * @param members of the team who follow up leads and may sign in; of a team without members, everybody who does
 * @param present those who are not away
 */
record OnDuty(Team team, List<Colleague> members, List<Colleague> present) {

    static OnDuty of(Rota rota, List<Colleague> sales, String site, Instant now) {
        Team team = rota.of(site);
        List<Colleague> members = team.members().isEmpty()
                ? sales
                : sales.stream()
                        .filter(each -> team.members().contains(each.id()))
                        .toList();
        LocalDate day = new ResponseClock(team.hours()).workingDay(now);
        return new OnDuty(
                team,
                members,
                members.stream()
                        .filter(each -> rota.away(each.id(), day).isEmpty())
                        .toList());
    }

    static List<UUID> ids(List<Colleague> colleagues) {
        return colleagues.stream().map(Colleague::id).toList();
    }
}
