package nl.allesoveradministratie.pakketwijzer.lead;

import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LEAD_;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.privacy.DatedRecords;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/**
 * On which day leads are made anonymous, for the calendar; those that are anonymous already have no data key. What was added to
 * another one goes with that.
 */
@Component
@OnDoor(Door.OFFICE)
class DatesOfLeads implements DatedRecords {

    private static final Condition SOMEBODYS = LEAD_.DATA_KEY.isNotNull().and(LEAD_.MERGED_INTO.isNull());

    private final DSLContext database;

    DatesOfLeads(DSLContext officeDatabase) {
        this.database = officeDatabase;
    }

    @Override
    public String kind() {
        return "leads";
    }

    @Override
    public Map<YearMonth, Integer> perMonth(LocalDate before) {
        Field<LocalDate> month = DSL.field("date_trunc('month', {0})::date", LocalDate.class, LEAD_.ANONYMISE_ON);
        Map<YearMonth, Integer> counts = new HashMap<>();
        database.select(month, DSL.count())
                .from(LEAD_)
                .where(SOMEBODYS, LEAD_.ANONYMISE_ON.lt(before))
                .groupBy(month)
                .forEach(row -> counts.put(YearMonth.from(row.value1()), row.value2()));
        return counts;
    }

    @Override
    public List<Due> soon(LocalDate before, int most) {
        return database.select(LEAD_.REFERENCE, LEAD_.ANONYMISE_ON, LEAD_.HELD_BECAUSE)
                .from(LEAD_)
                .where(SOMEBODYS, LEAD_.ANONYMISE_ON.lt(before))
                .orderBy(LEAD_.ANONYMISE_ON, LEAD_.ID)
                .limit(most)
                .fetch(row -> new Due(row.value1(), row.value2(), row.value3()));
    }
}
