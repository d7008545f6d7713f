package nl.allesoveradministratie.pakketwijzer.lead;

import com.github.kagkarlsson.scheduler.task.Task;
import java.util.Optional;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.sealing.Opener;
import nl.allesoveradministratie.pakketwijzer.worker.Later;
import org.jooq.DSLContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Keeps the blind indexes in step: whoever changes who somebody is, the database has them made anew. */
@Configuration(proxyBeanMethods = false)
@OnDoor(Door.WORKER)
class LeadReindex {

    private final DSLContext database;
    private final Duplicates duplicates;
    private final Opener leadOpener;

    LeadReindex(DSLContext workerDatabase, Duplicates duplicates, Opener leadOpener) {
        this.database = workerDatabase;
        this.duplicates = duplicates;
        this.leadOpener = leadOpener;
    }

    /** Its name is also in lead.person_changed and lead.pause_ended, which schedule it. */
    @Bean
    Task<Void> reindexLead() {
        return Later.task("reindex-lead", lead -> {
            database.transaction(transaction -> new Reindexing(transaction.dsl(), duplicates, leadOpener).again(lead));
            return Optional.empty();
        });
    }

    /** Its name is also in lead.words_stand_still, which schedules it. */
    @Bean
    Task<Void> renewWords() {
        return Later.task(Duplicates.RENEW_WORDS, lead -> {
            database.transaction(transaction -> Duplicates.renewWords(transaction.dsl(), lead));
            return Optional.empty();
        });
    }
}
