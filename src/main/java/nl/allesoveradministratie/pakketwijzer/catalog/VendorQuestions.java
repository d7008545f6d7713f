package nl.allesoveradministratie.pakketwijzer.catalog;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * What only the vendor can say of a package.
 *
 * @param unknown fields without a fact, by group and in order; groups without any are left out
 * @param doubtful facts to ask after again ({@link Fact#isDoubtful}), by field and in order
 * @param asksPrice whether there is an edition without a price, or none at all
 * @param asksVat whether there is a price of which the source does not say if btw is in it
 */
public record VendorQuestions(
        Map<FieldGroup, List<String>> unknown,
        SequencedMap<String, Fact> doubtful,
        boolean asksPrice,
        boolean asksVat) {

    /** What there is to ask on a day. */
    public static VendorQuestions of(AccountingPackage pack, LocalDate today) {
        Map<FieldGroup, List<String>> unknown = new EnumMap<>(FieldGroup.class);
        SequencedMap<String, Fact> doubtful = new LinkedHashMap<>();
        List<String> fields = new ArrayList<>(Arrays.stream(Audience.values())
                .map(user -> "target." + user.key())
                .toList());
        for (FieldGroup group : FieldGroup.values()) {
            fields.addAll(group.fields());
            List<String> open = group.fields().stream()
                    .filter(field -> pack.fact(field) == null)
                    .toList();
            if (!open.isEmpty()) {
                unknown.put(group, open);
            }
        }
        for (String field : fields) {
            Fact fact = pack.fact(field);
            if (fact != null && fact.isDoubtful(today)) {
                doubtful.put(field, fact);
            }
        }
        return new VendorQuestions(
                unknown,
                doubtful,
                pack.editions().isEmpty() || pack.editions().stream().anyMatch(edition -> edition.priceMonth() == null),
                pack.editions().stream().anyMatch(edition -> edition.priceMonth() != null && !edition.isWithoutVat()));
    }

    /** How many questions there are, doubtful facts left out. */
    public int count() {
        return unknown.values().stream().mapToInt(List::size).sum() + (asksPrice ? 1 : 0) + (asksVat ? 1 : 0);
    }
}
