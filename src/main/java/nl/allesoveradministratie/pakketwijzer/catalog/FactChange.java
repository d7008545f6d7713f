package nl.allesoveradministratie.pakketwijzer.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A fact that becomes another.
 *
 * @param place where
 * @param before what it was; null = unknown
 * @param after what it becomes; null = unknown again
 */
public record FactChange(
        FactPlace place, @Nullable Fact before, @Nullable Fact after) {

    /** Whether the fact is still what it was when this change was made. */
    public boolean fits(Catalog catalog) {
        return place.isIn(catalog)
                && CatalogueText.line(place.in(catalog).orElse(null)).equals(CatalogueText.line(before));
    }

    /** Whether both say the same, to the letter of the file. */
    boolean changesNothing() {
        return CatalogueText.line(before).equals(CatalogueText.line(after));
    }

    /** The change that takes this one back. */
    FactChange reversed() {
        return new FactChange(place, after, before);
    }

    /**
     * A catalogue as it is after these changes.
     *
     * @param version what to call it
     */
    public static Catalog applied(Catalog catalog, Collection<FactChange> changes, String version) {
        List<AccountingPackage> packages = new ArrayList<>();
        for (AccountingPackage pack : catalog.packages()) {
            AccountingPackage changed = pack;
            for (FactChange each : changes) {
                changed = each.appliedTo(changed);
            }
            packages.add(changed);
        }
        return new Catalog(version, catalog.publishedAt(), packages);
    }

    /** The package as it is after this change; places that it does not have change nothing. */
    AccountingPackage appliedTo(AccountingPackage pack) {
        Integer edition = place.edition();
        if (!pack.id().equals(place.pack())) {
            return pack;
        }
        if (edition == null) {
            return pack.with(place.field(), after);
        }
        return Optional.of(edition)
                .filter(position -> position < pack.editions().size())
                .map(position ->
                        pack.with(position, pack.editions().get(position).with(place.field(), after)))
                .orElse(pack);
    }
}
