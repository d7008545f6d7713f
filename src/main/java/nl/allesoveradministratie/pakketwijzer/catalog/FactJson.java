package nl.allesoveradministratie.pakketwijzer.catalog;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A fact as it stands in JSON.
 *
 * @param value true, false, "partial", "unlimited", a number, a text or a list
 * @param sourceUrl the page that says it
 * @param sourceKind whose page that is
 * @param access "direct" or "secondhand"
 * @param via who quotes the page; null when it was read directly
 * @param asOf when it was seen; null when that is not known
 * @param note what the value alone does not say; null = nothing
 * @param grade A to D
 */
public record FactJson(
        Object value,
        String sourceUrl,
        String sourceKind,
        String access,
        @Nullable String via,
        @Nullable String asOf,
        @Nullable String note,
        String grade) {

    /** A fact in the form of JSON. */
    public static FactJson of(Fact fact) {
        return new FactJson(
                plain(fact.value()),
                fact.sourceUrl(),
                fact.sourceKind().name().toLowerCase(Locale.ROOT),
                fact.access().name().toLowerCase(Locale.ROOT),
                fact.via(),
                fact.asOf() == null ? null : fact.asOf().toString(),
                fact.note(),
                fact.grade().name());
    }

    /** The same; null stays null. */
    public static @Nullable FactJson orNull(@Nullable Fact fact) {
        return fact == null ? null : of(fact);
    }

    private static Object plain(FactValue value) {
        return switch (value) {
            case FactValue.Yes yes -> true;
            case FactValue.No no -> false;
            case FactValue.Partial partial -> "partial";
            case FactValue.Unlimited unlimited -> "unlimited";
            case FactValue.Number(BigDecimal number) -> number;
            case FactValue.Text(String text) -> text;
            case FactValue.Listing(List<String> texts) -> texts;
        };
    }
}
