package nl.allesoveradministratie.pakketwijzer.catalog;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A package as the text of its file in {@code db/catalog/packages}, to the letter: one fact per line. The same facts give
 * the same text, wherever they come from, so hashes and the version are those of the text.
 */
final class CatalogueText {

    /** The fields of a package's criteria, in the order of its file. */
    static final List<String> CRITERIA = List.of(
            "legal_forms",
            "vat_filing_direct",
            "icp",
            "oss",
            "margin_scheme",
            "reverse_charge",
            "bank_link",
            "ocr",
            "einvoice_send",
            "einvoice_receive",
            "quotes",
            "hours",
            "mileage",
            "stock",
            "projects",
            "cost_centres",
            "webshop",
            "pos",
            "payroll",
            "fixed_assets",
            "multi_currency",
            "accountant_access",
            "annual_accounts",
            "auditfile",
            "api",
            "mobile_app",
            "hosting_eu",
            "iso27001",
            "support_phone",
            "support_dutch",
            "support_english",
            "contract_monthly",
            "migration_import",
            "read_only_after_cancel",
            "free_plan",
            "trial_days",
            "g_account",
            "income_tax_help",
            "fiscal_unity",
            "trust_mark",
            "deployment",
            "multi_admin",
            "extra_admin_price",
            "own_bank_account");

    /** What an edition's limits are about, in the order of the file. */
    static final List<String> LIMITS = List.of(
            "sales_invoices_month",
            "sales_invoices_year",
            "expenses_month",
            "bank_transactions_month",
            "bookings_month",
            "bookings_year",
            "revenue_year_max",
            "ocr_documents_month",
            "ocr_proposals_month",
            "users",
            "bank_links",
            "administrations",
            "price_per_sales_invoice",
            "price_per_extra_ocr_document",
            "invoicing_addon_price",
            "extra_user_price",
            "extra_bank_link_price",
            "free_administrations",
            "promotion_price_month",
            "promotion_months");

    private CatalogueText() {}

    /** The text of the package's file. */
    static String of(AccountingPackage pack) {
        List<String> items = new ArrayList<>();
        items.add(" \"id\": " + quoted(pack.id().value()));
        items.add(" \"name\": " + quoted(pack.name()));
        for (String field : FactPlace.OF_A_PACKAGE) {
            items.add(" " + quoted(field) + ": " + line(pack.factAt(field)));
        }
        List<String> targets = new ArrayList<>();
        for (Audience each : Audience.values()) {
            targets.add(quoted(each.key()) + ": " + line(pack.target().get(each)));
        }
        items.add(" \"target\": " + block(targets, "{", "}", 1));
        items.add(" \"editions\": "
                + block(pack.editions().stream().map(CatalogueText::edition).toList(), "[", "]", 1));
        items.add(" \"criteria\": " + block(facts(pack.criteria(), CRITERIA, true), "{", "}", 1));
        items.add(" \"remarks\": "
                + block(pack.remarks().stream().map(CatalogueText::quoted).toList(), "[", "]", 1));
        items.add(" \"fact_count\": " + pack.factCount());
        items.add(" \"fact_grades\": " + grades(pack.facts()));
        return "{\n" + String.join(",\n", items) + "\n}\n";
    }

    private static String per(Edition.Per per) {
        String unit = "{\"unit\": " + quoted(per.unit().key());
        return unit + (per.from() == 1 ? "" : ", \"from\": " + per.from())
                + (per.to() == null ? "" : ", \"to\": " + per.to())
                + "}";
    }

