package nl.allesoveradministratie.pakketwijzer.lead;

import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LEAD_;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import nl.allesoveradministratie.pakketwijzer.sealing.Opener;
import nl.allesoveradministratie.pakketwijzer.site.Words;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/**
 * A lead as a row of a file, in the words of whoever takes it out.
 *
 * @param contact all empty when the file says of nobody who it is
 */
record ExportRow(Record lead, ContactDetails contact, Words words) {

    private static final ContactDetails NOBODY = new ContactDetails("", "", "", "");

    /** @param opener of contact details; null = they stay sealed */
    static ExportRow of(Record lead, @Nullable Opener opener, Words words) {
        return new ExportRow(lead, opener == null ? NOBODY : opened(lead, opener), words);
    }

    private static ContactDetails opened(Record lead, Opener opener) {
        LeadKey key = LeadKey.open(lead.get(LEAD_.DATA_KEY), opener, lead.get(LEAD_.ID), lead.get(LEAD_.KEY_NO));
        return new ContactDetails(
                key.open(LEAD_.NAME, lead.get(LEAD_.NAME)),
                key.open(LEAD_.EMAIL, lead.get(LEAD_.EMAIL)),
                key.open(LEAD_.PHONE, lead.get(LEAD_.PHONE)),
                key.open(LEAD_.COMPANY, lead.get(LEAD_.COMPANY)));
    }

    /** As many as there are columns; null = empty. */
    List<@Nullable Object> cells(List<ExportColumn> columns) {
        List<@Nullable Object> cells = new ArrayList<>();
        columns.forEach(column -> cells.add(cell(column)));
        return cells;
    }

    private @Nullable Object cell(ExportColumn column) {
        return switch (column) {
            case REFERENCE -> lead.get(LEAD_.REFERENCE);
            case RECEIVED -> here(lead.get(LEAD_.RECEIVED_AT));
            case SITE -> lead.get(LEAD_.SITE);
            case ORIGIN -> word("desk.origin.", lead.get(LEAD_.ORIGIN));
            case TOPIC -> word("export.topic.", lead.get(LEAD_.TOPIC));
            case PACKAGE -> lead.get(LEAD_.PACKAGE_ID);
            case ROLE -> word("week.role.", lead.get(LEAD_.ROLE));
            case STATUS -> word("desk.status.", lead.get(LEAD_.STATUS));
            case RESPONSE -> here(lead.get(LEAD_.FIRST_RESPONSE_AT));
            case MINUTES -> lead.get(LEAD_.RESPONSE_MINUTES);
            case OUTCOME -> word("export.outcome.", lead.get(LEAD_.OUTCOME));
            case NEXT_STEP -> lead.get(LEAD_.NEXT_STEP_ON);
            case NAME -> contact.name();
            case COMPANY -> contact.company();
            case EMAIL -> contact.email();
            case PHONE -> contact.phone();
        };
    }

    private @Nullable String word(String prefix, @Nullable String key) {
        return key == null ? null : words.get(prefix + key);
    }

    /** As on the clock here, to the minute. */
    private static @Nullable LocalDateTime here(@Nullable OffsetDateTime moment) {
        return moment == null
                ? null
                : moment.atZoneSameInstant(IsoWeek.HERE)
                        .toLocalDateTime()
                        .withSecond(0)
                        .withNano(0);
    }

    @Override
    public String toString() {
        return "(a lead)";
    }
}
