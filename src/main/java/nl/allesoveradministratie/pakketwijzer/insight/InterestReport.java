package nl.allesoveradministratie.pakketwijzer.insight;

import static nl.allesoveradministratie.pakketwijzer.insight.db.Tables.CELL;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;

import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import nl.allesoveradministratie.pakketwijzer.identity.PartnerTerms;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.identity.VendorRows;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import nl.allesoveradministratie.pakketwijzer.usage.Step;
import org.jooq.DSLContext;
import org.springframework.stereotype.Service;

/**
 * What a partner may see: the released figures about its own packages, by whole months, and nothing else. Somebody else's
 * package, one that does not exist and a month without figures get the same answer: none.
 */
@Service
@OnDoor(Door.PARTNER)
@RolesAllowed(Role.PARTNER_ROLE)
public class InterestReport {

    private static final Pattern MONTH = Pattern.compile("20[0-9]{2}-(0[1-9]|1[0-2])");

    private final VendorRows rows;
    private final PartnerTerms terms;

    InterestReport(VendorRows rows, PartnerTerms terms) {
        this.rows = rows;
        this.terms = terms;
    }

    /**
     * One package on one day.
     *
     * @param bins by how far visitors came, each visitor in one of them
     * @param all viewed or further: the sum of the bins
     */
    public record Day(LocalDate day, Map<Step, Figure> bins, Figure all) {

        public Day {
            bins = new EnumMap<>(bins);
        }
    }

    /**
     * One package in one month.
     *
     * @param month which one
     * @param first the first month there is
     * @param last the last month there is
     * @param days those that were released, in order; not empty
     */
    public record Month(YearMonth month, YearMonth first, YearMonth last, List<Day> days) {

        public Month {
            days = List.copyOf(days);
        }
    }

    /**
     * The partner's packages.
     *
     * @throws TermsNotAccepted here and below, as long as the partner did not accept the terms
     */
    public List<PackageId> packages() {
        requireTerms();
        return rows.packages();
    }

    /** The newest day of each package that has one. */
    public Map<PackageId, Day> newest() {
        requireTerms();
        return rows.read(dsl -> {
            LocalDate last = dsl.select(max(CELL.FROM_DAY))
                    .from(CELL)
                    .where(CELL.FAMILY.eq(Family.R1.name()))
                    .fetchSingle()
                    .value1();
            Map<PackageId, Day> newest = new LinkedHashMap<>();
            dsl.select(CELL.PACKAGE_ID, CELL.BIN, CELL.VALUE)
                    .from(CELL)
                    .where(CELL.FAMILY.eq(Family.R1.name()), CELL.FROM_DAY.eq(last))
                    .orderBy(CELL.PACKAGE_ID)
                    .fetchGroups(CELL.PACKAGE_ID)
                    .forEach((pack, cells) ->
                            newest.put(new PackageId(pack), day(last, cells.intoMap(CELL.BIN, CELL.VALUE))));
            return newest;
        });
    }

    /** A month as addresses name it, "2026-11"; empty = not one that could have figures. */
    public static Optional<YearMonth> month(String text) {
        return MONTH.matcher(text).matches() ? Optional.of(YearMonth.parse(text)) : Optional.empty();
    }

    /** A month of a package; empty = not the partner's package, or nothing was released in that month. */
    public Optional<Month> month(PackageId pack, YearMonth month) {
        requireTerms();
        return rows.read(dsl -> released(dsl, pack).flatMap(known -> month(dsl, pack, month, known)));
    }

    /** The newest month of a package; empty = not the partner's package, or nothing was released yet. */
    public Optional<Month> newestMonth(PackageId pack) {
        requireTerms();
        return rows.read(dsl ->
                released(dsl, pack).flatMap(known -> month(dsl, pack, YearMonth.from(known.last()), known)));
    }

    private record Released(LocalDate first, LocalDate last) {}

    private static Optional<Released> released(DSLContext dsl, PackageId pack) {
        return dsl.select(min(CELL.FROM_DAY), max(CELL.FROM_DAY))
                .from(CELL)
                .where(CELL.FAMILY.eq(Family.R1.name()), CELL.PACKAGE_ID.eq(pack.value()))
                .fetchOptional(row -> row.value1() == null ? null : new Released(row.value1(), row.value2()));
    }

    private static Optional<Month> month(DSLContext dsl, PackageId pack, YearMonth month, Released known) {
        Map<LocalDate, Map<String, Integer>> days = new LinkedHashMap<>();
        dsl.select(CELL.FROM_DAY, CELL.BIN, CELL.VALUE)
                .from(CELL)
                .where(
                        CELL.FAMILY.eq(Family.R1.name()),
                        CELL.PACKAGE_ID.eq(pack.value()),
                        CELL.FROM_DAY.between(month.atDay(1), month.atEndOfMonth()))
                .orderBy(CELL.FROM_DAY)
                .forEach(row -> days.computeIfAbsent(row.value1(), day -> new LinkedHashMap<>())
                        .put(row.value2(), row.value3()));
        return days.isEmpty()
                ? Optional.empty()
                : Optional.of(new Month(
                        month,
                        YearMonth.from(known.first()),
                        YearMonth.from(known.last()),
                        days.entrySet().stream()
                                .map(each -> day(each.getKey(), each.getValue()))
                                .toList()));
    }

    private static Day day(LocalDate day, Map<String, Integer> released) {
        Map<Step, Figure> bins = new EnumMap<>(Step.class);
        int all = 0;
        for (Step step : Step.FURTHER) {
            int value = released.getOrDefault(step.key(), 0);
            all += value;
            bins.put(step, Figure.of(value, Family.R1.halfWidth()));
        }
        return new Day(day, bins, Figure.of(all, Family.R1.halfWidth(bins.size())));
    }

    private void requireTerms() {
        if (!terms.accepted()) {
            throw new TermsNotAccepted();
        }
    }
}