    private static String edition(Edition edition) {
        List<String> items = new ArrayList<>();
        items.add("\"name\": " + quoted(edition.name()));
        if (!edition.audience().isEmpty()) {
            items.add("\"audience\": "
                    + words(edition.audience().stream()
                            .sorted()
                            .map(Audience::key)
                            .toList()));
        }
        if (!edition.lacks().isEmpty()) {
            items.add("\"lacks\": " + words(edition.lacks().stream().sorted().toList()));
        }
        if (!edition.legalForms().isEmpty()) {
            items.add("\"legal_forms\": "
                    + words(edition.legalForms().stream().sorted().toList()));
        }
        if (edition.per() != null) {
            items.add("\"per\": " + per(edition.per()));
        }
        for (String field : FactPlace.OF_AN_EDITION) {
            items.add(quoted(field) + ": " + line(edition.factAt(field)));
        }
        items.add("\"limits\": " + block(facts(edition.limits(), LIMITS, false), "{", "}", 3));
        items.add("\"note\": " + orNull(edition.note()));
        return block(items, "{", "}", 2);
    }

    /** In the order of the file; what the file's form does not know comes last, in alphabetical order. */
    private static List<String> facts(Map<String, Fact> facts, List<String> order, boolean unknownToo) {
        List<String> lines = new ArrayList<>();
        for (String field : order) {
            if (unknownToo || facts.containsKey(field)) {
                lines.add(quoted(field) + ": " + line(facts.get(field)));
            }
        }
        new TreeMap<>(facts).forEach((field, fact) -> {
            if (!order.contains(field)) {
                lines.add(quoted(field) + ": " + line(fact));
            }
        });
        return lines;
    }

    private static String block(List<String> items, String open, String close, int depth) {
        if (items.isEmpty()) {
            return open + close;
        }
        String indent = " ".repeat(depth + 1);
        return items.stream()
                .map(item -> indent + item)
                .collect(Collectors.joining(",\n", open + "\n", "\n" + " ".repeat(depth) + close));
    }

    /** A fact as one line of JSON; null is written as such. */
    static String line(@Nullable Fact fact) {
        if (fact == null) {
            return "null";
        }
        return "{\"value\": " + value(fact.value())
                + ", \"source_url\": " + quoted(fact.sourceUrl())
                + ", \"source_kind\": " + quoted(lowerCase(fact.sourceKind()))
                + ", \"access\": " + quoted(lowerCase(fact.access()))
                + ", \"via\": " + orNull(fact.via())
                + ", \"as_of\": "
                + orNull(fact.asOf() == null ? null : fact.asOf().toString())
                + ", \"note\": " + orNull(fact.note())
                + ", \"grade\": " + quoted(fact.grade().name()) + "}";
    }

    private static String value(FactValue value) {
        return switch (value) {
            case FactValue.Yes yes -> "true";
            case FactValue.No no -> "false";
            case FactValue.Partial partial -> "\"partial\"";
            case FactValue.Unlimited unlimited -> "\"unlimited\"";
            case FactValue.Number(BigDecimal number) -> plain(number);
            case FactValue.Text(String text) -> quoted(text);
            case FactValue.Listing(List<String> texts) -> words(texts);
        };
    }

    /** 9.50 and 9.5 are the same price, and written the same. */
    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private static String words(Collection<String> words) {
        return words.stream().map(CatalogueText::quoted).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String grades(List<Fact> facts) {
        Map<Fact.Grade, Integer> counts = new EnumMap<>(Fact.Grade.class);
        facts.forEach(fact -> counts.merge(fact.grade(), 1, Integer::sum));
        return Set.of(Fact.Grade.values()).stream()
                .sorted()
                .map(grade -> quoted(grade.name()) + ": " + counts.getOrDefault(grade, 0))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String lowerCase(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String orNull(@Nullable String text) {
        return text == null ? "null" : quoted(text);
    }

    private static String quoted(String text) {
        return CatalogueFiles.JSON.writeValueAsString(text);
    }

    /** SHA-256 of the package's text, in hexadecimal. */
    static String hash(AccountingPackage pack) {
        return sha256(of(pack));
    }

    /** The version of a catalogue: of the same content always the same. */
    static String version(Collection<AccountingPackage> packages) {
        SortedMap<String, String> hashes = new TreeMap<>();
        packages.forEach(pack -> hashes.put(pack.id().value(), hash(pack)));
        return sha256(hashes.toString()).substring(0, 12);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
