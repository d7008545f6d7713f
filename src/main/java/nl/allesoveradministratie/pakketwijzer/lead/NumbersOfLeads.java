package nl.allesoveradministratie.pakketwijzer.lead;

import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LEAD_;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.privacy.LeadNumbers;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Numbers of leads for the access log: they say nothing of the person. */
@Component
@OnDoor(Door.OFFICE)
class NumbersOfLeads implements LeadNumbers {

    private final DSLContext database;

    NumbersOfLeads(DSLContext officeDatabase) {
        this.database = officeDatabase;
    }

    @Override
    public Map<UUID, String> of(Collection<UUID> leads) {
        return database.select(LEAD_.ID, LEAD_.REFERENCE)
                .from(LEAD_)
                .where(LEAD_.ID.in(leads))
                .fetchMap(LEAD_.ID, LEAD_.REFERENCE);
    }

    @Override
    public Optional<UUID> find(String number) {
        return database.select(LEAD_.ID)
                .from(LEAD_)
                .where(LEAD_.REFERENCE.eq(number.strip().toUpperCase(Locale.ROOT)))
                .fetchOptional(LEAD_.ID);
    }
}
