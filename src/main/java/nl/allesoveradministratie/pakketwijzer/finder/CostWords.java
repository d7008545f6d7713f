package nl.allesoveradministratie.pakketwijzer.finder;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import nl.allesoveradministratie.pakketwijzer.catalog.Edition;
import nl.allesoveradministratie.pakketwijzer.shared.Money;
import nl.allesoveradministratie.pakketwijzer.site.Words;
import org.jspecify.annotations.Nullable;

/**
 * Puts the pieces of a cost into words.
 *
 * @param words in which language
 */
public record CostWords(Words words) {

    /** An amount that may be below zero. */
    public String amount(BigDecimal euro) {
        String amount = words.money(new Money(euro.abs()));
        return euro.signum() < 0 ? "−" + amount : amount;
    }

    /** What a price is for: a month, and one administration or user where that is so. */
    public String per(Cost cost) {
        return cost.eachOf() == null
                ? words.get("price.per_month")
                : words.get("price.per_month_each." + cost.eachOf().key());
    }

    /** A number with what is counted: "10 verkoopfacturen per maand". */
    public String count(Cost.Volume volume) {
        return words.get("result.cost.count." + volume.limit(), volume.number());
    }

    /** A limit of the edition: "10 verkoopfacturen per maand", or that there is no invoicing at all. */
    public String condition(Cost.Volume most) {
        return most.number() == 0 && most.limit().equals("sales_invoices_month")
                ? words.get("result.cost.no_invoices")
                : count(most);
    }

    /** What a line of the sum is for. */
    public String part(Cost cost, Cost.Part part) {
        Edition.Per per = cost.edition().per();
        boolean edition = part.kind() == Cost.Kind.EDITION || part.kind() == Cost.Kind.EDITION_PAID_YEARLY;
        return words.get(
                per != null && edition && part.count() > 1
                        ? "result.cost.part.each." + per.unit().key()
                        : "result.cost.part." + key(part.kind()),
                cost.edition().name(),
                part.count(),
                amount(part.unit()),
                part.months());
    }

    /** From which number on another edition is the one. */
    public String from(Cost.Growth growth) {
        Cost.Volume last = growth.upTo();
        return words.get("result.cost.from", count(new Cost.Volume(last.limit(), last.number() + 1)));
    }

    /** How many times the volumes of now. */
    public String times(Cost.Grown grown) {
        return words.get("result.cost.times", words.number(BigDecimal.valueOf(grown.percent(), 2)));
    }

    /** The next edition with its price; that it is not certain is news only where the cost itself is. */
    public String tier(Cost cost, Cost.@Nullable Tier tier) {
        if (tier == null) {
            return words.get("result.cost.tier.none");
        }
        if (tier.perMonth() == null) {
            return words.get("result.cost.tier.unpriced", tier.edition().name());
        }
        return words.get(
                tier.certain() || !cost.certain() ? "result.cost.tier.known" : "result.cost.tier.uncertain",
                tier.edition().name(),
                words.money(tier.perMonth()));
    }

    /** What the sum leaves open. */
    public String open(Cost.Remark remark) {
        return switch (remark) {
            case Cost.Remark.NotCounted(Cost.Kind kind, Money each) ->
                words.get("result.cost.open." + key(kind), words.money(each));
            case Cost.Remark.RoomUnknown(Cost.Volume volume) -> words.get("result.cost.open.room", count(volume));
            case Cost.Remark.Said(String said) -> words.get("result.cost.open.said", said);
            case Cost.Remark.Each(Edition.Unit unit) -> words.get("result.cost.open.each." + unit.key());
            case Cost.Remark.Lacks(String field) -> words.get("result.cost.open.lacks", words.get("field." + field));
            case Cost.Remark.PricedApart(String field, String said) ->
                words.get("result.cost.open.apart", words.get("field." + field), said);
            case Cost.Remark.Clients(long clients, boolean noted) ->
                noted ? words.get("result.cost.open.noted") : words.get("result.cost.open.clients", clients);
        };
    }

    /** What the edition does not have though the package does: "Zit niet in deze editie: ..."; empty = nothing said. */
    public String lacks(Cost cost) {
        return cost.edition().lacks().isEmpty()
                ? ""
                : words.get(
                        "result.cost.lacks",
                        cost.edition().lacks().stream()
                                .map(field -> words.get("field." + field))
                                .sorted()
                                .collect(Collectors.joining(", ")));
    }

    /** All that a reader should know beside the sum, each as a sentence: what is open, and up to where it holds. */
    public List<String> besides(Cost cost) {
        List<String> lines = new ArrayList<>();
        cost.open().forEach(remark -> lines.add(open(remark)));
        cost.conditions().forEach(most -> lines.add(words.get("result.cost.upto.one", condition(most))));
        return lines;
    }

    /** The day of the prices: that all were checked, or that some are an indication; the oldest of them counts. */
    public String priceDate(Cost cost) {
        String seen = cost.asOf() == null ? words.get("source.undated") : words.date(cost.asOf());
        return words.get(cost.indicative() ? "price.indicative" : "price.checked", seen);
    }

    private static String key(Cost.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
