package nl.allesoveradministratie.pakketwijzer.usage;

import static nl.allesoveradministratie.pakketwijzer.usage.db.Tables.CLOSED;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.val;

import java.time.LocalDate;
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

    /** So many browser-days ended in a bin of a package. */
    public record Count(PackageId pack, String bin) {}

    /**
     * Closes a day, as part of a transaction; whatever comes in later for it is refused.
     *
     * @throws org.jooq.exception.DataAccessException when it is closed already
     */
    public void close(DSLContext transaction, LocalDate day) {
        transaction.execute("SELECT usage.close({0})", val(day));
    }

    /**
     * The exact counts of a kind over closed days, by package and bin; what is not there is zero. A browser that came on
     * several days counts for each.
     *
     * @param from the first day
     * @param until the last day
     */
    public Map<Count, Integer> counts(DSLContext transaction, Kind kind, LocalDate from, LocalDate until) {
        return transaction
                .select(CLOSED.PACKAGE_ID, CLOSED.BIN, sum(CLOSED.BROWSER_DAYS))
                .from(CLOSED)
                .where(CLOSED.DAY.between(from, until), CLOSED.KIND.eq(kind.key()))
                .groupBy(CLOSED.PACKAGE_ID, CLOSED.BIN)
                .fetchMap(
                        row -> new Count(new PackageId(row.value1()), row.value2()),
                        row -> row.value3().intValueExact());
    }
}
