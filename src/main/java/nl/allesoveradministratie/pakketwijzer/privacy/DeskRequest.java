package nl.allesoveradministratie.pakketwijzer.privacy;

import static nl.allesoveradministratie.pakketwijzer.privacy.db.privacy.Tables.REQUEST;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.site.Words;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/**
 * A request about somebody's own data, as the privacy officer sees it.
 *
 * @param number what the person is told
 * @param cameBy "own" = by the own page; otherwise "mail", "phone", "letter" or "visit"
 * @param lead whose; null = everything of the person, or not found yet
 * @param hasProvedAddress whether an e-mail address was proved
 * @param due the last day to answer
 * @param status "open", "done" or "refused"
 * @param endedAt null = open
 * @param check null = by the link to the own page
 * @param extendedAt when the person was told that it takes longer; null = it does not
 */
public record DeskRequest(
        UUID id,
        String number,
        AskedRight right,
        String cameBy,
        @Nullable UUID lead,
        boolean hasProvedAddress,
        Instant receivedAt,
        LocalDate due,
        String status,
        @Nullable Instant endedAt,
        @Nullable IdentityCheck check,
        @Nullable Instant extendedAt) {

    static DeskRequest of(Record row) {
        String check = row.get(REQUEST.IDENTITY_CHECKED);
        return new DeskRequest(
                row.get(REQUEST.ID),
                row.get(REQUEST.NUMBER),
                AskedRight.ofKey(row.get(REQUEST.KIND)),
                row.get(REQUEST.CAME_BY),
                row.get(REQUEST.LEAD_ID),
                row.get(REQUEST.SUBJECT) != null,
                row.get(REQUEST.RECEIVED_AT).toInstant(),
                row.get(REQUEST.DUE_ON),
                row.get(REQUEST.STATUS),
                instant(row.get(REQUEST.ENDED_AT)),
                check == null ? null : IdentityCheck.ofKey(check),
                instant(row.get(REQUEST.EXTENDED_AT)));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    /** Whether it still has to be answered. */
    public boolean isOpen() {
        return status.equals("open");
    }

    /** Whether it is known whose data it is about, so that they can be erased. */
    public boolean isAboutSomebodyKnown() {
        return lead != null || hasProvedAddress;
    }

    /** Whether it is known who asks. */
    public boolean isChecked() {
        return check != IdentityCheck.NOT_YET;
    }

    /** How much time is left. */
    public RequestClock clock(Instant now) {
        return new RequestClock(due, LocalDate.ofInstant(now, Words.HERE));
    }

    @Override
    public String toString() {
        return "(request)";
    }
}
