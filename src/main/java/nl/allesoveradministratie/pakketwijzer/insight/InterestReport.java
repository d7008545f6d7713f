package nl.allesoveradministratie.pakketwijzer.insight;

import static nl.allesoveradministratie.pakketwijzer.insight.db.Tables.CELL;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;

import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import nl.allesoveradministratie.pakketwijzer.identity.PartnerTerms;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.identity.VendorRows;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * What a partner may see: the released figures about its own packages, and sums of whole months of them, and nothing else.
 * Somebody else's package, one that does not exist and a period without figures get the same answer: none.
 */
@Service
@OnDoor(Door.PARTNER)
@RolesAllowed({Role.PARTNER_ROLE, Role.PARTNER_KEY_ROLE})
public class InterestReport {

    private static final List<Question> FUNNELS =
            List.of(Question.FUNNEL_DAYS, Question.FUNNEL_WEEKS, Question.FUNNEL_MONTHS);

    private final VendorRows rows;
    private final PartnerTerms terms;

    InterestReport(VendorRows rows, PartnerTerms terms) {
        this.rows = rows;
        this.terms = terms;
    }

    /**
     * One package in one period.
     *
     * @param parts how many released periods it holds: 1, or of a sum how many months so far
     * @param bins by key, in the order of the family; each visitor stands in one of them a day at most
     * @param all of a funnel: viewed or further; {@link Figure#NONE} of another question
     */
    public record Row(ReportPeriod period, int parts, Map<String, Figure> bins, Figure all) {

        /** One of a bin; none = there is no such bin. */
        public Figure bin(String key) {
            return bins.getOrDefault(key, Figure.NONE);
        }
    }

