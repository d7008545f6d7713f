package nl.allesoveradministratie.pakketwijzer.finder;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.allesoveradministratie.pakketwijzer.catalog.AccountingPackage;
import nl.allesoveradministratie.pakketwijzer.catalog.Catalog;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import org.jspecify.annotations.Nullable;

/**
 * Every package of a catalogue, in exactly one of three lists.
 *
 * @param catalog what was ranked
 * @param weights how the points were divided
 * @param packages those that fit, best first; equal ones share a rank and stand in alphabetical order
 * @param excluded those that lack something the visitor needs
 * @param tooLittleKnown those about which too few facts are known to rank them
 */
public record Ranking(
        Catalog catalog, Weights weights, List<Ranked> packages, List<Excluded> excluded, List<Thin> tooLittleKnown) {

    /**
     * A package with its place.
     *
     * @param pack the package
     * @param rank from 1; equal packages share one, and the next rank counts them all
     * @param score null when nothing was asked that could be scored
     * @param requirements each answer held against it, in the order of the criteria
     * @param room each volume held against it
     * @param cost null when no edition is known or every edition is too small
     */
    public record Ranked(
            AccountingPackage pack,
            int rank,
            @Nullable Score score,
            List<Requirement> requirements,
            List<Room> room,
            @Nullable Cost cost) {

        public Ranked {
            requirements = List.copyOf(requirements);
            room = List.copyOf(room);
        }

        /** The requirements of one level. */
        public List<Requirement> requirements(Level level) {
            return requirements.stream()
                    .filter(requirement -> requirement.level() == level)
                    .toList();
        }

        /** How many requirements of a level have an outcome. */
        public int count(Level level, Outcome outcome) {
            return (int) requirements(level).stream()
                    .filter(requirement -> requirement.outcome() == outcome)
                    .count();
        }
    }

    /**
     * A package that dropped out.
     *
     * @param pack the package
     * @param because what it lacks
     */
    public record Excluded(AccountingPackage pack, List<Requirement> because) {
        public Excluded {
            because = List.copyOf(because);
        }

        /**
         * The only answer that stands in its way: without it, it has a place again. Empty when there are more, when too
         * little is known of it to be ranked, and for who the visitor is, which is no requirement to drop.
         */
        public Optional<String> comesBackWithout() {
            return because.size() == 1 && pack.isKnownWellEnough()
                    ? Optional.of(because.getFirst().criterion()).filter(criterion -> !criterion.equals(Change.ROLE))
                    : Optional.empty();
        }
    }

    /**
     * A package about which too little is known to give it a place.
     *
     * @param pack the package
     * @param requirements each answer held against it, in the order of the criteria; mostly unknown
     * @param room each volume held against it
     */
    public record Thin(AccountingPackage pack, List<Requirement> requirements, List<Room> room) {
        public Thin {
            requirements = List.copyOf(requirements);
            room = List.copyOf(room);
        }
    }

    public Ranking {
        packages = List.copyOf(packages);
        excluded = List.copyOf(excluded);
        tooLittleKnown = List.copyOf(tooLittleKnown);
    }

    /** The package's place; empty when it is not ranked. */
    public Optional<Ranked> find(PackageId id) {
        return packages.stream().filter(ranked -> ranked.pack().id().equals(id)).findFirst();
    }

    /** The packages on the first place; empty when none fits. */
    public Set<PackageId> first() {
        return places().entrySet().stream()
                .filter(place -> place.getValue() == 1)
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The place of every package that has one, best first. */
    SequencedMap<PackageId, Integer> places() {
        SequencedMap<PackageId, Integer> places = new LinkedHashMap<>();
        packages.forEach(ranked -> places.put(ranked.pack().id(), ranked.rank()));
        return places;
    }

    /** Which answers cost a ranked package points, and how many; the most costly first. */
    public List<Loss> losses(Ranked ranked) {
        return Loss.of(ranked, weights);
    }

    /** The place that a ranked package would have with another score. */
    int placeWith(Ranked ranked, Score score) {
        return 1
                + (int) packages.stream()
                        .filter(other -> !other.pack().id().equals(ranked.pack().id()) && other.score() != null)
                        .filter(other -> Score.BEST_FIRST.compare(other.score(), score) < 0)
                        .count();
    }

    /** How many packages could be ranked at all: those that fit, and those that dropped out though well known. */
    public int rankable() {
        return packages.size() + excludedThoughWellKnown();
    }

    private int excludedThoughWellKnown() {
        return (int) excluded.stream()
                .filter(excluded -> excluded.pack().isKnownWellEnough())
                .count();
    }

    /**
     * The first place, and of those that unknown facts could put above it the one that could come highest: between them nobody can
     * honestly choose yet.
     *
     * @return two, the first place before the other; empty when it is settled which is first
     */
    public List<Ranked> undecided() {
        Score first = packages.isEmpty() ? null : packages.getFirst().score();
        Ranked rival = null;
        double highest = first == null ? 0 : first.min();
        for (Ranked other : packages.stream().skip(1).toList()) {
            Score score = other.score();
            if (first != null && score != null && score.max() > highest) {
                rival = other;
                highest = score.max();
            }
        }
        return rival == null ? List.of() : List.of(packages.getFirst(), rival);
    }

    /** The unknown facts of those two that would settle which is first; empty when it is settled. */
    public List<OpenFact> openFacts() {
        return openFacts(undecided()).toList();
    }

    /** The unknown facts that left the score of a package open, of so many places from the first on. */
    public List<OpenFact> openFacts(int places) {
        return openFacts(packages.stream().limit(places).toList()).toList();
    }

    private static Stream<OpenFact> openFacts(List<Ranked> of) {
        return of.stream()
                .flatMap(ranked -> Stream.concat(
                                ranked.requirements().stream()
                                        .filter(requirement -> requirement.level() != Level.SHOWN)
                                        .filter(requirement -> requirement.outcome() == Outcome.UNKNOWN)
                                        .map(Requirement::criterion),
                                ranked.room().stream()
                                        .filter(room -> room.outcome() == Outcome.UNKNOWN)
                                        .map(Room::criterion))
                        .map(criterion -> new OpenFact(ranked.pack(), criterion)));
    }

    /**
     * Something that nobody has found out yet.
     *
     * @param pack about which package
     * @param criterion about which criterion
     */
    public record OpenFact(AccountingPackage pack, String criterion) {}
}
