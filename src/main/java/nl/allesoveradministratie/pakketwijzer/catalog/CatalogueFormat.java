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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.allesoveradministratie.pakketwijzer.shared.Money;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import nl.allesoveradministratie.pakketwijzer.shared.PartialDate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads a package as it stands in a catalogue file (described in {@code db/catalog/README.md}). Whatever is not as
 * described is refused with the package and the field named; nothing is guessed.
 */
final class CatalogueFormat {

    private static final int MOST_DIGITS = 15;

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
                    texts(node.path("remarks"), id + ".remarks"));
        } catch (InvalidCatalogue e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new InvalidCatalogue(id + ": " + e.getMessage());
        }
    }

    private static Map<Audience, Fact> audiences(JsonNode node, String id) {
        Map<Audience, Fact> target = new EnumMap<>(Audience.class);
        facts(node, id + ".target").forEach((key, fact) -> target.put(audience(key, id + ".target"), fact));
        return target;
    }

    private static List<Edition> editions(JsonNode nodes, String id) {
        List<Edition> editions = new ArrayList<>();
        for (JsonNode node : nodes) {
            String name = text(node, "name", id + ".editions");
            String where = id + "." + name;
            Set<Audience> audience = EnumSet.noneOf(Audience.class);
            texts(node.path("audience"), where + ".audience")
                    .forEach(key -> audience.add(audience(key, where + ".audience")));
            editions.add(new Edition(
                    name,
                    price(node, "price_month", where),
                    price(node, "price_month_if_paid_yearly", where),
                    fact(node.get("vat_basis"), where + ".vat_basis"),
                    facts(node.path("limits"), where + ".limits"),
                    optionalText(node, "note", where),
                    audience,
                    Set.copyOf(texts(node.path("lacks"), where + ".lacks")),
                    Set.copyOf(texts(node.path("legal_forms"), where + ".legal_forms")),
                    per(node.get("per"), where + ".per")));
        }
        return editions;
    }

    private static Edition.@Nullable Per per(@Nullable JsonNode node, String where) {
        if (node == null || node.isNull()) {
            return null;
        }
        Edition.Unit unit = oneOf(node, "unit", where, Edition.Unit.values(), Edition.Unit::key);
        Integer from = optionalNumber(node, "from", where);
        try {
            return new Edition.Per(unit, from == null ? 1 : from, optionalNumber(node, "to", where));
        } catch (InvalidCatalogue e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new InvalidCatalogue(where + ": " + e.getMessage());
        }
    }

    private static @Nullable Integer optionalNumber(JsonNode node, String field, String where) {
        JsonNode value = node.get(field);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isInt()) {
            throw new InvalidCatalogue(where + ": " + field + " is not a whole number");
        }
        return value.intValue();
    }

    private static @Nullable Fact price(JsonNode node, String field, String where) {
        Fact price = fact(node.get(field), where + "." + field);
        if (price != null && !(price.value() instanceof FactValue.Number)) {
            throw noPrice(where + "." + field);
        }
        return price;
    }

    private static InvalidCatalogue noPrice(String where) {
        return new InvalidCatalogue(where + ": a price is an amount in euro and cents, zero or more");
    }

    private static Audience audience(String key, String where) {
        return oneOf(key, where, Audience.values(), Audience::key);
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

    static @Nullable Fact fact(@Nullable JsonNode node, String where) {
        if (node == null || node.isNull()) {
            return null;
        }
        try {
            FactValue value = value(node.path("value"));
            String sourceUrl = text(node, "source_url", where);
            if (!sourceUrl.matches("https?://\\S+")) {
                throw new InvalidCatalogue(where + ": source_url is not a web address");
            }
            // A number in a field with this in its name is shown as an amount.
            if (where.substring(where.lastIndexOf('.') + 1).contains("price")
                    && value instanceof FactValue.Number(BigDecimal euro)
                    && !Money.isAmount(euro)) {
                throw noPrice(where);
            }
            String asOf = optionalText(node, "as_of", where);
            return new Fact(
                    value,
                    sourceUrl,
                    oneOf(node, "source_kind", where, Fact.SourceKind.values(), CatalogueFormat::lowerCase),
                    oneOf(node, "access", where, Fact.Access.values(), CatalogueFormat::lowerCase),
                    optionalText(node, "via", where),
                    asOf == null ? null : PartialDate.parse(asOf),
                    optionalText(node, "note", where),
                    oneOf(node, "grade", where, Fact.Grade.values(), Enum::name));
        } catch (InvalidCatalogue e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new InvalidCatalogue(where + ": " + e.getMessage());
        }
    }

    private static String lowerCase(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException when it is no value */
    static FactValue value(JsonNode node) {
        if (node.isBoolean()) {
            return node.booleanValue() ? new FactValue.Yes() : new FactValue.No();
        }
        if (node.isNumber()) {
            return new FactValue.Number(number(node.decimalValue()));
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

    /** A few letters can stand for a number that no memory holds once it is written out. */
    private static BigDecimal number(BigDecimal number) {
        if (number.precision() - (long) number.scale() > MOST_DIGITS || number.scale() > MOST_DIGITS) {
            throw new IllegalArgumentException("a number has too many digits");
        }
        return number;
    }

    private static <T> T oneOf(JsonNode node, String field, String where, T[] all, Function<T, String> word) {
        return oneOf(text(node, field, where), where + "." + field, all, word);
    }

    private static <T> T oneOf(String text, String where, T[] all, Function<T, String> word) {
        return Stream.of(all)
                .filter(each -> word.apply(each).equals(text))
                .findFirst()
                .orElseThrow(() -> new InvalidCatalogue(where + ": \"" + text + "\" is not one of "
                        + Stream.of(all).map(word).collect(Collectors.joining(", "))));
    }

    private static String text(JsonNode node, String field, String where) {
        String text = optionalText(node, field, where);
        if (text == null || text.isBlank()) {
            throw new InvalidCatalogue(where + ": " + field + " is missing");
        }
        return text;
    }

    private static @Nullable String optionalText(JsonNode node, String field, String where) {
        JsonNode value = node.get(field);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isString()) {
            throw new InvalidCatalogue(where + ": " + field + " is not a text");
        }
        return value.stringValue();
    }

    private static List<String> texts(JsonNode nodes, String where) {
        try {
            return texts(nodes);
        } catch (IllegalArgumentException e) {
            throw new InvalidCatalogue(where + ": " + e.getMessage());
        }
    }

    private static List<String> texts(JsonNode nodes) {
        List<String> texts = new ArrayList<>();
        for (JsonNode node : nodes) {
            if (!node.isString()) {
                throw new IllegalArgumentException("a text is expected");
            }
            texts.add(node.stringValue());
        }
        return texts;
    }
}
