package nl.allesoveradministratie.pakketwijzer.lead;

import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.ASSIGNMENT_RULE;

import jakarta.annotation.security.RolesAllowed;
import java.util.Map;
import java.util.Optional;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import org.jooq.DSLContext;
import org.springframework.stereotype.Service;

/** Administrators say how the leads of a site are given out. */
@Service
@OnDoor(Door.OFFICE)
public class AssignmentRules {

    private final DSLContext database;

    AssignmentRules(DSLContext officeDatabase) {
        this.database = officeDatabase;
    }

    /** By site; of one that is left out, leads are claimed. */
    @RolesAllowed(Role.ADMIN_ROLE)
    public Map<String, AssignmentRule> all() {
        return database.select(ASSIGNMENT_RULE.SITE, ASSIGNMENT_RULE.RULE)
                .from(ASSIGNMENT_RULE)
                .fetchMap(ASSIGNMENT_RULE.SITE, row -> AssignmentRule.ofKey(row.value2()));
    }

    /** From the next lead on. */
    @RolesAllowed(Role.ADMIN_ROLE)
    public void set(String site, AssignmentRule rule) {
        database.insertInto(ASSIGNMENT_RULE)
                .set(ASSIGNMENT_RULE.SITE, site)
                .set(ASSIGNMENT_RULE.RULE, rule.key())
                .onConflict(ASSIGNMENT_RULE.SITE)
                .doUpdate()
                .set(ASSIGNMENT_RULE.RULE, rule.key())
                .execute();
    }

    static AssignmentRule of(DSLContext transaction, String site) {
        return Optional.ofNullable(transaction
                        .select(ASSIGNMENT_RULE.RULE)
                        .from(ASSIGNMENT_RULE)
                        .where(ASSIGNMENT_RULE.SITE.eq(site))
                        .fetchOne(ASSIGNMENT_RULE.RULE))
                .map(AssignmentRule::ofKey)
                .orElse(AssignmentRule.CLAIM);
    }
}
