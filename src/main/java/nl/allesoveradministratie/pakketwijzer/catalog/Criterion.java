package nl.allesoveradministratie.pakketwijzer.catalog;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.allesoveradministratie.pakketwijzer.shared.Language;

/**
 * Something by which Dutch businesses choose a package.
 *
 * @param id stable key, also the name of the query parameter
 * @param labelNl short name in Dutch
 * @param labelEn short name in English
 * @param answerType how it is answered
 * @param options the answers to choose from; empty for types that bring their own
 * @param role what an answer does
 * @param askWhen "core", "detail", "sector" or another condition
 * @param audience who is asked
 * @param packageFields what the answer is held against; only the first one decides
 * @param sources why this criterion is here
 */
public record Criterion(
        String id,
        String labelNl,
        String labelEn,
        AnswerType answerType,
        List<String> options,
        Role role,
        String askWhen,
        Set<Audience> audience,
        List<String> packageFields,
        List<String> sources) {

    /** How a criterion is answered. */
    public enum AnswerType {
        SINGLE,
        MULTI,
        YES_NO,
        WANT,
        NUMBER,
        NUMBER_BAND,
        NUMBER_BAND_OR_ESTIMATE,
        MONEY_BAND,
        DATE_BAND,
        RANK,
        SINGLE_OR_UNKNOWN,
        SINGLE_OR_NONE,
        DERIVED
    }

    /** What an answer does: steer the talk, require, wish, set volumes, or shift the weights. */
    public enum Role {
        CONTEXT,
        MUST,
        WISH,
        VOLUME,
        WEIGHTS
    }

    /** Subjects on which too few facts are known: shown, never scored, never a reason to drop (rule of use 6). */
    private static final Set<String> TOO_THIN = Set.of(
            "mileage",
            "hosting_eu",
            "iso27001",
            "support_phone",
            "pos",
            "annual_accounts",
            "reverse_charge",
            "extra_admin_price");

    public Criterion {
        options = List.copyOf(options);
        audience = Set.copyOf(audience);
        packageFields = List.copyOf(packageFields);
        sources = List.copyOf(sources);
    }

    /** The package field that decides; empty when there is none. */
    public Optional<String> decidingField() {
        return packageFields.stream().findFirst();
    }

    /** Whether it is shown only, because too little is known to decide on it (rule of use 6). */
    public boolean isTooThin() {
        return decidingField().filter(TOO_THIN::contains).isPresent();
    }

    /** The short name. */
    public String label(Language language) {
        return language == Language.NL ? labelNl : labelEn;
    }
}
