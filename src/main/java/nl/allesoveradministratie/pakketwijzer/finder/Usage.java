package nl.allesoveradministratie.pakketwijzer.finder;

import java.util.LinkedHashMap;
import java.util.OptionalLong;
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
 * @param wished package fields that the visitor would like; an edition said to lack one comes after those that are not
 * @param user who asks; null = not said, and then editions for particular users are left out
 * @param legalForm of the company; null = not said, and then no edition is left out for it
 * @param clients for how many clients an accountant keeps the books; 0 = not said
 * @param grownTo what the volumes of a month are expected to become, in percent of now; 0 = not said, or no growth
 */
record Usage(
        SequencedMap<String, Long> volumes,
        Set<String> needed,
        Set<String> wished,
        @Nullable Audience user,
        @Nullable String legalForm,
        long clients,
        int grownTo) {

    /** Whether the visitor can buy an edition at all. */
    boolean canBuy(Edition edition) {
        return (edition.audience().isEmpty() || (user != null && edition.isFor(user)))
                && (legalForm == null
                        || edition.legalForms().isEmpty()
                        || edition.legalForms().contains(legalForm));
    }

    /** Whether the visitor said how many. */
    boolean has(String limit) {
        return volumes.containsKey(limit);
    }

    /** How many, also of clients; 0 when not said. */
    long number(String limit) {
        return limit.equals(Capacity.CLIENTS) ? clients : volumes.getOrDefault(limit, 0L);
    }

    /** How many times a price for each has to be paid; an administration for each client. Empty when not said. */
    OptionalLong count(Edition.Unit unit) {
        if (unit == Edition.Unit.ADMINISTRATION && clients > 0) {
            return OptionalLong.of(clients);
        }
        Long said = volumes.get(Capacity.limit(unit));
        return said == null ? OptionalLong.empty() : OptionalLong.of(Math.max(1, said));
    }

    /** The same, but for one volume, or the clients. */
    Usage with(String limit, long number) {
        if (limit.equals(Capacity.CLIENTS)) {
            return new Usage(volumes, needed, wished, user, legalForm, number, grownTo);
        }
        SequencedMap<String, Long> changed = new LinkedHashMap<>(volumes);
        changed.put(limit, number);
        return with(changed);
    }

    /** What it becomes with the growth expected: only what is counted by the month grows, rounded up. */
    Usage grown() {
        SequencedMap<String, Long> grown = new LinkedHashMap<>(volumes);
        grown.replaceAll((limit, number) -> limit.endsWith("_month") ? Math.ceilDiv(number * grownTo, 100L) : number);
        return with(grown);
    }

    private Usage with(SequencedMap<String, Long> changed) {
        return new Usage(changed, needed, wished, user, legalForm, clients, grownTo);
    }
}
