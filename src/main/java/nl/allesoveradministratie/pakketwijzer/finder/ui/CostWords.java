package nl.allesoveradministratie.pakketwijzer.finder.ui;

import java.math.BigDecimal;
import java.util.Locale;
import nl.allesoveradministratie.pakketwijzer.finder.Cost;
import nl.allesoveradministratie.pakketwijzer.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * Puts the pieces of a cost into words.
 *
 * @param screen in whose language
 */
record CostWords(FinderScreen screen) {

    /** An amount that may be below zero. */
    String amount(BigDecimal euro) {
        String amount = screen.words().money(new Money(euro.abs()));
        return euro.signum() < 0 ? "−" + amount : amount;
    }

    /** A number with what is counted: "10 verkoopfacturen per maand". */
    String count(Cost.Volume volume) {
        return screen.t("result.cost.count." + volume.limit(), volume.number());
    }

    /** A limit of the edition: "10 verkoopfacturen per maand", or that there is no invoicing at all. */
    String condition(Cost.Volume most) {
        return most.number() == 0 && most.limit().equals("sales_invoices_month")
                ? screen.t("result.cost.no_invoices")
                : count(most);
    }

    /** What a line of the sum is for. */
    String part(Cost cost, Cost.Part part) {
        return screen.t(
                "result.cost.part." + key(part.kind()),
                cost.edition().name(),
                part.count(),
                amount(part.unit()),
                part.months());
    }

    /** From which number on another edition is the one. */
    String from(Cost.Growth growth) {
        Cost.Volume last = growth.upTo();
        return screen.t("result.cost.from", count(new Cost.Volume(last.limit(), last.number() + 1)));
    }

    /** How many times the volumes of now. */
    String times(Cost.Grown grown) {
        return screen.t("result.cost.times", screen.words().number(BigDecimal.valueOf(grown.percent(), 2)));
    }

    /** The next edition with its price; that it is not certain is news only where the cost itself is. */
    String tier(Cost cost, Cost.@Nullable Tier tier) {
        if (tier == null) {
            return screen.t("result.cost.tier.none");
        }
        if (tier.perMonth() == null) {
            return screen.t("result.cost.tier.unpriced", tier.edition().name());
        }
        return screen.t(
                tier.certain() || !cost.certain() ? "result.cost.tier.known" : "result.cost.tier.uncertain",
                tier.edition().name(),
                screen.words().money(tier.perMonth()));
    }

    /** What the sum leaves open. */
    String open(Cost.Remark remark) {
        return switch (remark) {
            case Cost.Remark.NotCounted(Cost.Kind kind, Money each) ->
                screen.t("result.cost.open." + key(kind), screen.words().money(each));
            case Cost.Remark.RoomUnknown(Cost.Volume volume) -> screen.t("result.cost.open.room", count(volume));
            case Cost.Remark.Said(String words) -> screen.t("result.cost.open.said", words);
            case Cost.Remark.Clients(long clients, boolean noted) ->
                noted ? screen.t("result.cost.open.noted") : screen.t("result.cost.open.clients", clients);
        };
    }

    private static String key(Cost.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
