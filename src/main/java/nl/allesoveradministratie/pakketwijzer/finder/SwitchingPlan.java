package nl.allesoveradministratie.pakketwijzer.finder;

import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import nl.allesoveradministratie.pakketwijzer.catalog.AccountingPackage;
import org.jspecify.annotations.Nullable;

/**
 * The way from one package to another, with dates.
 *
 * @param start the first day in the new package
 * @param from the package of now; null = not said, or none
 * @param to the new one; null = not chosen yet
 * @param moment how convenient the start is
 * @param steps in order: before, around and after the start, each in order of their days
 */
public record SwitchingPlan(
        LocalDate start,
        @Nullable AccountingPackage from,
        @Nullable AccountingPackage to,
        Moment moment,
        List<PlanStep> steps) {

    /** Less than this before the start is short: notice periods of a month are usual. */
    private static final int WEEKS_OF_PREPARATION = 4;

    /** How long records of the one stop shop are kept (art. 369 duodecies directive 2006/112/EC). */
    private static final int YEARS_TO_KEEP_OSS = 10;

    /** How long records are kept after the year that they are about (art. 52 lid 4 AWR). */
    private static final int YEARS_TO_KEEP = 7;

    private static final Set<String> INCOME_TAX = Set.of("eenmanszaak", "vof", "maatschap");
    private static final Set<String> COMPANY_TAX = Set.of("bv", "holding");

    public SwitchingPlan {
        steps = List.copyOf(steps);
    }

    /** How convenient a start is. */
    public enum Moment {
        /** The first of January: a whole financial year in one package. */
        NEW_YEAR,
        /** The first day of another quarter: every btw return comes out of one package. */
        QUARTER,
        /** In the middle of a quarter: one btw return is added up from two packages. */
        MID_QUARTER,
        /** Another day of whoever files no btw returns, or leaves no package: nothing is added up. */
        ANY_DAY;

        /** The word in keys of texts. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The first day in the new package that follows from what was answered; without an answer, the next quarter. */
    public static LocalDate proposedStart(LocalDate today, Answers answers) {
        return switch (answers.first("switch_date").orElse("")) {
            case "nu" -> today.plusMonths(1).withDayOfMonth(1);
            case "nieuw jaar" -> LocalDate.of(today.getYear() + 1, Month.JANUARY, 1);
            default -> VatQuarter.of(today).next().firstDay();
        };
    }

    /** The first start of a quarter that leaves time to prepare, and is not before the start that was chosen. */
    public LocalDate calmStart(LocalDate today) {
        VatQuarter calm = VatQuarter.of(start);
        while (calm.firstDay().isBefore(start) || isShort(today, calm.firstDay())) {
            calm = calm.next();
        }
        return calm.firstDay();
    }

    private static boolean isShort(LocalDate today, LocalDate start) {
        return start.isBefore(today.plusWeeks(WEEKS_OF_PREPARATION));
    }

    /**
     * The plan.
     *
     * @param today nothing is planned before it
     * @param start the first day in the new package, today or later
     * @param answers for taxes, the legal form and what is taken along
     * @param from the package of now; null = not said, or none
     * @param to the new one; null = not chosen yet
     */
    public static SwitchingPlan of(
            LocalDate today,
            LocalDate start,
            Answers answers,
            @Nullable AccountingPackage from,
            @Nullable AccountingPackage to) {
        Steps made = new Steps(today, start, answers, from, to);
        List<PlanStep> steps = new ArrayList<>(made.all());
        steps.sort(Comparator.comparing((PlanStep step) -> step.kind().phase())
                .thenComparing(PlanStep::day)
                .thenComparing(PlanStep::kind));
        return new SwitchingPlan(start, from, to, made.moment(), steps);
    }

    /** Whether there is little time before the start. */
    public boolean isShortNotice(LocalDate today) {
        return isShort(today, start);
    }

    /** Whether a later start would be easier: this one has a return added up from two packages, or leaves little time. */
    public boolean hasEasierStart(LocalDate today) {
        return moment == Moment.MID_QUARTER || isShortNotice(today);
    }

    /** The year in which the last booking in the old package falls. */
    public int lastOldYear() {
        return start.minusDays(1).getYear();
    }

    /** The year that a step is about: that of a yearly return, else the last one with bookings in the old package. */
    public int year(PlanStep step) {
        return step.kind() == PlanStep.Kind.ANNUAL ? step.day().getYear() - 1 : lastOldYear();
    }

    /** The steps of one phase. */
    public List<PlanStep> steps(PlanStep.Phase phase) {
        return steps.stream().filter(step -> step.kind().phase() == phase).toList();
    }

    /** Puts the steps together, in any order. */
    private record Steps(
            LocalDate today,
            LocalDate start,
            Answers answers,
            @Nullable AccountingPackage from,
            @Nullable AccountingPackage to) {

        List<PlanStep> all() {
            List<PlanStep> steps = new ArrayList<>();
            before(steps);
            around(steps);
            after(steps);
            return steps;
        }

        private boolean hasOldPackage() {
            return !is("current_package", Set.of(AnswerOptions.NONE));
        }

        private boolean is(String criterion, Set<String> values) {
            return answers.first(criterion).filter(values::contains).isPresent();
        }

        private void before(List<PlanStep> steps) {
            if (hasOldPackage()) {
                steps.add(step(PlanStep.Kind.NOTICE, "", start.minusMonths(2), known(from, "contract_monthly")));
            }
            steps.add(step(
                    PlanStep.Kind.SET_UP,
                    is("vat_status", Set.of("KOR")) ? "kor" : "",
                    start.minusMonths(1),
                    List.of()));
            if (hasOldPackage()) {
                steps.add(step(PlanStep.Kind.IMPORT, migration(), start.minusWeeks(2), known(to, "migration_import")));
            }
            steps.add(step(PlanStep.Kind.BANK, "", start.minusWeeks(2), known(to, "bank_link")));
            if (worksWithAccountant()) {
                boolean same =
                        to != null && is("accountant_package", Set.of(to.id().value()));
                steps.add(step(
                        PlanStep.Kind.ACCOUNTANT,
                        same ? "same" : "",
                        start.minusWeeks(2),
                        known(to, "accountant_access")));
            }
        }

        private String migration() {
            return switch (answers.first("migration").orElse("")) {
                case "ook historie" -> "history";
                case "begin opnieuw" -> "fresh";
                default -> "";
            };
        }

        /** Unless the visitor is one, or does it all alone. */
        private boolean worksWithAccountant() {
            return !is("role", Set.of("accountant")) && !is("who_books", Set.of("zelf"));
        }

        private void around(List<PlanStep> steps) {
            String variant = addsUpReturn() ? "mid_quarter" : hasOldPackage() ? "" : "none";
            steps.add(new PlanStep(PlanStep.Kind.START, variant, start, quarter(), List.of()));
            if (hasOldPackage()) {
                steps.add(step(PlanStep.Kind.EXPORT, "", start.plusWeeks(2), known(from, "auditfile")));
                steps.add(step(PlanStep.Kind.COMPARE, "", endOfComparing(), List.of()));
            }
            steps.add(step(PlanStep.Kind.OPENING, hasOldPackage() ? "" : "none", start.plusWeeks(2), List.of()));
        }

        private VatQuarter quarter() {
            return VatQuarter.of(start);
        }

        private boolean isMidQuarter() {
            return !start.equals(quarter().firstDay());
        }

        Moment moment() {
            if (start.getDayOfYear() == 1) {
                return Moment.NEW_YEAR;
            }
            if (addsUpReturn()) {
                return Moment.MID_QUARTER;
            }
            return isMidQuarter() || !VatQuarter.isFiledBy(answers) ? Moment.ANY_DAY : Moment.QUARTER;
        }

        /** Whether the return of the quarter of the start is added up from two packages. */
        private boolean addsUpReturn() {
            return isMidQuarter() && hasOldPackage() && VatQuarter.isFiledBy(answers);
        }

        /** A month side by side. */
        private LocalDate endOfComparing() {
            return start.plusMonths(1).minusDays(1);
        }

        private void after(List<PlanStep> steps) {
            VatQuarter last = quarter().previous();
            if (VatQuarter.isFiledBy(answers)) {
                String variant = returns();
                if (hasOldPackage() && isStillDue(last.deadline())) {
                    steps.add(new PlanStep(PlanStep.Kind.LAST_RETURN, variant, last.deadline(), last, List.of()));
                }
                steps.add(new PlanStep(
                        PlanStep.Kind.FIRST_RETURN, variant, quarter().deadline(), quarter(), List.of()));
            }
            if (hasOldPackage()) {
                annual(steps, lastOldYear());
                if (lastOldYear() == start.getYear() && isStillDue(annualDeadline(start.getYear() - 1))) {
                    annual(steps, start.getYear() - 1);
                }
                steps.add(step(PlanStep.Kind.CANCEL, "", dayToCancel(), known(from, "read_only_after_cancel")));
                boolean oss = is("oss", Set.of("yes"));
                steps.add(step(
                        PlanStep.Kind.KEEP,
                        oss ? "oss" : "",
                        LocalDate.of(lastOldYear() + (oss ? YEARS_TO_KEEP_OSS : YEARS_TO_KEEP), Month.DECEMBER, 31),
                        List.of()));
            }
        }

        private String returns() {
            String icp = is("icp", Set.of("yes")) ? "icp" : "";
            return addsUpReturn() ? icp.isEmpty() ? "mid_quarter" : "mid_quarter." + icp : icp;
        }

        /** What is due before the first day in the new package is no part of the switch. */
        private boolean isStillDue(LocalDate deadline) {
            return !deadline.isBefore(start);
        }

        /** The year in which the last booking in the old package falls. */
        private int lastOldYear() {
            return start.minusDays(1).getYear();
        }

        /**
         * The yearly return that needs figures of the old package: income tax before 1 May, company tax within five months
         * after a financial year that is the calendar year (art. 9 AWR and what the tax office sets by it).
         */
        private void annual(List<PlanStep> steps, int year) {
            if (filesYearly()) {
                String variant = is("legal_form", INCOME_TAX) ? "income" : "company";
                steps.add(step(PlanStep.Kind.ANNUAL, variant, annualDeadline(year), List.of()));
            }
        }

        private boolean filesYearly() {
            return is("legal_form", INCOME_TAX) || is("legal_form", COMPANY_TAX);
        }

        private LocalDate annualDeadline(int year) {
            return is("legal_form", INCOME_TAX)
                    ? LocalDate.of(year + 1, Month.APRIL, 30)
                    : LocalDate.of(year + 1, Month.MAY, 31);
        }

        /**
         * Not before everything has been compared, the last btw return with figures of the old package has been filed, and
         * the yearly return of the year before the start, all of which stands there. For a year that is half in it, reading
         * on will do.
         */
        private LocalDate dayToCancel() {
            LocalDate done = endOfComparing();
            if (VatQuarter.isFiledBy(answers)) {
                done = later(done, (isMidQuarter() ? quarter() : quarter().previous()).deadline());
            }
            if (filesYearly()) {
                done = later(done, annualDeadline(start.getYear() - 1));
            }
            return done.plusDays(1);
        }

        private static LocalDate later(LocalDate one, LocalDate other) {
            return other.isAfter(one) ? other : one;
        }

        private PlanStep step(PlanStep.Kind kind, String variant, LocalDate day, List<PlanStep.Known> known) {
            return new PlanStep(kind, variant, day.isBefore(today) ? today : day, null, known);
        }

        private static List<PlanStep.Known> known(@Nullable AccountingPackage pack, String field) {
            return pack == null ? List.of() : List.of(new PlanStep.Known(pack, field));
        }
    }
}
