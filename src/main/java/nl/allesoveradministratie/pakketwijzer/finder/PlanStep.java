package nl.allesoveradministratie.pakketwijzer.finder;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import nl.allesoveradministratie.pakketwijzer.catalog.AccountingPackage;
import nl.allesoveradministratie.pakketwijzer.catalog.Fact;
import org.jspecify.annotations.Nullable;

/**
 * Something to do for a switch.
 *
 * @param kind what
 * @param variant which wording fits this visitor; empty = the usual one
 * @param day a deadline of the law, or the day by which we advise it
 * @param quarter over which the return is, or in which the start falls; null = it is about no quarter
 * @param known what the catalogue knows about it; empty = nothing to look up
 */
public record PlanStep(
        Kind kind, String variant, LocalDate day, @Nullable VatQuarter quarter, List<Known> known) {

    public PlanStep {
        known = List.copyOf(known);
    }

    /** The end of the keys of its texts, such as {@code last_return.icp}. */
    public String key() {
        return kind.key() + (variant.isEmpty() ? "" : "." + variant);
    }

    /**
     * A package field on which a step rests.
     *
     * @param pack whose
     * @param field which
     */
    public record Known(AccountingPackage pack, String field) {

        /** What a source says; null = unknown. */
        public @Nullable Fact fact() {
            return pack.fact(field);
        }
    }

    /** When in the switch. */
    public enum Phase {
        BEFORE,
        START,
        AFTER;

        /** The word in keys of texts. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What is to be done, in order. */
    public enum Kind {
        NOTICE(Phase.BEFORE, false),
        SET_UP(Phase.BEFORE, false),
        IMPORT(Phase.BEFORE, false),
        BANK(Phase.BEFORE, false),
        ACCOUNTANT(Phase.BEFORE, false),
        START(Phase.START, false),
        EXPORT(Phase.START, false),
        OPENING(Phase.START, false),
        COMPARE(Phase.START, false),
        LAST_RETURN(Phase.AFTER, true),
        FIRST_RETURN(Phase.AFTER, true),
        ANNUAL(Phase.AFTER, true),
        CANCEL(Phase.AFTER, false),
        KEEP(Phase.AFTER, true);

        private final Phase phase;
        private final boolean deadline;

        Kind(Phase phase, boolean deadline) {
            this.phase = phase;
            this.deadline = deadline;
        }

        /** When in the switch. */
        public Phase phase() {
            return phase;
        }

        /** Whether a law sets the day; otherwise it is our advice. */
        public boolean isDeadline() {
            return deadline;
        }

        /** The word in keys of texts. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
