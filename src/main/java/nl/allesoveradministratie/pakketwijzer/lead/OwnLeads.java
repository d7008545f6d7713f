package nl.allesoveradministratie.pakketwijzer.lead;

import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.DRAFT;
import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.EVENT;
import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LEAD_;
import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.RECEIPT;
import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.REGISTRATION;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.privacy.OwnCase;
import nl.allesoveradministratie.pakketwijzer.privacy.OwnCorrection;
import nl.allesoveradministratie.pakketwijzer.privacy.SubjectData;
import nl.allesoveradministratie.pakketwijzer.sealing.Opener;
import nl.allesoveradministratie.pakketwijzer.shared.PartialDate;
import nl.allesoveradministratie.pakketwijzer.site.Words;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What is kept of somebody in leads, read and changed by himself. No query here says whose: the database shows the rows of
 * the session that the transaction names, and only the columns that concern the person.
 */
@Component
@OnDoor(Door.SUBJECT)
class OwnLeads implements SubjectData {

    private static final List<Field<?>> READ = List.of(
            LEAD_.ID,
            LEAD_.REFERENCE,
            LEAD_.SITE,
            LEAD_.ORIGIN,
            LEAD_.TOPIC,
            LEAD_.PACKAGE_ID,
            LEAD_.REPLY_BY,
            LEAD_.CALL_MOMENT,
            LEAD_.RECEIVED_AT,
            LEAD_.AMENDED_AT,
            LEAD_.DATA_KEY,
            LEAD_.KEY_NO,
            LEAD_.NAME,
            LEAD_.EMAIL,
            LEAD_.PHONE,
            LEAD_.COMPANY,
            LEAD_.QUESTION,
            LEAD_.ANSWERS,
            LEAD_.RANKING,
            LEAD_.STATUS,
            LEAD_.NEXT_STEP,
            LEAD_.NEXT_STEP_ON,
            LEAD_.ANONYMISE_ON,
            LEAD_.QUARANTINED_BECAUSE,
            LEAD_.MERGED_INTO,
            LEAD_.OUTCOME,
            LEAD_.OUTCOME_PACKAGE,
            LEAD_.PAUSED_BECAUSE,
            LEAD_.PAUSED_AT,
            LEAD_.HELD_BECAUSE);

    private final Opener leadOpener;
    private final OwnLeadWords say;
    private final Clock clock;

    OwnLeads(Opener leadOpener, OwnLeadWords say, Clock clock) {
        this.leadOpener = leadOpener;
        this.say = say;
        this.clock = clock;
    }

    @Override
    public List<OwnCase> read(DSLContext transaction, Words words) {
        Map<UUID, Record> rows = new LinkedHashMap<>();
        transaction
                .select(READ)
                .from(LEAD_)
                .where(LEAD_.DATA_KEY.isNotNull())
                .orderBy(LEAD_.RECEIVED_AT.desc(), LEAD_.ID)
                .forEach(row -> rows.put(row.get(LEAD_.ID), row));
        Map<UUID, String> references = new LinkedHashMap<>();
        rows.forEach((id, row) -> references.put(id, row.get(LEAD_.REFERENCE)));
        return rows.values().stream()
                .map(row -> read(transaction, row, references, words))
                .toList();
    }

    private LeadKey key(Record row) {
        return LeadKey.open(row.get(LEAD_.DATA_KEY), leadOpener, row.get(LEAD_.ID), row.get(LEAD_.KEY_NO));
    }

    private OwnCase read(DSLContext dsl, Record row, Map<UUID, String> references, Words words) {
        UUID id = row.get(LEAD_.ID);
        LeadKey key = key(row);
        String ranking = key.open(LEAD_.RANKING, row.get(LEAD_.RANKING));
        Attachment attached = ranking.isEmpty() ? null : Intake.JSON.readValue(ranking, Attachment.class);
        UUID into = row.get(LEAD_.MERGED_INTO);
        return new OwnCase(
                id,
                row.get(LEAD_.REFERENCE),
                say.brand(row.get(LEAD_.SITE)),
                row.get(LEAD_.ORIGIN).equals(LeadOrigin.EVENT.key())
                        ? OwnCase.Kind.REGISTRATION
                        : OwnCase.Kind.QUESTION,
                words.get("own.came." + row.get(LEAD_.ORIGIN)),
                row.get(LEAD_.RECEIVED_AT).toInstant(),
                instant(row.get(LEAD_.AMENDED_AT)),
                key.open(LEAD_.NAME, row.get(LEAD_.NAME)),
                key.open(LEAD_.EMAIL, row.get(LEAD_.EMAIL)),
                key.open(LEAD_.PHONE, row.get(LEAD_.PHONE)),
                key.open(LEAD_.COMPANY, row.get(LEAD_.COMPANY)),
                key.open(LEAD_.QUESTION, row.get(LEAD_.QUESTION)),
                say.replyBy(row.get(LEAD_.REPLY_BY), row.get(LEAD_.CALL_MOMENT), words),
                say.packageName(row.get(LEAD_.PACKAGE_ID)),
                say.answers(key.open(LEAD_.ANSWERS, row.get(LEAD_.ANSWERS)), words),
                attached == null
                        ? List.of()
                        : attached.places().stream().map(say::place).toList(),
                say.standing(
                        row.get(LEAD_.STATUS),
                        row.get(LEAD_.OUTCOME),
                        row.get(LEAD_.OUTCOME_PACKAGE),
                        registration(dsl, id),
                        words),
                key.open(LEAD_.NEXT_STEP, row.get(LEAD_.NEXT_STEP)),
                row.get(LEAD_.NEXT_STEP_ON),
                row.get(LEAD_.ANONYMISE_ON),
                text(row.get(LEAD_.HELD_BECAUSE)),
                text(row.get(LEAD_.PAUSED_BECAUSE)),
                instant(row.get(LEAD_.PAUSED_AT)),
                say.doubts(text(row.get(LEAD_.QUARANTINED_BECAUSE)), words),
                into == null ? "" : references.getOrDefault(into, "?"),
                agreed(dsl, id),
                timeline(dsl, id, key, words),
                drafts(dsl, id, key, words));
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }

