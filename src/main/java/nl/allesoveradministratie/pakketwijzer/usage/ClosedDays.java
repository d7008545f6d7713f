package nl.allesoveradministratie.pakketwijzer.usage;

import static nl.allesoveradministratie.pakketwijzer.usage.db.Tables.CLOSED;
import static org.jooq.impl.DSL.val;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Days that are over: closes them, and knows their exact counts for the releases. Nobody else may see those. */
@Component
@OnDoor(Door.WORKER)
public class ClosedDays {

    /** So many browser-days ended at a step with a package. */
    public record Count(PackageId pack, Step step) {}

    /**
     * Closes a day, as part of a transaction; whatever comes in later for it is refused.
     *
     * @throws org.jooq.exception.DataAccessException when it is closed already
     */
    public void close(DSLContext transaction, LocalDate day) {
        transaction.execute("SELECT usage.close({0})", val(day));
    }

    /** The exact counts of a closed day by package and furthest step; what is not there is zero. */
    public Map<Count, Integer> steps(DSLContext transaction, LocalDate day) {
        Map<Count, Integer> counts = new HashMap<>();
        transaction
                .select(CLOSED.PACKAGE_ID, CLOSED.BIN, CLOSED.BROWSER_DAYS)
                .from(CLOSED)
                .where(CLOSED.DAY.eq(day), CLOSED.KIND.eq("step"))
                .forEach(row -> counts.put(
                        new Count(
                                new PackageId(row.value1()),
                                Step.valueOf(row.value2().toUpperCase(Locale.ROOT))),
                        row.value3()));
        return counts;
    }
}
