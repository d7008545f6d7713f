package nl.allesoveradministratie.pakketwijzer.finder;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.Set;
import nl.allesoveradministratie.pakketwijzer.catalog.Audience;
import nl.allesoveradministratie.pakketwijzer.catalog.Edition;
import org.jspecify.annotations.Nullable;

/**
 * What a package has to carry and for whom: all that its cost depends on.
 *
 * @param volumes how many, by limit of an edition ({@code users}, {@code sales_invoices_month}), in the order of the
 *     questions; what was not answered is not there
 * @param needed package fields that the visitor needs; an edition said to lack one will not do
 * @param user who asks; null = not said, and then editions for particular users are left out
 * @param clients for how many clients an accountant keeps the books; 0 = not said
 * @param grownTo what the volumes of a month are expected to become, in percent of now; 0 = not said, or no growth
 */
record Usage(
        SequencedMap<String, Long> volumes,
        Set<String> needed,
        @Nullable Audience user,
        long clients,
        int grownTo) {

    /** Whether the visitor can buy an edition at all. */
    boolean canBuy(Edition edition) {
        return edition.audience().isEmpty() || (user != null && edition.isFor(user));
    }

    /** Whether the visitor said how many. */
    boolean has(String limit) {
        return volumes.containsKey(limit);
    }

    /** How many; 0 when not said. */
    long number(String limit) {
        return volumes.getOrDefault(limit, 0L);
    }

    /** The same, but for one volume. */
    Usage with(String limit, long number) {
        SequencedMap<String, Long> changed = new LinkedHashMap<>(volumes);
        changed.put(limit, number);
        return new Usage(changed, needed, user, clients, grownTo);
    }

    /** What it becomes with the growth expected: only what is counted by the month grows, rounded up. */
    Usage grown() {
        SequencedMap<String, Long> grown = new LinkedHashMap<>(volumes);
        grown.replaceAll((limit, number) -> limit.endsWith("_month") ? Math.ceilDiv(number * grownTo, 100L) : number);
        return new Usage(grown, needed, user, clients, grownTo);
    }
}
