package nl.allesoveradministratie.pakketwijzer.identity;

import static nl.allesoveradministratie.pakketwijzer.identity.db.Tables.COLLEAGUE;

import java.util.List;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.shared.EmailAddress;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.springframework.stereotype.Service;

/** Colleagues as the clockwork knows them. */
@Service
@OnDoor(Door.WORKER)
public class Colleagues {

    private final DSLContext database;

    Colleagues(DSLContext workerDatabase) {
        this.database = workerDatabase;
    }

    /** Whether somebody may sign in, as whatever. */
    public boolean mayEnter(UUID account) {
        return database.fetchExists(COLLEAGUE, COLLEAGUE.ID.eq(account));
    }

    /** Those with a role who may sign in, in alphabetical order. */
    public List<Colleague> with(Role role) {
        return database.select(COLLEAGUE.ID, COLLEAGUE.EMAIL, COLLEAGUE.NAME, COLLEAGUE.ROLES, COLLEAGUE.LANGUAGE)
                .from(COLLEAGUE)
                .where(COLLEAGUE.ROLES.contains(new String[] {role.key()}))
                .orderBy(COLLEAGUE.NAME)
                .fetch(Records.mapping((id, email, name, roles, language) -> new Colleague(
                        id, new EmailAddress(email), name, Role.ofKeys(roles), Language.ofTag(language))));
    }
}
