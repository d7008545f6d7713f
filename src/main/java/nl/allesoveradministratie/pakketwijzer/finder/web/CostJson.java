package nl.allesoveradministratie.pakketwijzer.finder.web;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import nl.allesoveradministratie.pakketwijzer.catalog.Edition;
import nl.allesoveradministratie.pakketwijzer.finder.Cost;
import nl.allesoveradministratie.pakketwijzer.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * A cost as it stands in JSON; amounts in euro.
 *
 * @param perMonth paid by the month, without promotions; null = price unknown, as both totals are
 * @param firstYear what the parts of the first year add up to
 * @param threeYears what the parts of three years add up to
 * @param vatBasis "excl" when a source says so of every price, otherwise "unknown"
 * @param parts the lines of the sum; empty = price unknown
 * @param conditions limits on what was not answered
 */
record CostJson(
        String edition,
        @Nullable BigDecimal perMonth,
        @Nullable BigDecimal firstYear,
        @Nullable BigDecimal threeYears,
        String vatBasis,
        boolean indicative,
        boolean certain,
        List<Part> parts,
        List<Cost.Volume> conditions,
        List<Open> open,
        List<Growth> growth,
        @Nullable Grown grown) {

    /** So many at {@code unit} euro per month, in {@code months} of three years; discounts are below zero. */
    record Part(
            String kind,
            long count,
            BigDecimal unit,
            int months,
            BigDecimal firstYear,
            BigDecimal threeYears,
            String sourceUrl,
            @Nullable String asOf) {}

    /**
     * What the sum leaves out: {@code not-counted} (a price for each piece), {@code room-unknown} (a volume),
     * {@code said} (words), {@code each} (the sum is for one administration or user), {@code lacks} (a field that was wished),
     * {@code priced-apart} (a field that was asked for, with the words about its price), {@code maybe-per-client} or {@code clients-not-counted}.
     */
    record Open(
            String kind,
            @Nullable String about,
            @Nullable Long number,
            @Nullable BigDecimal each,
            @Nullable String words) {}

    /** Up to this number the edition stays the cheapest; next = null: no edition is known for more. */
    record Growth(String limit, long upTo, @Nullable Tier next) {}

    /** At this percentage of the volumes of a month; null = no edition is known that carries that. */
    record Grown(int percent, @Nullable Tier next) {}

    record Tier(
            String edition,
            @Nullable BigDecimal perMonth,
            @Nullable BigDecimal threeYears,
            boolean certain) {}

    static @Nullable CostJson orNull(@Nullable Cost cost) {
        if (cost == null) {
            return null;
        }
        Cost.Grown grown = cost.grown();
        return new CostJson(
                cost.edition().name(),
                euro(cost.perMonth()),
                euro(cost.firstYear()),
                euro(cost.threeYears()),
                cost.withoutVat() ? "excl" : "unknown",
                cost.indicative(),
                cost.certain(),
                cost.parts().stream().map(CostJson::part).toList(),
                cost.conditions(),
                cost.open().stream().map(CostJson::open).toList(),
                cost.growth().stream()
                        .map(growth ->
                                new Growth(growth.upTo().limit(), growth.upTo().number(), tier(growth.next())))
                        .toList(),
                grown == null ? null : new Grown(grown.percent(), tier(grown.tier())));
    }

    private static Part part(Cost.Part part) {
        return new Part(
                key(part.kind()),
                part.count(),
                part.unit(),
                part.months(),
                part.firstYear(),
                part.threeYears(),
                part.fact().sourceUrl(),
                part.fact().asOf() == null ? null : part.fact().asOf().toString());
    }

    private static Open open(Cost.Remark remark) {
        return switch (remark) {
            case Cost.Remark.NotCounted(Cost.Kind kind, Money each) ->
                new Open("not-counted", key(kind), null, each.euro(), null);
            case Cost.Remark.RoomUnknown(Cost.Volume volume) ->
                new Open("room-unknown", volume.limit(), volume.number(), null, null);
            case Cost.Remark.Each(Edition.Unit unit) -> new Open("each", unit.key(), null, null, null);
            case Cost.Remark.Lacks(String field) -> new Open("lacks", field, null, null, null);
            case Cost.Remark.PricedApart(String field, String words) ->
                new Open("priced-apart", field, null, null, words);
            case Cost.Remark.Said(String words) -> new Open("said", "administrations", null, null, words);
            case Cost.Remark.Clients(long clients, boolean noted) ->
                new Open(noted ? "maybe-per-client" : "clients-not-counted", null, clients, null, null);
        };
    }

    private static String key(Cost.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static @Nullable Tier tier(Cost.@Nullable Tier tier) {
        return tier == null
                ? null
                : new Tier(tier.edition().name(), euro(tier.perMonth()), euro(tier.threeYears()), tier.certain());
    }

    private static @Nullable BigDecimal euro(@Nullable Money money) {
        return money == null ? null : money.euro();
    }
}
