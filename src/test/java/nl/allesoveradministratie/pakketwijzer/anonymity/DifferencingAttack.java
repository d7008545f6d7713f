package nl.allesoveradministratie.pakketwijzer.anonymity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.allesoveradministratie.pakketwijzer.insight.Family;
import nl.allesoveradministratie.pakketwijzer.insight.Period;

/**
 * Somebody takes released numbers from each other and adds them up, as one does who wants to know whether a certain browser
 * came on a certain day: the day beside its neighbours, the week without the other days, the month without its other weeks,
 * all bins of it together. He knows how many others came, since he sent them himself. A month of four whole weeks.
 */
public final class DifferencingAttack {

    private static final int DAYS = 28;
    private static final int WEEK = 7;

    /** The Wednesday of the second week. */
    private static final int THE_DAY = 9;

    private static final int OTHERS = 12;
    private static final String THE_BIN = "compared";

    private final Noise noise;

    public DifferencingAttack(Noise noise) {
        this.noise = noise;
    }

    /** What was released about a month of a package: by family and period the bins of how far visitors came. */
    private record Month(Map<Family, List<Map<String, Integer>>> periods) {

        int cell(Family family, int period, String bin) {
            return periods.get(family).get(period).get(bin);
        }

        int sum(Family family, int period) {
            return periods.get(family).get(period).values().stream()
                    .mapToInt(each -> each)
                    .sum();
        }
    }

    private static List<Family> byStep(Period period) {
        return Stream.of(Family.values())
                .filter(family -> family.period() == period && family.bins().contains(THE_BIN))
                .toList();
    }

    private static int length(Period period) {
        return switch (period) {
            case DAY -> 1;
            case WEEK -> WEEK;
            case MONTH -> DAYS;
        };
    }

    private Month month(boolean there) {
        Map<Family, List<Map<String, Integer>>> periods = new LinkedHashMap<>();
        for (Period period : Period.values()) {
            for (Family family : byStep(period)) {
                List<Map<String, Integer>> all = new ArrayList<>();
                for (int start = 0; start < DAYS; start += length(period)) {
                    boolean isTheOne = there && start <= THE_DAY && THE_DAY < start + length(period);
                    Map<String, Integer> bins = new TreeMap<>();
                    for (String bin : family.bins()) {
                        int exact = OTHERS * length(period) + (isTheOne && bin.equals(THE_BIN) ? 1 : 0);
                        bins.put(bin, exact + noise.draw(family));
                    }
                    all.add(bins);
                }
                periods.put(family, all);
            }
        }
        return new Month(periods);
    }

    /** A way to put released numbers together. */
    private interface Sum {
        double of(Month month);
    }

    /**
     * A sum, and what it costs at most: the price of the families of which it holds the cell that the browser is in.
     *
     * @param epsilon all of these together
     */
    private record Way(String name, double epsilon, Sum sum) {

        static Way of(String name, List<Family> families, Sum sum) {
            return new Way(
                    name,
                    families.stream()
                            .mapToDouble(family -> family.epsilon().doubleValue())
                            .sum(),
                    sum);
        }
    }

    /**
     * How well a way tells.
     *
     * @param most the advantage that it may give: no more than is paid for what it holds of the browser
     */
    public record Told(String way, double most, Game game) {

        /** Whether it is a released number as it stands there. */
        public boolean isOneCell() {
            return way.matches("the bin in R\\d of its \\w+");
        }

        /** Whether it tells more than it may, in 99 of 100 cases. */
        public boolean isTooMuch() {
            return game.advantageAtLeast() > most;
        }
    }

    /** The ways that there are: every cell and sum of the periods that the browser's day is in, and their differences. */
    private static List<Way> ways() {
        List<Way> ways = new ArrayList<>();
        for (Period period : Period.values()) {
            for (Family family : byStep(period)) {
                int at = THE_DAY / length(period);
                String name = family + " of its " + period.name().toLowerCase(java.util.Locale.ROOT);
                List<Family> price = List.of(family);
                ways.add(Way.of("the bin in " + name, price, month -> month.cell(family, at, THE_BIN)));
                ways.add(Way.of("all bins in " + name, price, month -> month.sum(family, at)));
                if (at > 0) {
                    ways.add(Way.of(
                            "the bin in " + name + " less the one before",
                            price,
                            month -> month.cell(family, at, THE_BIN) - month.cell(family, at - 1, THE_BIN)));
                    ways.add(Way.of(
                            "the bin in " + name + " less the one after",
                            price,
                            month -> month.cell(family, at, THE_BIN) - month.cell(family, at + 1, THE_BIN)));
                    ways.add(Way.of(
                            "the bin in " + name + " less the mean of the others",
                            price,
                            month -> month.cell(family, at, THE_BIN)
                                    - others(family, month, at, 0, DAYS / length(period))
                                            / (DAYS / length(period) - 1.0)));
                }
            }
        }
        Family day = byStep(Period.DAY).getFirst();
        int week = THE_DAY / WEEK;
        byStep(Period.WEEK)
                .forEach(family -> ways.add(Way.of(
                        "the week without its other days",
                        List.of(family),
                        month -> month.cell(family, week, THE_BIN)
                                - others(day, month, THE_DAY, week * WEEK, (week + 1) * WEEK))));
        byStep(Period.MONTH).forEach(family -> {
            ways.add(Way.of(
                    "the month without its other days",
                    List.of(family),
                    month -> month.cell(family, 0, THE_BIN) - others(day, month, THE_DAY, 0, DAYS)));
            byStep(Period.WEEK)
                    .forEach(weeks -> ways.add(Way.of(
                            "the month without its other weeks",
                            List.of(family),
                            month -> month.cell(family, 0, THE_BIN) - others(weeks, month, week, 0, DAYS / WEEK))));
        });
        List<Family> all = Stream.of(Period.values())
                .flatMap(period -> byStep(period).stream())
                .toList();
        ways.add(Way.of(
                "day, week and month added up",
                all,
                month -> all.stream()
                        .mapToInt(family -> month.cell(family, THE_DAY / length(family.period()), THE_BIN))
                        .sum()));
        return ways;
    }

    private static int others(Family family, Month month, int but, int from, int to) {
        return IntStream.range(from, to)
                .filter(each -> each != but)
                .map(each -> month.cell(family, each, THE_BIN))
                .sum();
    }

    /** Tries all ways at once. */
    public List<Told> play(int tries) {
        List<Way> ways = ways();
        double[][] without = played(tries, ways, false);
        double[][] with = played(tries, ways, true);
        return IntStream.range(0, ways.size())
                .mapToObj(number -> new Told(
                        ways.get(number).name(),
                        Game.mostAdvantage(ways.get(number).epsilon()),
                        new Game(without[number], with[number])))
                .toList();
    }

    private double[][] played(int tries, List<Way> ways, boolean there) {
        double[][] numbers = new double[ways.size()][tries];
        IntStream.range(0, tries).parallel().forEach(attempt -> {
            Month month = month(there);
            for (int number = 0; number < ways.size(); number++) {
                numbers[number][attempt] = ways.get(number).sum().of(month);
            }
        });
        return numbers;
    }
}
