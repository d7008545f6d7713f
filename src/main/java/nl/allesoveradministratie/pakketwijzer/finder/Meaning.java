package nl.allesoveradministratie.pakketwijzer.finder;

import org.jspecify.annotations.Nullable;

/** What choosing one option asks of a package. */
public sealed interface Meaning {

    /** Steers the talk, or says that it does not matter. */
    record Ignored() implements Meaning {}

    /**
     * A requirement on one package field.
     *
     * @param level how heavily it weighs
     * @param field the package field that decides; null = no fact exists about this, so it is always unknown
     * @param test how the fact answers it
     */
    record Requires(Level level, @Nullable String field, FactTest test) implements Meaning {}

    /**
     * A budget: shown beside the estimated cost, no part of the score.
     *
     * @param euroPerMonth the most one wants to spend; null = no limit
     */
    record Budget(@Nullable Integer euroPerMonth) implements Meaning {}

    /**
     * Room for a volume.
     *
     * @param field a limit of an edition, such as {@code editions.limits.users}
     * @param atLeast how many must fit
     */
    record Carries(String field, long atLeast) implements Meaning {}

    /**
     * A volume that asks for a feature from some number on.
     *
     * @param field a package field such as {@code multi_admin}
     * @param needed whether the number given asks for it; if not, any package carries it
     * @param number the number given
     */
    record CarriesWithFeature(String field, boolean needed, long number) implements Meaning {}

    /**
     * Room to grow: at least this many editions are known.
     *
     * @param editions how many
     * @param grownTo what the volumes of a month become, in percent of now
     */
    record CarriesGrowth(int editions, int grownTo) implements Meaning {}
}
