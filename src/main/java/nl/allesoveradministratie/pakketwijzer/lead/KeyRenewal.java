package nl.allesoveradministratie.pakketwijzer.lead;

import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.KEY_RENEWAL;
import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LEAD_;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.sealing.Opener;
import nl.allesoveradministratie.pakketwijzer.sealing.Sealer;
import nl.allesoveradministratie.pakketwijzer.worker.Later;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Seals the data keys of all leads anew when the key that seals them was renewed: in small steps, while everybody works on, and
 * going on where it was when it is broken off.
 */
@Configuration(proxyBeanMethods = false)
@OnDoor(Door.WORKER)
class KeyRenewal {

    private static final Logger LOG = LoggerFactory.getLogger(KeyRenewal.class);

    private static final int STEP = 500;

    private final DSLContext database;
    private final Sealer leadSealer;
    private final Opener leadOpener;
    private final Clock clock;
    private final Duration pause;

    KeyRenewal(
            DSLContext workerDatabase,
            Sealer leadSealer,
            Opener leadOpener,
            Clock clock,
            @Value("${pakketwijzer.worker.key-renewal:1m}") Duration pause) {
        this.database = workerDatabase;
        this.leadSealer = leadSealer;
        this.leadOpener = leadOpener;
        this.clock = clock;
        this.pause = pause;
    }

    @Bean
    RecurringTask<Void> renewDataKeys() {
        return Later.regularly("renew-data-keys", pause, this::renew);
    }

    void renew() {
        int key = leadSealer.keyId();
        database.insertInto(KEY_RENEWAL)
                .set(KEY_RENEWAL.KEY_ID, key)
                .set(KEY_RENEWAL.BEGUN_AT, OffsetDateTime.now(clock))
                .onConflictDoNothing()
                .execute();
        boolean more = true;
        while (more) {
            more = database.transactionResult(transaction -> step(transaction.dsl(), key));
        }
    }

    /** @return whether there may be more to do */
    private boolean step(DSLContext transaction, int key) {
        var row = transaction
                .select(KEY_RENEWAL.REACHED, KEY_RENEWAL.RENEWED)
                .from(KEY_RENEWAL)
                .where(KEY_RENEWAL.KEY_ID.eq(key), KEY_RENEWAL.FINISHED_AT.isNull())
                .forUpdate()
                .fetchOne();
        if (row == null) {
            return false;
        }
        UUID reached = row.value1();
        var leads = transaction
                .select(LEAD_.ID, LEAD_.KEY_NO, LEAD_.DATA_KEY)
                .from(LEAD_)
                .where(reached == null ? DSL.noCondition() : LEAD_.ID.gt(reached), LEAD_.DATA_KEY.isNotNull())
                .orderBy(LEAD_.ID)
                .limit(STEP)
                .fetch();
        int renewed = row.value2();
        for (var lead : leads) {
            renewed += renew(transaction, lead.value1(), lead.value2(), lead.value3());
        }
        boolean more = leads.size() == STEP;
        transaction
                .update(KEY_RENEWAL)
                .set(
                        KEY_RENEWAL.REACHED,
                        leads.isEmpty() ? reached : leads.getLast().value1())
                .set(KEY_RENEWAL.RENEWED, renewed)
                .set(KEY_RENEWAL.FINISHED_AT, more ? null : OffsetDateTime.now(clock))
                .where(KEY_RENEWAL.KEY_ID.eq(key))
                .execute();
        if (renewed > 0) {
            LOG.info("Data keys of leads sealed anew: {}{}", renewed, more ? ", going on" : ", all done");
        }
        return more;
    }

    /** Leaves alone what somebody forgot meanwhile. */
    private int renew(DSLContext transaction, UUID lead, int number, byte[] wrapped) {
        if (leadSealer.isByThisKey(wrapped)) {
            return 0;
        }
        return transaction
                .update(LEAD_)
                .set(
                        LEAD_.DATA_KEY,
                        LeadKey.open(wrapped, leadOpener, lead, number).wrapped(leadSealer))
                .where(LEAD_.ID.eq(lead), LEAD_.DATA_KEY.eq(wrapped))
                .execute();
    }
}
