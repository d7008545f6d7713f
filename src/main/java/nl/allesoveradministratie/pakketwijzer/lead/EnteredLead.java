package nl.allesoveradministratie.pakketwijzer.lead;

import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.EVENT;
import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LEAD_;

import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.mail.MailKind;
import nl.allesoveradministratie.pakketwijzer.sealing.Opener;
import nl.allesoveradministratie.pakketwijzer.worker.Later;
import org.jooq.DSLContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Does for a lead that staff wrote down what is done for one from the form: recognise the person, and tell him. */
@Configuration(proxyBeanMethods = false)
@OnDoor(Door.WORKER)
class EnteredLead {

    static final String TASK = "index-entered-lead";

    private final DSLContext database;
    private final Opener leadOpener;
    private final Duplicates duplicates;
    private final LeadMail leadMail;

    EnteredLead(DSLContext workerDatabase, Opener leadOpener, Duplicates duplicates, LeadMail leadMail) {
        this.database = workerDatabase;
        this.leadOpener = leadOpener;
        this.duplicates = duplicates;
        this.leadMail = leadMail;
    }

    @Bean
    Task<Void> indexEnteredLead() {
        return Later.task(TASK, this::index);
    }

    Optional<Duration> index(UUID lead) {
        database.transaction(transaction -> {
            DSLContext dsl = transaction.dsl();
            var row = dsl.selectFrom(LEAD_)
                    .where(LEAD_.ID.eq(lead), LEAD_.DATA_KEY.isNotNull())
                    .forUpdate()
                    .fetchOne();
            // A node that died right after committing leaves the task behind: once is enough.
            boolean told = dsl.fetchExists(EVENT, EVENT.LEAD_ID.eq(lead), EVENT.KIND.eq(EventKind.MAIL.key()));
            if (row == null || told) {
                return;
            }
            LeadKey key = LeadKey.open(row.get(LEAD_.DATA_KEY), leadOpener, lead, row.get(LEAD_.KEY_NO));
            Enquiry enquiry = LeadRow.read(row, key);
            Timeline timeline = new Timeline(dsl, lead);
            duplicates.index(dsl, lead, enquiry, row.get(LEAD_.RECEIVED_AT), timeline);
            leadMail.toVisitor(dsl, MailKind.LEAD_ENTERED, lead, row.get(LEAD_.REFERENCE), enquiry, timeline);
        });
        return Optional.empty();
    }
}
