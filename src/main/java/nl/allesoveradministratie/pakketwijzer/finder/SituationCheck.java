package nl.allesoveradministratie.pakketwijzer.finder;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import nl.allesoveradministratie.pakketwijzer.catalog.Fact;
import org.jspecify.annotations.Nullable;

/**
 * One subject held against one package for one visitor.
 *
 * @param subject what is checked
 * @param because the criteria whose answers make it apply, in order; empty = it applies to everybody
 * @param outcome what the facts come to; unknown = to be asked of the vendor
 * @param findings the facts looked at, also those that may not decide
 * @param links editions with a known number of bank links; empty = none known, or another subject
 * @param remarks what else this visitor should know
 */
public record SituationCheck(
        CheckSubject subject,
        List<String> because,
        Outcome outcome,
        List<Finding> findings,
        List<Links> links,
        Set<Remark> remarks) {

    public SituationCheck {
        because = List.copyOf(because);
        findings = List.copyOf(findings);
        links = List.copyOf(links);
        // In the order of their declaration: the sentences of a screen do not change places.
        remarks = remarks.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(remarks));
    }

    /**
     * What is known of one package field.
     *
     * @param field the package field
     * @param fact what a source says; null = nobody knows
     * @param outcome what may be concluded from it
     * @param doubt why less is concluded than the source says
     * @param missingIn editions that are said not to have it though the package does; empty = none known
     */
    public record Finding(String field, @Nullable Fact fact, Outcome outcome, Doubt doubt, List<String> missingIn) {
        public Finding {
            missingIn = List.copyOf(missingIn);
        }
    }

    /**
     * How many bank links an edition has.
     *
     * @param edition its name
     * @param most the fact that says how many
     * @param tooFew whether the visitor has more accounts than that
     */
    public record Links(String edition, Fact most, boolean tooFew) {}

    /** Why a fact does not decide. */
    public enum Doubt {
        /** It does decide, or there is no fact. */
        NONE,
        /** A source from another country, on a Dutch tax subject (rule of use 4). */
        FOREIGN_SOURCE,
        /** Not the vendor's own words (rule of use 3). */
        NOT_THE_VENDOR;

        /** The word in keys of texts. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Something that follows from the answers and not from a fact. */
    public enum Remark {
        /** Nobody said so, but it is usual in this line of business. */
        USUAL_IN_SECTOR,
        /** No source says which banks. */
        ASK_FOR_BANK,
        /** The accountant uses this very package. */
        ACCOUNTANT_USES_IT,
        /** The accountant uses another package. */
        ACCOUNTANT_USES_ANOTHER,
        /** No source says whether the package follows the reference chart of accounts, or can be read into Caseware. */
        ASK_FOR_RGS,
        /** Records of the one stop shop are kept for ten years (art. 369 duodecies directive 2006/112/EC). */
        KEEP_TEN_YEARS;

        /** The word in keys of texts. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
