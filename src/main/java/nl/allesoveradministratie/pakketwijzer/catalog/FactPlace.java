package nl.allesoveradministratie.pakketwijzer.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import org.jspecify.annotations.Nullable;

/**
 * Where a fact stands, or could stand.
 *
 * @param pack of which package
 * @param edition the position of an edition, from 0; null = about the package itself
 * @param field {@code vendor}, {@code website}, {@code status}, {@code target.…} or {@code criteria.…}; of an edition
 *     {@code price_month}, {@code price_month_if_paid_yearly}, {@code vat_basis} or {@code limits.…}
 */
public record FactPlace(PackageId pack, @Nullable Integer edition, String field) {

    /** What a package can be asked: the fields outside its criteria. */
    static final List<String> OF_A_PACKAGE = List.of("vendor", "website", "status");

    /** What an edition can be asked, beside its limits. */
    static final List<String> OF_AN_EDITION = List.of("price_month", "price_month_if_paid_yearly", "vat_basis");

    /** The field without the group it stands in: {@code bank_link}, {@code users}; {@code target.zzp} stays whole. */
    public String key() {
        return field.startsWith("criteria.") || field.startsWith("limits.")
                ? field.substring(field.indexOf('.') + 1)
                : field;
    }

    /** Whether there is such a place in this catalogue; what may be known of it is another matter. */
    public boolean isIn(Catalog catalog) {
        return ValueKind.of(this).isPresent()
                && catalog.find(pack)
                        .filter(each -> edition == null
                                || edition >= 0 && edition < each.editions().size())
                        .isPresent();
    }

    /** What this catalogue says here; empty = unknown, or there is no such place. */
    public Optional<Fact> in(Catalog catalog) {
        return isIn(catalog)
                ? catalog.find(pack)
                        .flatMap(each -> Optional.ofNullable(
                                edition == null
                                        ? each.factAt(field)
                                        : each.editions().get(edition).factAt(field)))
                : Optional.empty();
    }

    /** All places of a package, in the order of its file; limits that no edition of it has are left out. */
    static List<FactPlace> of(AccountingPackage pack) {
        List<FactPlace> places = new ArrayList<>();
        OF_A_PACKAGE.forEach(field -> places.add(new FactPlace(pack.id(), null, field)));
        for (Audience each : Audience.values()) {
            places.add(new FactPlace(pack.id(), null, "target." + each.key()));
        }
        for (int edition = 0; edition < pack.editions().size(); edition++) {
            for (String field : OF_AN_EDITION) {
                places.add(new FactPlace(pack.id(), edition, field));
            }
            for (String limit : CatalogueText.LIMITS) {
                if (pack.editions().get(edition).limits().containsKey(limit)) {
                    places.add(new FactPlace(pack.id(), edition, "limits." + limit));
                }
            }
        }
        CatalogueText.CRITERIA.forEach(field -> places.add(new FactPlace(pack.id(), null, "criteria." + field)));
        return places;
    }
}
