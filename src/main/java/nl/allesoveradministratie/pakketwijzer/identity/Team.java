package nl.allesoveradministratie.pakketwijzer.identity;

import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.shared.OfficeHours;

/**
 * Colleagues of a company who follow up together.
 *
 * @param name as colleagues know it; at most 60 signs
 * @param target office time within which somebody gets a first response; one minute to 160 hours
 * @param giveBack office time after which a lead that its owner did not answer is nobody's again; as long
 * @param members accounts; none = everybody who follows up leads
 * @param sites keys of the sites whose leads it follows up
 */
public record Team(
        UUID id,
        String name,
        Company company,
        OfficeHours hours,
        Duration target,
        Duration giveBack,
        Set<UUID> members,
        Set<String> sites) {

    /** The longest that a target may be. */
    public static final Duration LONGEST = Duration.ofHours(160);

    /** The most that a name may be long. */
    public static final int LONGEST_NAME = 60;

    /** As long as nobody says otherwise. */
    public static final Duration TARGET = Duration.ofHours(8);

    /** As long as nobody says otherwise. */
    public static final Duration GIVE_BACK = Duration.ofHours(4);

    /** Who follows up for a site that no team has. */
    static final Team EVERYBODY = new Team(
            new UUID(0, 0), "", Company.SEVEN_ELEMENTS, OfficeHours.ORDINARY, TARGET, GIVE_BACK, Set.of(), Set.of());

    public Team {
        members = Set.copyOf(members);
        sites = Set.copyOf(sites);
    }
}
