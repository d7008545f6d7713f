package nl.allesoveradministratie.pakketwijzer.insight.web;

import java.util.Optional;
import nl.allesoveradministratie.pakketwijzer.insight.InterestReport;
import nl.allesoveradministratie.pakketwijzer.insight.PeriodKind;
import nl.allesoveradministratie.pakketwijzer.insight.Question;
import nl.allesoveradministratie.pakketwijzer.insight.ReportPeriod;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;

/**
 * A table as an address names it, whatever stands there.
 *
 * @param pack of which package
 * @param question by its key
 * @param span by its key; empty = that of what is released
 * @param period by its key; empty = the newest
 */
record AskedTable(String pack, String question, String span, String period) {

    /** The table; empty = somebody else's, or none: which of them, nobody can tell. */
    Optional<InterestReport.Table> from(InterestReport report) {
        Optional<PackageId> id = PackageId.parse(pack);
        Optional<Question> asked = Question.ofKey(question);
        if (id.isEmpty() || asked.isEmpty()) {
            return Optional.empty();
        }
        Optional<PeriodKind> by = span.isEmpty() ? Optional.of(asked.get().span()) : PeriodKind.ofKey(span);
        Optional<ReportPeriod> page = ReportPeriod.parse(period);
        if (by.isEmpty() || page.isEmpty() && !period.isEmpty()) {
            return Optional.empty();
        }
        return report.table(id.get(), asked.get(), by.get(), page.orElse(null));
    }
}
