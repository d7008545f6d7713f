package nl.allesoveradministratie.pakketwijzer.finder;

import java.util.List;
import java.util.Optional;

/**
 * Whether somebody needs a package at all, as far as the answers tell; the derived criterion {@code need_level}. Advice,
 * no rule of law: keeping records for seven years is (article 52 AWR), doing so in a package is not.
 */
public enum NeedLevel {
    /** A spreadsheet and a folder will do. */
    NONE,
    /** A tool to make invoices with will do. */
    INVOICING,
    /** The bookkeeper chooses: ask there first. */
    BOOKKEEPER,
    /** A package saves work. */
    PACKAGE;

    private static final List<String> MUST_KEEP_A_BALANCE = List.of("bv", "holding", "stichting", "vereniging");

    /** The level; empty = too little was answered to say. */
    public static Optional<NeedLevel> of(Answers answers) {
        if (is(answers, "role", List.of("accountant")) || is(answers, "legal_form", MUST_KEEP_A_BALANCE)) {
            return Optional.of(PACKAGE);
        }
        if (is(answers, "who_books", List.of("uitbesteed"))) {
            return Optional.of(BOOKKEEPER);
        }
        if (!answers.has("sales_invoices") || !answers.has("vat_status")) {
            return Optional.empty();
        }
        if (hasMuchToKeep(answers)) {
            return Optional.of(PACKAGE);
        }
        if (is(answers, "vat_status", List.of(AnswerOptions.UNKNOWN))) {
            return Optional.empty();
        }
        if (VatQuarter.isFiledBy(answers)) {
            return Optional.of(PACKAGE);
        }
        return Optional.of(is(answers, "sales_invoices", List.of("0-2")) ? NONE : INVOICING);
    }

    private static boolean hasMuchToKeep(Answers answers) {
        return !is(answers, "sales_invoices", List.of("0-2", "3-5", "6-10"))
                || is(answers, "purchase_docs", List.of("21-50", "51-200", ">200"))
                || answers.first("company_size")
                        .filter(staff -> !staff.equals("0"))
                        .isPresent();
    }

    private static boolean is(Answers answers, String criterion, List<String> values) {
        return answers.values(criterion).stream().anyMatch(values::contains);
    }
}
