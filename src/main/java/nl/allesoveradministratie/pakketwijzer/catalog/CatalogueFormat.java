package nl.allesoveradministratie.pakketwijzer.catalog;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import nl.allesoveradministratie.pakketwijzer.shared.PartialDate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads a package as it stands in a catalogue file (described in {@code db/catalog/README.md}). Whatever is not as
 * described is refused with the package and the field named; nothing is guessed.
 */
final class CatalogueFormat {

    private CatalogueFormat() {}

    /** @throws InvalidCatalogue naming the package and the field */
    static AccountingPackage packageOf(JsonNode node) {
        String id = text(node, "id", "a package");
        try {
            return new AccountingPackage(
                    new PackageId(id),
                    text(node, "name", id),
                    fact(node.get("vendor"), id + ".vendor"),
                    fact(node.get("website"), id + ".website"),
                    fact(node.get("status"), id + ".status"),
                    audiences(node.path("target"), id),
                    editions(node.path("editions"), id),
                    facts(node.path("criteria"), id + ".criteria"),
                    texts(node.path("remarks")));
        } catch (InvalidCatalogue e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new InvalidCatalogue(id + ": " + e.getMessage());
        }
    }

    private static Map<Audience, Fact> audiences(JsonNode node, String id) {
        Map<Audience, Fact> target = new EnumMap<>(Audience.class);
        facts(node, id + ".target").forEach((key, fact) -> target.put(Audience.ofKey(key), fact));
        return target;
    }

    private static List<Edition> editions(JsonNode nodes, String id) {
        List<Edition> editions = new ArrayList<>();
        for (JsonNode node : nodes) {
            String name = text(node, "name", id + ".editions");
            String where = id + "." + name;
            Set<Audience> audience = EnumSet.noneOf(Audience.class);
            texts(node.path("audience")).forEach(key -> audience.add(Audience.ofKey(key)));
            Fact price = fact(node.get("price_month"), where + ".price_month");
            requirePrice(price, where);
            editions.add(new Edition(
                    name,
                    price,
                    fact(node.get("price_month_if_paid_yearly"), where + ".price_month_if_paid_yearly"),
                    fact(node.get("vat_basis"), where + ".vat_basis"),
                    facts(node.path("limits"), where + ".limits"),
                    optionalText(node, "note"),
                    audience));
        }
        return editions;
    }

    private static void requirePrice(@Nullable Fact price, String where) {
        if (price != null && !(price.value() instanceof FactValue.Number(BigDecimal euro) && euro.signum() >= 0)) {
            throw new InvalidCatalogue(where + ": a price is an amount of zero or more");
        }
    }

    private static Map<String, Fact> facts(JsonNode node, String where) {
        Map<String, Fact> facts = new LinkedHashMap<>();
        node.properties().forEach(entry -> {
            Fact fact = fact(entry.getValue(), where + "." + entry.getKey());
            if (fact != null) {
                facts.put(entry.getKey(), fact);
            }
        });
        return facts;
    }

    private static @Nullable Fact fact(@Nullable JsonNode node, String where) {
        if (node == null || node.isNull()) {
            return null;
        }
        try {
            String asOf = optionalText(node, "as_of");
            return new Fact(
                    value(node.path("value")),
                    text(node, "source_url", where),
                    oneOf(node, "source_kind", where, Fact.SourceKind::valueOf),
                    oneOf(node, "access", where, Fact.Access::valueOf),
                    optionalText(node, "via"),
                    asOf == null ? null : PartialDate.parse(asOf),
                    optionalText(node, "note"),
                    oneOf(node, "grade", where, Fact.Grade::valueOf));
        } catch (IllegalArgumentException e) {
            throw new InvalidCatalogue(where + ": " + e.getMessage());
        }
    }

    /** @throws IllegalArgumentException when it is no value */
    static FactValue value(JsonNode node) {
        if (node.isBoolean()) {
            return node.booleanValue() ? new FactValue.Yes() : new FactValue.No();
        }
        if (node.isNumber()) {
            return new FactValue.Number(node.decimalValue());
        }
        if (node.isArray()) {
            return new FactValue.Listing(texts(node));
        }
        if (!node.isString()) {
            throw new IllegalArgumentException("a fact needs a value; unknown is no fact at all");
        }
        return switch (node.stringValue()) {
            case "partial" -> new FactValue.Partial();
            case "unlimited" -> new FactValue.Unlimited();
            default -> new FactValue.Text(node.stringValue());
        };
    }

    private static <T> T oneOf(JsonNode node, String field, String where, Function<String, T> valueOf) {
        return valueOf.apply(text(node, field, where).toUpperCase(Locale.ROOT));
    }

    private static String text(JsonNode node, String field, String where) {
        String text = optionalText(node, field);
        if (text == null || text.isBlank()) {
            throw new InvalidCatalogue(where + ": " + field + " is missing");
        }
        return text;
    }

    private static @Nullable String optionalText(JsonNode node, String field) {
        JsonNode value = node.get(field);
        return value == null || value.isNull() ? null : value.asString();
    }

    private static List<String> texts(JsonNode nodes) {
        List<String> texts = new ArrayList<>();
        nodes.forEach(node -> texts.add(node.asString()));
        return texts;
    }
}
