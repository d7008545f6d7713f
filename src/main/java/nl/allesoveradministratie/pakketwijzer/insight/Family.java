package nl.allesoveradministratie.pakketwijzer.insight;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import nl.allesoveradministratie.pakketwijzer.usage.Kind;
import nl.allesoveradministratie.pakketwijzer.usage.Step;

/**
 * A question that is answered for every package on its calendar, fixed in advance (scheme PR-1,
 * docs/decisions/0029-families.md). What it costs in privacy stands in the database as well, which refuses more than 1.00
 * together and any change without a decision; a test holds the two side by side.
 */
public enum Family {
    /** How far visitors came with a package, by day. */
    R1(Period.DAY, Kind.STEP, keys(Step.FURTHER), false, 1, 5),
    /** The same, by week. */
    R2(Period.WEEK, Kind.STEP, keys(Step.FURTHER), false, 1, 5),
    /** The same, by month, and to how many it was shown only. */
    R3(Period.MONTH, Kind.STEP, keys(List.of(Step.values())), false, 1, 5),
    /** On what device, by week. */
    R4(Period.WEEK, Kind.DEVICE, List.of("computer", "phone", "other"), false, 1, 10),
    /** With what browser, and whether that came out in the last year, by month. */
    R5(
            Period.MONTH,
            Kind.BROWSER,
            List.of("chromium_new", "chromium_old", "safari_new", "safari_old", "other_new", "other_old"),
            false,
            1,
            20),
    /** From which part of the country, by month. */
    R6(Period.MONTH, Kind.REGION, List.of("north", "east", "west", "south", "abroad", "unknown"), false, 1, 10),
    /** Which other package went further, by month. */
    R7(Period.MONTH, Kind.INSTEAD, List.of(Kind.NONE), true, 1, 10),
    /** With which other package it was compared, by month. */
    R8(Period.MONTH, Kind.COMPARED_WITH, List.of(), true, 1, 20);

    private final Period period;
    private final Kind kind;
    private final List<String> bins;
    private final boolean catalogue;
    private final int numerator;
    private final int denominator;
    private final Map<Integer, Integer> halfWidths = new ConcurrentHashMap<>();

    Family(Period period, Kind kind, List<String> bins, boolean catalogue, int numerator, int denominator) {
        this.period = period;
        this.kind = kind;
        this.bins = bins;
        this.catalogue = catalogue;
        this.numerator = numerator;
        this.denominator = denominator;
    }

    private static List<String> keys(List<Step> steps) {
        return steps.stream().map(Step::key).toList();
    }

    /** How long each release is about. */
    public Period period() {
        return period;
    }

    /** What is counted for it. */
    Kind kind() {
        return kind;
    }

    /** The bins that every package has, in each of which a browser-day stands once at most; see {@link #hasCatalogue}. */
    public List<String> bins() {
        return bins;
    }

    /** Whether there is also a bin for each other package that was in the catalogue at the release. */
    public boolean hasCatalogue() {
        return catalogue;
    }

    /** All bins of a package when these are in the catalogue; a package is no bin of its own. */
    List<String> bins(PackageId pack, Collection<PackageId> packages) {
        List<String> all = new ArrayList<>(bins);
        if (catalogue) {
            packages.stream().filter(other -> !other.equals(pack)).forEach(other -> all.add(other.value()));
        }
        return all;
    }

    /** ε is numerator / denominator. */
    int numerator() {
        return numerator;
    }

    int denominator() {
        return denominator;
    }

    /** What it costs in privacy: one package, one day of one browser. */
    public BigDecimal epsilon() {
        return BigDecimal.valueOf(numerator)
                .divide(BigDecimal.valueOf(denominator))
                .setScale(2);
    }

    /** Within how much the noise of one bin stays in 95 of 100 cases. */
    public int halfWidth() {
        return halfWidth(1);
    }

    /**
     * The same for a sum: several bins, or several periods, or both.
     *
     * @param cells how many released values were added up, 1 or more
     */
    public int halfWidth(int cells) {
        return halfWidths.computeIfAbsent(cells, draws -> MarginOfError.of(numerator, denominator, draws));
    }
}
