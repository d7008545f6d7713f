package nl.allesoveradministratie.pakketwijzer.catalog;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.allesoveradministratie.pakketwijzer.shared.PartialDate;

/** What an editor types, and what it means: as people here write numbers and dates. */
public final class FactInput {

    private static final Pattern DUTCH_DATE = Pattern.compile("(?:(?:(\\d{1,2})-)?(\\d{1,2})-)?(\\d{4})");

    private FactInput() {}

    /** The value in a place of a kind that is typed; empty = it is none. */
    public static Optional<FactValue> value(ValueKind kind, String typed) {
        String text = typed.strip();
        Optional<FactValue> value = switch (kind) {
            case COUNT, MONTHS, PRICE -> number(text);
            case LIMIT ->
                text.equalsIgnoreCase("onbeperkt") || text.equalsIgnoreCase("unlimited")
                        ? Optional.of(new FactValue.Unlimited())
                        : number(text);
            case PRICE_OR_TEXT -> number(text).or(() -> Optional.of(new FactValue.Text(text)));
            default -> Optional.of(new FactValue.Text(text));
        };
        return value.filter(kind::admits);
    }

    private static Optional<FactValue> number(String text) {
        return text.matches("\\d{1,9}([.,]\\d{1,2})?")
                ? Optional.of(new FactValue.Number(new BigDecimal(text.replace(',', '.'))))
                : Optional.empty();
    }

    /** As an editor would type it; empty for what is chosen and not typed. */
    public static String typed(FactValue value) {
        return switch (value) {
            case FactValue.Number(BigDecimal number) ->
                number.stripTrailingZeros().toPlainString().replace('.', ',');
            case FactValue.Text(String text) -> text;
            case FactValue.Unlimited unlimited -> "onbeperkt";
            default -> "";
        };
    }

    /** A day, month or year: 12-11-2026, 11-2026 or 2026, or the other way round; empty = none of these. */
    public static Optional<PartialDate> date(String typed) {
        Matcher dutch = DUTCH_DATE.matcher(typed.strip());
        StringBuilder iso = new StringBuilder(typed.strip());
        if (dutch.matches()) {
            iso = new StringBuilder(dutch.group(3));
            for (int part = 2; part >= 1 && dutch.group(part) != null; part--) {
                iso.append('-')
                        .append(dutch.group(part).length() == 1 ? "0" : "")
                        .append(dutch.group(part));
            }
        }
        try {
            return Optional.of(PartialDate.parse(iso.toString()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** A date as it is typed here: 12-11-2026. */
    public static String typed(PartialDate date) {
        String[] parts = date.toString().split("-");
        StringBuilder typed = new StringBuilder();
        for (int part = parts.length - 1; part >= 0; part--) {
            typed.append(parts[part]).append(part > 0 ? "-" : "");
        }
        return typed.toString();
    }
}