    private static @Nullable String registration(DSLContext dsl, UUID lead) {
        return dsl.select(REGISTRATION.STATUS)
                .from(REGISTRATION)
                .where(REGISTRATION.ID.eq(lead))
                .fetchOne(REGISTRATION.STATUS);
    }

    private static List<OwnCase.Agreed> agreed(DSLContext dsl, UUID lead) {
        return dsl.select(RECEIPT.GIVEN_AT, RECEIPT.AGREED_TEXT)
                .from(RECEIPT)
                .where(RECEIPT.SUBMISSION_ID.eq(lead))
                .orderBy(RECEIPT.REVISION.desc())
                .fetch(row -> new OwnCase.Agreed(row.value1().toInstant(), row.value2()));
    }

    private List<OwnCase.Happened> timeline(DSLContext dsl, UUID lead, LeadKey key, Words words) {
        return dsl.select(EVENT.ID, EVENT.AT, EVENT.KIND, EVENT.DETAIL, EVENT.WORDS)
                .from(EVENT)
                .where(EVENT.LEAD_ID.eq(lead))
                .orderBy(EVENT.POSITION.desc())
                .fetch(row -> new OwnCase.Happened(
                        row.value2().toInstant(),
                        row.value3(),
                        say.happened(row.value3(), text(row.value4()), words),
                        key.open(EVENT.WORDS, row.value1(), row.value5())));
    }

    private static List<String> drafts(DSLContext dsl, UUID lead, LeadKey key, Words words) {
        return dsl.select(DRAFT.ID, DRAFT.WORDS, DRAFT.FIELD)
                .from(DRAFT)
                .where(DRAFT.LEAD_ID.eq(lead))
                .orderBy(DRAFT.SAVED_AT)
                .fetch(row -> {
                    String draft = key.open(DRAFT.WORDS, row.value1(), row.value2());
                    return row.value3().equals(Drafts.Field.STEP_ON.key())
                            ? words.date(new PartialDate(LocalDate.parse(draft)))
                            : draft;
                });
    }

    private LeadRights rights(DSLContext transaction) {
        return new LeadRights(transaction, leadOpener, OffsetDateTime.now(clock), null);
    }

    @Override
    public boolean correct(DSLContext transaction, UUID id, OwnCorrection correction) {
        SequencedMap<TableField<?, byte[]>, String> right = new LinkedHashMap<>();
        right.put(LEAD_.NAME, correction.name());
        right.put(LEAD_.PHONE, correction.phone());
        right.put(LEAD_.COMPANY, correction.company());
        right.put(LEAD_.QUESTION, correction.question());
        return rights(transaction).correct(id, right);
    }

    @Override
    public void pause(DSLContext transaction, Pause pause) {
        rights(transaction).pause(DSL.noCondition(), pause);
    }

    @Override
    public void resume(DSLContext transaction, Pause pause) {
        rights(transaction).resume(DSL.noCondition(), pause);
    }

    @Override
    public boolean withdrawAnswers(DSLContext transaction, UUID id) {
        int withdrawn = transaction
                .update(LEAD_)
                .setNull(LEAD_.ANSWERS)
                .setNull(LEAD_.RANKING)
                .setNull(LEAD_.ROLE)
                .set(LEAD_.TOPIC, DSL.when(LEAD_.TOPIC.eq("result"), "general").otherwise(LEAD_.TOPIC))
                .set(LEAD_.VERSION, LEAD_.VERSION.plus(1))
                .where(LEAD_.ID.eq(id), LEAD_.ANSWERS.isNotNull().or(LEAD_.RANKING.isNotNull()))
                .execute();
        if (withdrawn == 1) {
            rights(transaction).tell(id, EventKind.ANSWERS_WITHDRAWN, null);
        }
        return withdrawn == 1;
    }
}
