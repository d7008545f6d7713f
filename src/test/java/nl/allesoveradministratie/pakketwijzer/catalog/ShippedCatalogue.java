package nl.allesoveradministratie.pakketwijzer.catalog;

import java.text.Collator;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import nl.allesoveradministratie.pakketwijzer.shared.Language;

/** The packages and criteria that come along, read from their files without a database. */
public final class ShippedCatalogue {

    private ShippedCatalogue() {}

    /** All criteria, in order. */
    public static Criteria criteria() {
        return CatalogueFiles.criteria();
    }

    /** All packages, in the alphabetical order in which the application reads them. */
    public static Catalog catalog() {
        List<AccountingPackage> packages = CatalogueFiles.shipped().stream()
                .map(CatalogueFormat::packageOf)
                .sorted(Comparator.comparing(AccountingPackage::name, Collator.getInstance(Language.NL.locale())))
                .toList();
        return new Catalog(CatalogLoader.versionOf(CatalogueFiles.shipped()), Instant.EPOCH, packages);
    }

    /** A catalogue as other modules hold it. */
    public static PublishedCatalog published(Catalog catalog) {
        return new PublishedCatalog(catalog);
    }
}
