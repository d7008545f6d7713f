package nl.allesoveradministratie.pakketwijzer.catalog;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import nl.allesoveradministratie.pakketwijzer.catalog.FactView.Mark;
import nl.allesoveradministratie.pakketwijzer.shared.Money;
import nl.allesoveradministratie.pakketwijzer.site.Words;
import org.jspecify.annotations.Nullable;

/**
 * Puts facts into words: value, source, date and whether they want checking.
 *
 * @param words in which language
 * @param today for the age of a fact
 */
public record FactWords(Words words, LocalDate today) {

    /** A fact of a package field; null = unknown. */
    public FactView of(String field, @Nullable Fact fact) {
        if (fact == null) {
            return new FactView(Mark.UNKNOWN, words.get("fact.unknown"), null, null, null, null);
        }
        return new FactView(
                mark(fact.value()),
                value(field, fact.value()),
                fact.note(),
                source(fact),
                fact.sourceUrl(),
                warning(fact));
    }

    private static Mark mark(FactValue value) {
        return switch (value) {
            case FactValue.Yes yes -> Mark.YES;
            case FactValue.Partial partial -> Mark.PARTLY;
            case FactValue.No no -> Mark.NO;
            default -> Mark.NONE;
        };
    }

    /** A value of a field in words. */
    public String value(String field, FactValue value) {
        return switch (value) {
            case FactValue.Yes yes -> words.get("fact.yes");
            case FactValue.No no -> words.get("fact.no");
            case FactValue.Partial partial -> words.get("fact.partial");
            case FactValue.Unlimited unlimited -> words.get("fact.unlimited");
            case FactValue.Number(BigDecimal number) -> number(field, number);
            case FactValue.Text(String text) -> text(field, text);
            case FactValue.Listing(List<String> texts) ->
                texts.stream().map(text -> text(field, text)).collect(Collectors.joining(", "));
        };
    }

    private String number(String field, BigDecimal number) {
        if (field.equals("trial_days")) {
            return words.get("fact.days", number);
        }
        return field.contains("price") ? words.money(new Money(number)) : words.number(number);
    }

    private String text(String field, String text) {
        String key = "value." + field + "." + text;
        return words.texts().has(key) ? words.get(key) : text;
    }

    /** "Bron: website, 12 nov 2026"; quotations by others are called so. */
    public String source(Fact fact) {
        String kind = words.get("source." + fact.sourceKind().name().toLowerCase(Locale.ROOT));
        String seen = fact.asOf() == null ? words.get("source.undated") : words.shortDate(fact.asOf());
        String key = fact.access() == Fact.Access.DIRECT ? "source.direct" : "source.secondhand";
        return words.get(key, kind, seen);
    }

    /** Who quotes the page: the beginning of an address, or in words; null when the page itself was read. */
    public @Nullable String via(Fact fact) {
        if (fact.access() == Fact.Access.DIRECT || fact.via() == null) {
            return null;
        }
        return words.get(
                "package.via",
                fact.via().replaceFirst("^https?://((?:[^/]+/?){1,3}).*", "$1").replaceFirst("/$", ""));
    }

    private @Nullable String warning(Fact fact) {
        return switch (fact.freshness(today)) {
            case FRESH -> null;
            case OUTDATED -> words.get("freshness.outdated");
            case TO_CHECK -> words.get("freshness.to_check");
        };
    }

    /** The name of a package field or limit. */
    public String field(String field) {
        return words.get("field." + field);
    }

    /** A reason for or against a package, as the end of "Past bij je als" or "Past minder goed als". */
    public String reason(Suits.Line line) {
        String field = line.field();
        return switch (line.kind()) {
            case USER -> words.get("package.suits." + field.substring("target.".length()));
            case FEATURE -> words.get("package.need." + field);
            case DEPLOYMENT -> {
                String key =
                        "package.suits." + (line.fact().value() instanceof FactValue.Text(String where) ? where : "");
                yield words.texts().has(key) ? words.get(key) : words.get("package.need.deployment");
            }
            case LIMIT -> {
                String limit = field.substring("limits.".length());
                yield line.fact().value() instanceof FactValue.Number(BigDecimal number)
                        ? words.get("package.beyond." + limit, number)
                        : words.get("package.much." + limit);
            }
        };
    }

    /** What a reason alone does not say: "Deels" with the note, or whose limit it is; empty = nothing. */
    public String reasonDetail(Suits.Line line) {
        if (line.edition() != null) {
            String key = line.fact().value() instanceof FactValue.Unlimited
                    ? "package.suits.unlimited"
                    : "package.suits.highest";
            return words.get(key, line.edition());
        }
        return line.fact().value() instanceof FactValue.Partial
                ? "(" + words.get("fact.partial").toLowerCase(words.language().locale()) + ")"
                : "";
    }

    /** A question to the vendor: of a field that is unknown, "price" or "vat". */
    public String question(String about) {
        return words.get("package.question." + about);
    }

    /** What a fact or a correction is about: a field, for whom a package is, or a key of {@link CorrectionSubject}. */
    public String subject(String key) {
        if (CorrectionSubject.general().contains(key)) {
            return words.get("correction.subject." + key);
        }
        return key.startsWith("target.")
                ? words.get("audience." + key.substring("target.".length()) + ".for")
                : field(key);
    }

    /** What a price comes with: "richtprijs, peildatum 8 oktober 2026", or that it was checked. */
    public String priceDate(Fact price) {
        return price.asOf() == null
                ? words.get("price.indicative.undated")
                : words.get(price.isChecked() ? "price.checked" : "price.indicative", words.date(price.asOf()));
    }

    /** The words for whom a package is made; empty when that is unknown. */
    public List<String> audiences(AccountingPackage pack) {
        List<String> audiences = new ArrayList<>();
        for (Audience user : Audience.values()) {
            Fact target = pack.target().get(user);
            if (target != null && !(target.value() instanceof FactValue.No)) {
                String partly = target.value() instanceof FactValue.Partial ? ".partly" : "";
                audiences.add(words.get("audience." + user.key() + partly));
            }
        }
        return audiences;
    }
}
