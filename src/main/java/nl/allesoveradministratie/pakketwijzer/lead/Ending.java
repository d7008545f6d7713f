package nl.allesoveradministratie.pakketwijzer.lead;

import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LEAD_;

import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** How a lead ended, and that it goes on after all: what says so stands in several columns, which change together. */
final class Ending {

    /** All of them. */
    static final List<Field<?>> FIELDS = List.of(
            LEAD_.STATUS,
            LEAD_.OUTCOME,
            LEAD_.OUTCOME_AT,
            LEAD_.OUTCOME_PACKAGE,
            LEAD_.REOPEN_TO,
            LEAD_.HANDED_OVER_AT);

    private Ending() {}

    /**
     * It is done. Said again of a lead that was, it still goes back to where it stood before; handed over it stays only as long as
     * a package was chosen.
     *
     * @param chosen key of the package that was chosen; null = none, or not told
     */
    static Map<Field<?>, @Nullable Object> as(LeadOutcome outcome, @Nullable String chosen, OffsetDateTime at) {
        Map<Field<?>, @Nullable Object> values = new HashMap<>();
        values.put(
                LEAD_.REOPEN_TO,
                DSL.when(LEAD_.STATUS.eq(LeadStatus.DONE.key()), LEAD_.REOPEN_TO)
                        .otherwise(LEAD_.STATUS));
        values.put(LEAD_.STATUS, LeadStatus.DONE.key());
        values.put(LEAD_.OUTCOME, outcome.key());
        values.put(LEAD_.OUTCOME_AT, at);
        values.put(LEAD_.OUTCOME_PACKAGE, chosen);
        if (outcome != LeadOutcome.CHOSEN) {
            values.put(LEAD_.HANDED_OVER_AT, null);
        }
        return values;
    }

    /**
     * It did not end after all: back to where it stood.
     *
     * @param otherwise when that was not kept
     */
    static Map<Field<?>, @Nullable Object> reopened(LeadStatus otherwise) {
        Map<Field<?>, @Nullable Object> values = none();
        values.put(LEAD_.STATUS, DSL.coalesce(LEAD_.REOPEN_TO, DSL.val(otherwise.key())));
        return values;
    }

    /** It goes on; nobody was handed over, whatever was said before. */
    static Map<Field<?>, @Nullable Object> none() {
        Map<Field<?>, @Nullable Object> values = new HashMap<>();
        values.put(LEAD_.OUTCOME, null);
        values.put(LEAD_.OUTCOME_AT, null);
        values.put(LEAD_.OUTCOME_PACKAGE, null);
        values.put(LEAD_.REOPEN_TO, null);
        values.put(LEAD_.HANDED_OVER_AT, null);
        return values;
    }
}
