package nl.allesoveradministratie.pakketwijzer.anonymity;

import static nl.allesoveradministratie.pakketwijzer.usage.Step.COMPARED;
import static nl.allesoveradministratie.pakketwijzer.usage.Step.VIEWED;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import nl.allesoveradministratie.pakketwijzer.MovableClock;
import nl.allesoveradministratie.pakketwijzer.anonymity.MembershipAttack.Counting;
import nl.allesoveradministratie.pakketwijzer.identity.As;
import nl.allesoveradministratie.pakketwijzer.identity.HiredPartner;
import nl.allesoveradministratie.pakketwijzer.identity.PartnerTerms;
import nl.allesoveradministratie.pakketwijzer.identity.VendorKeys;
import nl.allesoveradministratie.pakketwijzer.insight.Family;
import nl.allesoveradministratie.pakketwijzer.insight.Period;
import nl.allesoveradministratie.pakketwijzer.insight.ReleaseRun;
import nl.allesoveradministratie.pakketwijzer.insight.ReleasedCells;
import nl.allesoveradministratie.pakketwijzer.insight.ReleasedCells.Cell;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import nl.allesoveradministratie.pakketwijzer.usage.PlayedDay;
import nl.allesoveradministratie.pakketwijzer.usage.PlayedDay.Bar;
import nl.allesoveradministratie.pakketwijzer.usage.PlayedDay.Did;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.springframework.context.ApplicationContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;

/**
 * The product as it runs, under a clock that attacks move: browsers that do not exist are counted in its tables, its own run
 * releases them, and what comes of it is read with the login of the partner's door.
 */
public final class RunningScheme {

    private static final LocalTime RELEASED = LocalTime.of(6, 10);

    private final ApplicationContext product;
    private final MovableClock clock;
    private final DSLContext partner;

    public RunningScheme(ApplicationContext product) {
        this.product = product;
        this.clock = product.getBean(MovableClock.class);
        this.partner = product.getBean("partnerDatabase", DSLContext.class);
    }

    /** As the owner of all tables, or whoever has a copy of them. */
    public DSLContext owner() {
        return DSL.using(product.getBean("ownerDataSource", DataSource.class), SQLDialect.POSTGRES);
    }

    public MovableClock clock() {
        return clock;
    }

    /** All packages of the catalogue, in order. */
    public List<PackageId> catalogue() {
        return owner().fetch("SELECT id FROM catalog.package ORDER BY id")
                .map(row -> new PackageId(row.get(0, String.class)));
    }

    /** Somebody of a vendor whose packages are all of these, and who accepted the terms. */
    public HiredPartner partner(String vendor, List<PackageId> packages) {
        HiredPartner hired = HiredPartner.of(
                product, vendor, packages.stream().map(PackageId::value).toArray(String[]::new));
        owner().execute(
                        "INSERT INTO identity.terms_acceptance VALUES (?, ?, sha256('terms'), now())",
                        hired.id(),
                        PartnerTerms.VERSION);
        return hired;
    }

    /** A key that somebody of a vendor makes for its programs. */
    public String key(HiredPartner partner) {
        SecurityContextHolder.setContextHolderStrategy(product.getBean(SecurityContextHolderStrategy.class));
        As.partner(partner.id(), partner.vendor());
        try {
            return product.getBean(VendorKeys.class).make("aanval").orElseThrow();
        } finally {
            As.nobody();
        }
    }

    /** The first day that was not released; all before are, by now. */
    public LocalDate openDay() {
        product.getBean(ReleaseRun.class).run();
        return owner().fetchSingle("""
                        SELECT coalesce((SELECT max(from_day) + 1 FROM insight.ledger WHERE family = 'R1'), first_day)
                        FROM insight.calendar
                        """).into(LocalDate.class);
    }

    /** The first of the first month of which no day was released. */
    public LocalDate openMonth() {
        return openDay().minusDays(1).withDayOfMonth(1).plusMonths(1);
    }

    /** Adds what browsers did on a day. */
    public void count(LocalDate day, List<List<Did>> browsers) {
        PlayedDay.add(product, day, browsers);
    }

    /** Takes out what was counted on a day that nothing was released of. */
    public void uncount(LocalDate day) {
        owner().execute("DELETE FROM usage.counter WHERE day = ?", day);
    }

    /** It becomes a morning, and what is due is released. */
    public void releaseOn(LocalDate morning) {
        clock.moveTo(morning.atTime(RELEASED));
        product.getBean(ReleaseRun.class).run();
    }

    /** What the partner's login reads of the periods that a day is in. */
    public Map<Cell, Integer> read(UUID vendor, LocalDate day) {
        Map<Cell, Integer> cells = new HashMap<>();
        asVendor(vendor, dsl -> {
            for (Family family : Family.values()) {
                dsl.fetch(
                                "SELECT package_id, bin, value FROM insight.cell WHERE family = ? AND from_day = ?",
                                family.name(),
                                family.period().startOf(day))
                        .forEach(row -> cells.put(
                                new Cell(family, new PackageId(row.get(0, String.class)), row.get(1, String.class)),
                                row.get(2, Integer.class)));
            }
        });
        return cells;
    }

