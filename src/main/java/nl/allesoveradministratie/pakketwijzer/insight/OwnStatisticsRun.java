package nl.allesoveradministratie.pakketwijzer.insight;

import static org.jooq.impl.DSL.field;

import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Writes our own statistics: what closed days counted, as whole weeks, with small numbers left out. */
@Service
@OnDoor(Door.WORKER)
public class OwnStatisticsRun {

    private static final Logger LOG = LoggerFactory.getLogger(OwnStatisticsRun.class);

    private final DSLContext database;

    OwnStatisticsRun(DSLContext figuresDatabase) {
        this.database = figuresDatabase;
    }

    /**
     * Takes in the days that were closed since, and writes the weeks that are over; running it again changes nothing.
     *
     * @return how many figures were written
     */
    public int run() {
        int written = database.select(field("insight.write_own()", int.class))
                .fetchSingle()
                .value1();
        if (written > 0) {
            LOG.info("Wrote {} of our own statistics", written);
        }
        return written;
    }
}
