package nl.allesoveradministratie.pakketwijzer.lead;

import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LEAD_;

import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.sealing.Opener;
import org.jooq.DSLContext;

/** Makes the blind indexes of a lead anew from what it holds, as part of a transaction. */
record Reindexing(DSLContext transaction, Duplicates duplicates, Opener leadOpener) {

    void again(UUID lead) {
        var row = transaction
                .selectFrom(LEAD_)
                .where(LEAD_.ID.eq(lead), LEAD_.DATA_KEY.isNotNull())
                .forUpdate()
                .fetchOne();
        if (row == null) {
            return;
        }
        LeadKey key = LeadKey.open(row.get(LEAD_.DATA_KEY), leadOpener, lead, row.get(LEAD_.KEY_NO));
        Enquiry enquiry = LeadRow.read(row, key);
        if (row.get(LEAD_.QUARANTINED_BECAUSE) != null) {
            // It is linked with others when it comes to stand in the lists.
            duplicates.remember(transaction, lead, enquiry);
        } else {
            duplicates.index(transaction, lead, enquiry, row.get(LEAD_.RECEIVED_AT), new Timeline(transaction, lead));
        }
    }
}