    /**
     * A page of periods about one package.
     *
     * @param page the last period on it; of days the month that they are of
     * @param first the first page there is
     * @param last the last page there is
     * @param rows those that were released, in order of time; not empty
     */
    public record Table(
            Question question,
            PeriodKind span,
            ReportPeriod page,
            ReportPeriod first,
            ReportPeriod last,
            List<Row> rows) {

        /** The newest of them. */
        public Row newest() {
            return rows.getLast();
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

    /** The newest day, week and month of each package, those that it has. */
    public Map<PackageId, Map<Question, Row>> newest() {
        requireTerms();
        return rows.read(dsl -> {
            List<String> families =
                    FUNNELS.stream().map(each -> each.family().name()).toList();
            Map<PackageId, Map<Question, Row>> newest = new LinkedHashMap<>();
            dsl.select(CELL.PACKAGE_ID, CELL.FAMILY, CELL.FROM_DAY, CELL.BIN, CELL.VALUE)
                    .from(CELL)
                    .where(row(CELL.FAMILY, CELL.FROM_DAY)
                            .in(select(CELL.FAMILY, max(CELL.FROM_DAY))
                                    .from(CELL)
                                    .where(CELL.FAMILY.in(families))
                                    .groupBy(CELL.FAMILY)))
                    .orderBy(CELL.PACKAGE_ID, CELL.FAMILY)
                    .fetchGroups(List.of(CELL.PACKAGE_ID, CELL.FAMILY).toArray(org.jooq.Field[]::new))
                    .forEach((key, cells) -> {
                        Question question = FUNNELS.get(families.indexOf(key.get(CELL.FAMILY)));
                        Sum sum = new Sum();
                        cells.forEach(
                                cell -> sum.add(cell.get(CELL.FROM_DAY), cell.get(CELL.BIN), cell.get(CELL.VALUE)));
                        newest.computeIfAbsent(new PackageId(key.get(CELL.PACKAGE_ID)), pack -> new LinkedHashMap<>())
                                .put(question, sum.row(question, question.span()));
                    });
            return newest;
        });
    }

    /**
     * A page of answers.
     *
     * @param span one of the question's
     * @param page which one; null = the newest
     * @return empty = not the partner's package, no such page, or not of this span
     */
    public Optional<Table> table(PackageId pack, Question question, PeriodKind span, @Nullable ReportPeriod page) {
        requireTerms();
        if (!question.spans().contains(span) || page != null && page.span() != span.pagedBy()) {
            return Optional.empty();
        }
        return rows.read(dsl -> {
            String family = question.family().name();
            var known = dsl.select(min(CELL.FROM_DAY), max(CELL.FROM_DAY))
                    .from(CELL)
                    .where(CELL.FAMILY.eq(family), CELL.PACKAGE_ID.eq(pack.value()))
                    .fetchSingle();
            if (known.value1() == null) {
                return Optional.empty();
            }
            ReportPeriod first = ReportPeriod.of(span.pagedBy(), known.value1());
            ReportPeriod last = ReportPeriod.of(span.pagedBy(), known.value2());
            ReportPeriod shown = page == null ? last : page;
            LocalDate from = span == PeriodKind.DAY
                    ? shown.from()
                    : shown.plus(1 - span.page()).from();
            if (shown.compareTo(first) < 0 || shown.compareTo(last) > 0) {
                return Optional.empty();
            }
            // Empty: the package was out of the catalogue for as long.
            List<Row> released = rows(dsl, pack, question, span, from, shown.until());
            return released.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Table(question, span, shown, first, last, released));
        });
    }

    private static List<Row> rows(
            DSLContext dsl, PackageId pack, Question question, PeriodKind span, LocalDate from, LocalDate until) {
        Map<ReportPeriod, Sum> sums = new TreeMap<>();
        dsl.select(CELL.FROM_DAY, CELL.BIN, CELL.VALUE)
                .from(CELL)
                .where(
                        CELL.FAMILY.eq(question.family().name()),
                        CELL.PACKAGE_ID.eq(pack.value()),
                        CELL.FROM_DAY.between(from, until))
                .orderBy(CELL.FROM_DAY, CELL.BIN)
                .forEach(cell -> sums.computeIfAbsent(ReportPeriod.of(span, cell.value1()), period -> new Sum())
                        .add(cell.value1(), cell.value2(), cell.value3()));
        return sums.values().stream().map(sum -> sum.row(question, span)).toList();
    }

    /** Released numbers of one period, added up. */
    private static final class Sum {

        private final Set<LocalDate> parts = new HashSet<>();
        private final Map<String, Integer> values = new TreeMap<>();
        /** A package may have come later than the first of the months. */
        private final Map<String, Integer> draws = new TreeMap<>();

        void add(LocalDate part, String bin, int value) {
            parts.add(part);
            values.merge(bin, value, Integer::sum);
            draws.merge(bin, 1, Integer::sum);
        }

        Row row(Question question, PeriodKind span) {
            Family family = question.family();
            Map<String, Figure> bins = new LinkedHashMap<>();
            int all = 0;
            int drawsOfAll = 0;
            for (String bin : inOrder(question)) {
                int drawn = draws.getOrDefault(bin, 0);
                bins.put(bin, Figure.of(values.getOrDefault(bin, 0), family.halfWidth(drawn)));
                // Shown only is not viewed.
                if (!bin.equals("shown")) {
                    all += values.getOrDefault(bin, 0);
                    drawsOfAll += drawn;
                }
            }
            LocalDate any = parts.iterator().next();
            return new Row(
                    ReportPeriod.of(span, any),
                    parts.size(),
                    bins,
                    question.isFunnel() ? Figure.of(all, family.halfWidth(drawsOfAll)) : Figure.NONE);
        }

        private List<String> inOrder(Question question) {
            List<String> order = new ArrayList<>(question.family().bins());
            order.retainAll(values.keySet());
            values.keySet().stream().filter(bin -> !order.contains(bin)).forEach(order::add);
            return order;
        }
    }

    private void requireTerms() {
        if (!terms.accepted()) {
            throw new TermsNotAccepted();
        }
    }
}
