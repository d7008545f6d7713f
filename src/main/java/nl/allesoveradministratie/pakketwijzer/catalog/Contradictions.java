package nl.allesoveradministratie.pakketwijzer.catalog;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Facts of one package that cannot all be true, or hardly: found by small rules, for an editor to look at. */
final class Contradictions {

    /** What does not go together. */
    enum Rule {
        /** There is said to be no free plan, but an edition costs nothing. */
        FREE_EDITION,
        /** There is said to be a free plan, but all editions have a price. */
        NO_FREE_EDITION,
        /** Paid by the year an edition costs more than paid by the month. */
        YEARLY_DEARER,
        /** A promotion is a price and a number of months, and one of them is missing. */
        HALF_PROMOTION,
        /** The package is said to have it, but every edition is said to lack it. */
        LACKED_BY_ALL,
        /** It is said not to be for these users, but an edition is sold to them in particular. */
        EDITION_FOR_OTHERS,
        /** The note itself says that others say otherwise, or that it has to be asked. */
        NOTE_DOUBTS,
        /** It is said not to have it, but an edition says how much of it there is. */
        LIMIT_OF_NOTHING;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final Pattern DOUBT = Pattern.compile("zegt nee|zegt ja|noemt juist|navragen");

    /** The limit that says how much there is of a feature. */
    private static final Map<String, List<String>> LIMITS_OF = Map.of(
            "ocr", List.of("ocr_documents_month", "ocr_proposals_month"),
            "bank_link", List.of("bank_links", "bank_transactions_month"));

    private final AccountingPackage pack;
    private final Map<Rule, Set<FactPlace>> found = new EnumMap<>(Rule.class);

    private Contradictions(AccountingPackage pack) {
        this.pack = pack;
    }

    /** By rule, the places that contradict each other; empty = none. */
    static Map<Rule, Set<FactPlace>> of(AccountingPackage pack) {
        Contradictions search = new Contradictions(pack);
        search.prices();
        search.features();
        search.audiences();
        search.notes();
        return search.found;
    }

    private void prices() {
        Fact freePlan = pack.fact("free_plan");
        boolean allPriced = !pack.editions().isEmpty();
        for (int i = 0; i < pack.editions().size(); i++) {
            Edition edition = pack.editions().get(i);
            BigDecimal monthly = euro(edition.priceMonth());
            BigDecimal yearly = euro(edition.priceMonthIfPaidYearly());
            allPriced &= monthly != null && monthly.signum() > 0;
            if (isNo(freePlan) && monthly != null && monthly.signum() == 0) {
                add(Rule.FREE_EDITION, criterion("free_plan"), place(i, "price_month"));
            }
            if (monthly != null && yearly != null && yearly.compareTo(monthly) > 0) {
                add(Rule.YEARLY_DEARER, place(i, "price_month"), place(i, "price_month_if_paid_yearly"));
            }
            boolean hasPrice = edition.limits().containsKey("promotion_price_month");
            if (hasPrice != edition.limits().containsKey("promotion_months")) {
                add(
                        Rule.HALF_PROMOTION,
                        place(i, hasPrice ? "limits.promotion_price_month" : "limits.promotion_months"));
            }
        }
        if (allPriced && freePlan != null && freePlan.value() instanceof FactValue.Yes) {
            add(Rule.NO_FREE_EDITION, criterion("free_plan"));
        }
    }

    private void features() {
        pack.criteria().forEach((field, fact) -> {
            boolean lackedByAll = !pack.editions().isEmpty()
                    && pack.editions().stream()
                            .allMatch(edition -> edition.lacks().contains(field));
            if (lackedByAll && fact.value() instanceof FactValue.Yes) {
                add(Rule.LACKED_BY_ALL, criterion(field));
            }
            for (int i = 0; i < pack.editions().size() && isNo(fact); i++) {
                for (String limit : LIMITS_OF.getOrDefault(field, List.of())) {
                    Fact amount = pack.editions().get(i).limits().get(limit);
                    if (amount != null && !(amount.value() instanceof FactValue.Number(var n) && n.signum() == 0)) {
                        add(Rule.LIMIT_OF_NOTHING, criterion(field), place(i, "limits." + limit));
                    }
                }
            }
        });
    }

    private void audiences() {
        pack.target().forEach((user, fact) -> {
            boolean sold = pack.editions().stream()
                    .anyMatch(edition -> edition.audience().equals(Set.of(user)));
            if (isNo(fact) && sold) {
                add(Rule.EDITION_FOR_OTHERS, new FactPlace(pack.id(), null, "target." + user.key()));
            }
        });
    }

    private void notes() {
        pack.criteria().forEach((field, fact) -> {
            if (fact.note() != null && DOUBT.matcher(fact.note()).find()) {
                add(Rule.NOTE_DOUBTS, criterion(field));
            }
        });
    }

    private void add(Rule rule, FactPlace... places) {
        found.computeIfAbsent(rule, each -> new LinkedHashSet<>()).addAll(List.of(places));
    }

    private FactPlace criterion(String field) {
        return new FactPlace(pack.id(), null, "criteria." + field);
    }

    private FactPlace place(int edition, String field) {
        return new FactPlace(pack.id(), edition, field);
    }

    private static boolean isNo(@Nullable Fact fact) {
        return fact != null && fact.value() instanceof FactValue.No;
    }

    private static @Nullable BigDecimal euro(@Nullable Fact fact) {
        return fact != null && fact.value() instanceof FactValue.Number(BigDecimal euro) ? euro : null;
    }
}
