package nl.allesoveradministratie.pakketwijzer.lead;

import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LEAD_;

import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.allesoveradministratie.pakketwijzer.sealing.Sealer;
import nl.allesoveradministratie.pakketwijzer.shared.EmailAddress;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.shared.PhoneNumber;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.TableField;
import org.jspecify.annotations.Nullable;

/** Writes an enquiry into its row: sealed what somebody said, open only what a list needs to be sorted and counted. */
record LeadRow(DSLContext transaction, Sealer leadSealer) {

    private static final Pattern ROLE = Pattern.compile("(?:^|&)role=(zzp|mkb|accountant)(?:&|$)");

    /** False = there is a lead with this id already, and nothing was written. */
    boolean insert(
            UUID lead, LeadKey key, String reference, Enquiry enquiry, LeadOrigin origin, OffsetDateTime receivedAt) {
        int written = transaction
                .insertInto(LEAD_)
                .set(LEAD_.ID, lead)
                .set(LEAD_.REFERENCE, reference)
                .set(LEAD_.REVISION, 1)
                .set(LEAD_.ORIGIN, origin.key())
                .set(LEAD_.DATA_KEY, key.wrapped(leadSealer))
                .set(LEAD_.KEY_NO, LeadKey.FIRST)
                .set(LEAD_.RECEIVED_AT, receivedAt)
                .set(LEAD_.LAST_CONTACT_AT, receivedAt)
                .set(values(enquiry))
                .set(sealed(key, enquiry))
                .onConflict(LEAD_.ID)
                .doNothing()
                .execute();
        return written == 1;
    }

    /** What a row holds of an enquiry, as far as it takes to know the person again and to write to him. */
    static Enquiry read(Record row, LeadKey key) {
        return new Enquiry(
                row.get(LEAD_.SITE),
                Language.ofTag(row.get(LEAD_.LANGUAGE)),
                key.open(LEAD_.NAME, row.get(LEAD_.NAME)),
                key.open(LEAD_.COMPANY, row.get(LEAD_.COMPANY)),
                EmailAddress.parse(key.open(LEAD_.EMAIL, row.get(LEAD_.EMAIL))).orElse(null),
                PhoneNumber.parse(key.open(LEAD_.PHONE, row.get(LEAD_.PHONE))).orElse(null),
                null,
                key.open(LEAD_.QUESTION, row.get(LEAD_.QUESTION)),
                null,
                null);
    }

    void amend(UUID lead, LeadKey key, Enquiry enquiry, int revision, OffsetDateTime amendedAt) {
        transaction
                .update(LEAD_)
                .set(LEAD_.REVISION, revision)
                .set(LEAD_.AMENDED_AT, amendedAt)
                .set(LEAD_.LAST_CONTACT_AT, amendedAt)
                .set(LEAD_.VERSION, LEAD_.VERSION.plus(1))
                .set(values(enquiry))
                .set(sealed(key, enquiry))
                .where(LEAD_.ID.eq(lead))
                .execute();
    }

    private static Map<TableField<?, ?>, @Nullable Object> values(Enquiry enquiry) {
        Map<TableField<?, ?>, @Nullable Object> values = new LinkedHashMap<>();
        Attachment attached = enquiry.attached();
        values.put(LEAD_.SITE, enquiry.site());
        values.put(LEAD_.LANGUAGE, enquiry.language().tag());
        values.put(LEAD_.TOPIC, enquiry.about() != null ? "package" : attached != null ? "result" : "general");
        values.put(
                LEAD_.PACKAGE_ID,
                enquiry.about() == null ? null : enquiry.about().value());
        values.put(LEAD_.ROLE, attached == null ? null : role(attached.answers()));
        values.put(LEAD_.REPLY_BY, enquiry.callMoment() == null ? "mail" : "call");
        values.put(
                LEAD_.CALL_MOMENT,
                enquiry.callMoment() == null ? null : enquiry.callMoment().key());
        values.put(LEAD_.INITIALS, Initials.of(enquiry.name()));
        return values;
    }

    private static @Nullable String role(String answers) {
        Matcher role = ROLE.matcher(answers);
        return role.find() ? role.group(1) : null;
    }

    private static Map<TableField<?, ?>, byte @Nullable []> sealed(LeadKey key, Enquiry enquiry) {
        Attachment attached = enquiry.attached();
        Map<TableField<?, ?>, byte @Nullable []> sealed = new LinkedHashMap<>();
        sealed.put(LEAD_.NAME, key.seal(LEAD_.NAME, enquiry.name()));
        sealed.put(
                LEAD_.EMAIL,
                key.seal(
                        LEAD_.EMAIL,
                        enquiry.email() == null ? null : enquiry.email().value()));
        sealed.put(
                LEAD_.PHONE,
                key.seal(
                        LEAD_.PHONE,
                        enquiry.phone() == null ? null : enquiry.phone().value()));
        sealed.put(LEAD_.COMPANY, key.seal(LEAD_.COMPANY, enquiry.company()));
        sealed.put(LEAD_.QUESTION, key.seal(LEAD_.QUESTION, enquiry.question()));
        sealed.put(LEAD_.ANSWERS, key.seal(LEAD_.ANSWERS, attached == null ? null : attached.answers()));
        sealed.put(
                LEAD_.RANKING,
                key.seal(LEAD_.RANKING, attached == null ? null : Intake.JSON.writeValueAsString(attached)));
        return sealed;
    }
}
