package nl.allesoveradministratie.pakketwijzer.catalog;

import java.time.LocalDate;
import nl.allesoveradministratie.pakketwijzer.shared.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * One statement about a package, with where it was read.
 *
 * @param value what the source says
 * @param sourceUrl the page that says it
 * @param sourceKind whose page that is
 * @param access whether the page itself was read or somebody's quotation of it
 * @param via who quotes the page; null when it was read directly
 * @param asOf when it was seen; null when that is not known
 * @param note what the value alone does not say; null when there is nothing to add
 * @param grade how much weight it bears
 */
public record Fact(
        FactValue value,
        String sourceUrl,
        SourceKind sourceKind,
        Access access,
        @Nullable String via,
        @Nullable PartialDate asOf,
        @Nullable String note,
        Grade grade) {

    /** Whose page a fact was read on. */
    public enum SourceKind {
        VENDOR,
        VENDOR_HELP,
        GOVERNMENT,
        PARTNER_HELP,
        CODE,
        COMPARISON_SITE,
        THIRD_PARTY
    }

    /** How the page was reached. */
    public enum Access {
        DIRECT,
        SECONDHAND
    }

    /** A: the vendor directly. B: the vendor at second hand. C: a partner's manual or code. D: a third party. */
    public enum Grade {
        A,
        B,
        C,
        D
    }

    /** How old a fact is, in words for the reader; it changes nothing in the score. */
    public enum Freshness {
        /** At most six months old. */
        FRESH,
        /** Older than six months: "controle verouderd". */
        OUTDATED,
        /** Older than 24 months, or undated: "controleren". */
        TO_CHECK
    }

    /** The grade that goes with whose page it is and how it was reached. */
    public static Grade gradeOf(SourceKind kind, Access access) {
        return switch (kind) {
            case VENDOR, VENDOR_HELP -> access == Access.DIRECT ? Grade.A : Grade.B;
            case PARTNER_HELP, CODE -> Grade.C;
            case GOVERNMENT, COMPARISON_SITE, THIRD_PARTY -> Grade.D;
        };
    }

    /** Whether a must may rest on it: the vendor's own words (rule of use 3). */
    public boolean bearsAMust() {
        return grade == Grade.A || grade == Grade.B;
    }

    /**
     * Whether somebody read it on the vendor's own page on a known day. A price for which this is false is shown as an
     * indication (rule of use 1).
     */
    public boolean isChecked() {
        return access == Access.DIRECT && sourceKind == SourceKind.VENDOR && asOf != null && asOf.isDay();
    }

    /** Whether the vendor is to be asked once more: undated, older than 24 months, or quoted by others. */
    public boolean isDoubtful(LocalDate today) {
        return access == Access.SECONDHAND || freshness(today) == Freshness.TO_CHECK;
    }

    /** The age of the fact on a given day; a month or year counts from its first day. */
    public Freshness freshness(LocalDate today) {
        if (asOf == null || asOf.earliest().isBefore(today.minusMonths(24))) {
            return Freshness.TO_CHECK;
        }
        return asOf.earliest().isBefore(today.minusMonths(6)) ? Freshness.OUTDATED : Freshness.FRESH;
    }
}
