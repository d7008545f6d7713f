package nl.allesoveradministratie.pakketwijzer.insight;

import static nl.allesoveradministratie.pakketwijzer.insight.db.Tables.PUBLISHED;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HexFormat;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What everybody may know of the ledger of releases. */
@Component
public class PrivacyLedger {

    /** What one package may cost for one day of one browser, all families together (scheme PR-1). */
    public static final BigDecimal BUDGET = new BigDecimal("1.00");

    private final DSLContext database;

    PrivacyLedger(DSLContext publicDatabase) {
        this.database = publicDatabase;
    }

    /**
     * The ledger's head.
     *
     * @param releases how many there are
     * @param firstDay from which day on; null = nothing was decided yet
     * @param lastDay up to which day; null = nothing was released yet
     * @param epsilon spent for each package and browser-day by the families in use
     * @param hash of the last row, which holds that of the row before, and so on
     */
    public record Head(
            long releases,
            @Nullable LocalDate firstDay,
            @Nullable LocalDate lastDay,
            BigDecimal epsilon,
            String hash) {}

    /** The head as it is now. */
    public Head head() {
        return database.select(
                        PUBLISHED.RELEASES, PUBLISHED.FIRST_DAY, PUBLISHED.LAST_DAY, PUBLISHED.EPSILON, PUBLISHED.HASH)
                .from(PUBLISHED)
                .fetchSingle(row -> new Head(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        row.value4(),
                        HexFormat.of().formatHex(row.value5())));
    }
}
