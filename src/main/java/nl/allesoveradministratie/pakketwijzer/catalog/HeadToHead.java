package nl.allesoveradministratie.pakketwijzer.catalog;

import java.util.List;
import java.util.function.Predicate;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import org.jspecify.annotations.Nullable;

/**
 * Two packages held against each other, in what the sources say and nothing else. Pure.
 *
 * @param left first in the alphabet
 * @param right second
 */
public record HeadToHead(AccountingPackage left, AccountingPackage right) {

    /** Of fewer fields than this known of both, a page of their own would have too little to say. */
    public static final int KNOWN_OF_BOTH = 10;

    /** And so many of those have to differ, or there is nothing to choose by. */
    public static final int DIFFERENT = 3;

    /** Whether enough is known of both to give them a page of their own. */
    public boolean isWorthAPage() {
        List<Comparison.Line> known = comparison().lines().stream()
                .filter(Comparison.Line::isKnownOfAll)
                .toList();
        return !left.id().equals(right.id())
                && left.isKnownWellEnough()
                && right.isKnownWellEnough()
                && known.size() >= KNOWN_OF_BOTH
                && known.stream().filter(Comparison.Line::differs).count() >= DIFFERENT;
    }

    /** The page's path, without language: the same whichever of the two is named first. */
    public String path() {
        return pathOf(left.id(), right.id());
    }

    private static String pathOf(PackageId one, PackageId other) {
        return one.compareTo(other) <= 0 ? "/vergelijken/" + one.value() + "/" + other.value() : pathOf(other, one);
    }

    /** All fields of both. */
    public Comparison comparison() {
        return Comparison.of(List.of(left, right));
    }

    /** The other one of the two. */
    public AccountingPackage otherThan(AccountingPackage one) {
        return one == left ? right : left;
    }

    /** The fields that both are known to have. */
    public List<String> shared() {
        return fields(field -> has(left.fact(field)) && has(right.fact(field)));
    }

    /** The fields that one is known to have, while a source says that the other lacks them or has them in part. */
    public List<String> onlyIn(AccountingPackage one) {
        AccountingPackage other = otherThan(one);
        return fields(field -> has(one.fact(field)) && other.fact(field) != null && !has(other.fact(field)));
    }

    /** The fields that one is known to have, while nothing is known of the other. */
    public List<String> onlyKnownOf(AccountingPackage one) {
        AccountingPackage other = otherThan(one);
        return fields(field -> has(one.fact(field)) && other.fact(field) == null);
    }

    /** The fields of which nothing is known for one. */
    public List<String> unknownOf(AccountingPackage one) {
        return fields(field -> one.fact(field) == null);
    }

    private List<String> fields(Predicate<String> which) {
        return comparison().lines().stream()
                .map(Comparison.Line::field)
                .filter(which)
                .toList();
    }

    private static boolean has(@Nullable Fact fact) {
        return fact != null && fact.value() instanceof FactValue.Yes;
    }
}
