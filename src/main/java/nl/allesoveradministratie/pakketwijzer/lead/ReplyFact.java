package nl.allesoveradministratie.pakketwijzer.lead;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be filled in in a reply. In a text it stands between square brackets, by its Dutch word. */
public enum ReplyFact {
    /** What the person is called; filled in when the reply is sent, so that nobody need look it up. */
    NAME("naam"),
    REFERENCE("referentie"),
    /** The brand of the site. */
    SITE("site"),
    /** The colleague who writes. */
    ME("ik"),
    /** The package it is about, or else the one that fitted best. */
    PACKAGE("pakket"),
    /** The three packages that fitted best. */
    PACKAGES("pakketten"),
    /** The lowest monthly price of that package, with its date. */
    PRICE("prijs"),
    /** Where that package is described. */
    PAGE("pakketpagina"),
    /** Where the result of the person's answers is. */
    RESULT("resultaat");

    private final String word;

    ReplyFact(String word) {
        this.word = word;
    }

    /** As it stands in a text. */
    public String placeholder() {
        return "[" + word + "]";
    }

    /** For keys of texts. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The fact of a placeholder; empty = there is none such. */
    public static Optional<ReplyFact> of(String placeholder) {
        return Arrays.stream(values())
                .filter(each -> each.placeholder().equals(placeholder))
                .findFirst();
    }
}