    /**
     * What an attacker measured.
     *
     * @param families by each family's numbers alone
     * @param together by all of them
     * @param noise what stands in all cells of these months on top of the exact numbers
     */
    public record Audit(Map<Family, Game> families, Game together, ReleasedNoise noise) {}

    /**
     * Plays the membership game with real tables: each month, each pair of packages is a try. On the 10th somebody compares
     * the two of every other pair, again and again; a morning later than the month's release the partner's login reads all
     * families, and weighs how much likelier the numbers of a package are with that browser than without.
     */
    public Audit audit(int months, Counting counting) {
        List<PackageId> packages = catalogue();
        UUID vendor = partner("Aanbieder van alles", packages).vendor();
        Map<Family, List<List<Double>>> scores = new EnumMap<>(Family.class);
        Stream.of(Family.values()).forEach(family -> scores.put(family, List.of(new ArrayList<>(), new ArrayList<>())));
        List<Cell> cells = ReleasedCells.cells(packages);
        ReleasedNoise noise = new ReleasedNoise();
        LocalDate month = openMonth();
        for (int number = 0; number < months; number++, month = month.plusMonths(1)) {
            LocalDate day = month.withDayOfMonth(10);
            List<List<Did>> browsers = new ArrayList<>();
            List<List<Did>> nobody = new ArrayList<>();
            List<List<Did>> everybody = new ArrayList<>();
            for (int pair = 0; pair < packages.size() / 2; pair++) {
                List<PackageId> two = packages.subList(2 * pair, 2 * pair + 2);
                List<List<Did>> others =
                        List.of(List.of(new Did(COMPARED, two)), List.of(new Did(VIEWED, two.subList(0, 1))));
                List<List<Did>> one = counting.browsers(List.of(
                        Stream.generate(() -> new Did(COMPARED, two)).limit(10).toList()));
                browsers.addAll(others);
                nobody.addAll(others);
                everybody.addAll(others);
                everybody.addAll(one);
                if (isWith(pair, number)) {
                    browsers.addAll(one);
                }
            }
            count(day, browsers);
            releaseOn(month.plusMonths(1).withDayOfMonth(2));
            Map<Cell, Integer> released = read(vendor, day);
            addNoise(noise, vendor, month, day, PlayedDay.counts(browsers));
            Map<Bar, Integer> without = PlayedDay.counts(nobody);
            Map<Bar, Integer> with = PlayedDay.counts(everybody);
            Map<Family, Map<PackageId, Double>> sums = new EnumMap<>(Family.class);
            for (Cell cell : cells) {
                int value = released.get(cell);
                sums.computeIfAbsent(cell.family(), family -> new HashMap<>())
                        .merge(
                                cell.pack(),
                                Noise.OURS.epsilon(cell.family())
                                        * (Math.abs(value - ReleasedCells.exact(without, cell))
                                                - Math.abs(value - ReleasedCells.exact(with, cell))),
                                Double::sum);
            }
            for (int at = 0; at < packages.size() / 2 * 2; at++) {
                PackageId pack = packages.get(at);
                int side = isWith(at / 2, number) ? 1 : 0;
                sums.forEach((family, byPack) -> scores.get(family).get(side).add(byPack.get(pack)));
            }
        }
        Map<Family, Game> families = new EnumMap<>(Family.class);
        scores.forEach((family, sides) -> families.put(family, new Game(array(sides.get(0)), array(sides.get(1)))));
        return new Audit(families, new Game(sum(scores, 0), sum(scores, 1)), noise);
    }

    /**
     * Of all periods of a month that were released, what the partner's login reads less what was counted.
     *
     * @param day of the month, the only one on which anybody came
     * @param counts of that day
     */
    private void addNoise(ReleasedNoise noise, UUID vendor, LocalDate month, LocalDate day, Map<Bar, Integer> counts) {
        asVendor(
                vendor,
                dsl -> dsl.fetch(
                                "SELECT family, package_id, from_day, bin, value FROM insight.cell WHERE from_day BETWEEN ? AND ?",
                                month,
                                Period.MONTH.endOf(month))
                        .forEach(row -> {
                            Family family = Family.valueOf(row.get(0, String.class));
                            LocalDate from = row.get(2, LocalDate.class);
                            Cell cell =
                                    new Cell(family, new PackageId(row.get(1, String.class)), row.get(3, String.class));
                            int exact =
                                    from.equals(family.period().startOf(day)) ? ReleasedCells.exact(counts, cell) : 0;
                            noise.add(cell, from, row.get(4, Integer.class) - exact);
                        }));
    }

    private void asVendor(UUID vendor, Consumer<DSLContext> work) {
        partner.transaction(transaction -> {
            transaction.dsl().execute("SELECT set_config('pakketwijzer.vendor', ?, true)", vendor.toString());
            work.accept(transaction.dsl());
        });
    }

    /** Every other pair; and in the next month the others. */
    private static boolean isWith(int pair, int month) {
        return (pair + month) % 2 == 0;
    }

    private static double[] sum(Map<Family, List<List<Double>>> scores, int side) {
        double[] sum = new double[scores.get(Family.R1).get(side).size()];
        for (List<List<Double>> sides : scores.values()) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += sides.get(side).get(i);
            }
        }
        return sum;
    }

    private static double[] array(List<Double> numbers) {
        return numbers.stream().mapToDouble(each -> each).toArray();
    }
}
