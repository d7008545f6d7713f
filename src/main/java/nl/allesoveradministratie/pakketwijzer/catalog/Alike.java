package nl.allesoveradministratie.pakketwijzer.catalog;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Which packages resemble one: they are made for the same users and known to have, or lack, the same. */
public final class Alike {

    /** A shared kind of user says more than a shared feature; so many features. */
    private static final int USER = 5;

    private Alike() {}

    /**
     * The packages that resemble one most, of those about which enough is known to compare.
     *
     * @param most how many at most
     * @return in alphabetical order, so that no vendor is favoured
     */
    public static List<AccountingPackage> to(AccountingPackage pack, Catalog catalog, int most) {
        List<AccountingPackage> nearest = catalog.packages().stream()
                .filter(other -> !other.id().equals(pack.id()) && other.isKnownWellEnough())
                .sorted(Comparator.comparingInt(other -> -likeness(pack, other)))
                .limit(most)
                .toList();
        return catalog.packages().stream().filter(nearest::contains).toList();
    }

    /** What is unknown of one of the two counts neither for nor against. */
    static int likeness(AccountingPackage one, AccountingPackage other) {
        return USER * (same(one.target(), other.target()) - differing(one.target(), other.target()))
                + same(one.criteria(), other.criteria())
                - differing(one.criteria(), other.criteria());
    }

    private static <K> int same(Map<K, Fact> one, Map<K, Fact> other) {
        return (int) one.entrySet().stream()
                .filter(entry -> {
                    Fact fact = other.get(entry.getKey());
                    return fact != null && fact.value().equals(entry.getValue().value());
                })
                .count();
    }

    private static <K> int differing(Map<K, Fact> one, Map<K, Fact> other) {
        return (int) one.keySet().stream().filter(other::containsKey).count() - same(one, other);
    }
}
