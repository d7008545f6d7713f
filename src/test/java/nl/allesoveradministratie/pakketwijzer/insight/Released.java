package nl.allesoveradministratie.pakketwijzer.insight;

import java.time.LocalDate;
import java.util.Map;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.springframework.context.ApplicationContext;

/**
 * Puts figures there as if they had been released long ago, past the mechanism: values are the test's own. They are of a year
 * in which nothing is ever due, so the product's own releases keep off them.
 */
public record Released(DSLContext owner) {

    /** With the owner's login of the application's database. */
    public static Released in(ApplicationContext application) {
        return new Released(DSL.using(application.getBean("ownerDataSource", DataSource.class), SQLDialect.POSTGRES));
    }

    /** A period of a family about a package; what there was of that stays. */
    public Released put(Family family, LocalDate from, String pack, Map<String, Integer> bins) {
        owner.execute("""
                INSERT INTO insight.ledger (position, family, period, from_day, until_day, epsilon, sensitivity, version,
                    code_hash, released_on, cells, cells_hash, hash)
                SELECT (SELECT greatest(1000000, max(position)) + 1 FROM insight.ledger), f.key, f.period, {1}::date,
                    ({1}::date + CASE f.period WHEN 'day' THEN interval '0' WHEN 'week' THEN interval '6 days'
                        ELSE interval '1 month' - interval '1 day' END)::date,
                    f.epsilon, 1, 'test', sha256(''), {1}::date, 0, sha256(''), sha256('')
                FROM insight.family f WHERE f.key = {0}
                ON CONFLICT (family, from_day) DO NOTHING
                """, DSL.val(family.name()), DSL.val(from));
        bins.forEach((bin, value) -> owner.execute(
                "INSERT INTO insight.cell (package_id, family, from_day, bin, value) VALUES ({0}, {1}, {2}, {3}, {4})"
                        + " ON CONFLICT (package_id, family, from_day, bin) DO UPDATE SET value = excluded.value",
                DSL.val(pack), DSL.val(family.name()), DSL.val(from), DSL.val(bin), DSL.val(value)));
        return this;
    }
}
