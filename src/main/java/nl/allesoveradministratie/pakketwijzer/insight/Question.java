package nl.allesoveradministratie.pakketwijzer.insight;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a partner can ask about a package: one for each family of released figures. */
public enum Question {
    /** How far visitors came, by day. */
    FUNNEL_DAYS(Family.R1, PeriodKind.DAY),
    /** How far visitors came, by week. */
    FUNNEL_WEEKS(Family.R2, PeriodKind.WEEK),
    /** How far visitors came, by month; also where the package was shown only. */
    FUNNEL_MONTHS(Family.R3, PeriodKind.MONTH),
    /** On what kind of device. */
    DEVICES(Family.R4, PeriodKind.WEEK),
    /** With which browser, of at most a year old or older. */
    BROWSERS(Family.R5, PeriodKind.MONTH),
    /** From which part of the country. */
    REGIONS(Family.R6, PeriodKind.MONTH),
    /** To which other package visitors went instead. */
    CHOSEN_INSTEAD(Family.R7, PeriodKind.MONTH),
    /** With which other package it was compared. */
    COMPARED_WITH(Family.R8, PeriodKind.MONTH);

    private final Family family;
    private final PeriodKind span;

    Question(Family family, PeriodKind span) {
        this.family = family;
        this.span = span;
    }

    /** By which it is released. */
    public Family family() {
        return family;
    }

    /** How long the released periods are. */
    public PeriodKind span() {
        return span;
    }

    /** In which periods there are answers: the released ones first, then sums of them. */
    public List<PeriodKind> spans() {
        return span == PeriodKind.MONTH
                ? List.of(PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.YEAR)
                : List.of(span);
    }

    /** Whether the answer is how far visitors came. */
    public boolean isFunnel() {
        return family.ordinal() <= Family.R3.ordinal();
    }

    /** As addresses and files name it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The question of a key; empty = there is none. */
    public static Optional<Question> ofKey(String key) {
        return Arrays.stream(values()).filter(each -> each.key().equals(key)).findFirst();
    }
}
