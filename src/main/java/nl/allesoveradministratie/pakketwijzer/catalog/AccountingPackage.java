package nl.allesoveradministratie.pakketwijzer.catalog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import org.jspecify.annotations.Nullable;

/**
 * An accounting package with everything known about it. A missing fact is unknown, which is not "no".
 *
 * @param id stable key
 * @param name as the vendor calls it
 * @param vendor who makes it; null = unknown
 * @param website where it lives; null = unknown
 * @param status only where something is special, such as a merger; null = nothing special
 * @param target for whom it is made
 * @param editions as sold; empty = none found
 * @param criteria facts by field, such as {@code bank_link}
 * @param remarks words for the reader, not for calculating
 */
public record AccountingPackage(
        PackageId id,
        String name,
        @Nullable Fact vendor,
        @Nullable Fact website,
        @Nullable Fact status,
        Map<Audience, Fact> target,
        List<Edition> editions,
        Map<String, Fact> criteria,
        List<String> remarks) {

    /** Below this number of facts a package is listed, but not ranked (rule of use 5). */
    public static final int FACTS_TO_BE_RANKED = 20;

    private static final Map<String, Audience> TARGET_FIELDS = Arrays.stream(Audience.values())
            .collect(Collectors.toUnmodifiableMap(user -> "target." + user.key(), Function.identity()));

    private static final Set<String> REST_ON_FOREIGN_SOURCES = Set.of("billit", "octopus", "zoho-books");

    private static final Set<String> DUTCH_TAX_FIELDS =
            Set.of("vat_filing_direct", "icp", "oss", "margin_scheme", "reverse_charge", "fiscal_unity");

    public AccountingPackage {
        target = Map.copyOf(target);
        editions = List.copyOf(editions);
        criteria = Map.copyOf(criteria);
        remarks = List.copyOf(remarks);
    }

    /**
     * The fact in a package field of a criterion.
     *
     * @param field a criterion key such as {@code bank_link}, or {@code target.zzp}
     * @return null = unknown
     */
    public @Nullable Fact fact(String field) {
        Audience user = TARGET_FIELDS.get(field);
        return user == null ? criteria.get(field) : target.get(user);
    }

    /** The fact in a place of its own: {@code vendor}, {@code target.zzp}, {@code criteria.bank_link}; null = unknown. */
    @Nullable
    Fact factAt(String place) {
        return switch (place) {
            case "vendor" -> vendor;
            case "website" -> website;
            case "status" -> status;
            default -> fact(place.startsWith("criteria.") ? place.substring("criteria.".length()) : place);
        };
    }

    /** The same package with another fact in a place of its own; null = unknown. */
    AccountingPackage with(String place, @Nullable Fact fact) {
        Map<Audience, Fact> targets = new HashMap<>(target);
        Map<String, Fact> fields = new HashMap<>(criteria);
        if (place.startsWith("target.")) {
            put(targets, Audience.ofKey(place.substring("target.".length())), fact);
        } else if (place.startsWith("criteria.")) {
            put(fields, place.substring("criteria.".length()), fact);
        }
        return new AccountingPackage(
                id,
                name,
                place.equals("vendor") ? fact : vendor,
                place.equals("website") ? fact : website,
                place.equals("status") ? fact : status,
                targets,
                editions,
                fields,
                remarks);
    }

    /** The same package with another edition in a position that it has. */
    AccountingPackage with(int position, Edition edition) {
        List<Edition> changed = new ArrayList<>(editions);
        changed.set(position, edition);
        return new AccountingPackage(id, name, vendor, website, status, target, changed, criteria, remarks);
    }

    static <K> void put(Map<K, Fact> facts, K key, @Nullable Fact fact) {
        if (fact == null) {
            facts.remove(key);
        } else {
            facts.put(key, fact);
        }
    }

    /**
     * Whether what is said about a field may be used to decide: not for Dutch tax subjects of packages whose sources
     * are foreign (rule of use 4).
     */
    public boolean isDecidable(String field) {
        return !(REST_ON_FOREIGN_SOURCES.contains(id.value()) && DUTCH_TAX_FIELDS.contains(field));
    }

    /**
     * What a source says about the price of each one beyond a limit: an amount, or words. Then more is for sale, and the
     * limit is no end. The price of an administration is said of the package, not of its editions.
     *
     * @param limit such as {@code users}
     * @return null = nobody says that more can be had
     */
    public @Nullable Fact priceBeyond(Edition edition, String limit) {
        return switch (limit) {
            case "users" -> edition.limits().get("extra_user_price");
            case "bank_links" -> edition.limits().get("extra_bank_link_price");
            case "administrations" -> criteria.get("extra_admin_price");
            case "ocr_documents_month" -> edition.limits().get("price_per_extra_ocr_document");
            default -> null;
        };
    }

    /** Every fact there is, in no particular order. */
    public List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        Stream.of(vendor, website, status).filter(Objects::nonNull).forEach(facts::add);
        facts.addAll(target.values());
        facts.addAll(criteria.values());
        for (Edition edition : editions) {
            Stream.of(edition.priceMonth(), edition.priceMonthIfPaidYearly(), edition.vatBasis())
                    .filter(Objects::nonNull)
                    .forEach(facts::add);
            facts.addAll(edition.limits().values());
        }
        return facts;
    }

    /** Whether enough is known to rank it (rule of use 5). */
    public boolean isKnownWellEnough() {
        return factCount() >= FACTS_TO_BE_RANKED;
    }

    /** How many facts there are; counted without gathering them, because every ranking asks. */
    public int factCount() {
        int count = one(vendor) + one(website) + one(status) + target.size() + criteria.size();
        for (Edition edition : editions) {
            count += edition.limits().size()
                    + one(edition.priceMonth())
                    + one(edition.priceMonthIfPaidYearly())
                    + one(edition.vatBasis());
        }
        return count;
    }

    private static int one(@Nullable Fact fact) {
        return fact == null ? 0 : 1;
    }
}
