package nl.allesoveradministratie.pakketwijzer.privacy;

import static nl.allesoveradministratie.pakketwijzer.privacy.db.privacy.Tables.NEW_ADDRESS;
import static nl.allesoveradministratie.pakketwijzer.privacy.db.privacy.Tables.REQUEST;
import static org.jooq.impl.DSL.field;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.privacy.OwnRequest.Status;
import nl.allesoveradministratie.pakketwijzer.privacy.SubjectData.Pause;
import nl.allesoveradministratie.pakketwijzer.sealing.Sealer;
import nl.allesoveradministratie.pakketwijzer.shared.EmailAddress;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.site.Site;
import nl.allesoveradministratie.pakketwijzer.site.Words;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * What people do with their own data. Each use of a right is one transaction: the change and the line in the register of
 * requests. The line has the id of the form, so that sending a form twice does it once; the worker then mails that it was
 * done.
 */
@Service
@OnDoor(Door.SUBJECT)
public class OwnRights {

    private static final ZoneId HERE = ZoneId.of("Europe/Amsterdam");

    /** So many new addresses can be tried in a day. */
    private static final int MOST_ADDRESSES = 3;

    private final OwnVisits visits;
    private final List<SubjectData> kept;
    private final Sealer leadSealer;
    private final Clock clock;

    OwnRights(OwnVisits visits, List<SubjectData> kept, Sealer leadSealer, Clock clock) {
        this.visits = visits;
        this.kept = kept;
        this.leadSealer = leadSealer;
        this.clock = clock;
    }

    /** All that is kept of whoever's session it is; nothing when that is over. */
    public OwnData see(String secret, Words words) {
        return visits.in(
                secret,
                dsl -> new OwnData(
                        kept.stream()
                                .flatMap(each -> each.read(dsl, words).stream())
                                .toList(),
                        looks(dsl),
                        requests(dsl)));
    }

    private static List<OwnData.Look> looks(DSLContext dsl) {
        return dsl.fetch("SELECT lead_id, at, action, details, purpose, role FROM privacy.own_looks()")
                .map(row -> new OwnData.Look(
                        row.get(0, UUID.class),
                        row.get(1, OffsetDateTime.class).toInstant(),
                        row.get(2, String.class),
                        Arrays.stream(row.get(3, String.class).split(","))
                                .filter(each -> !each.isEmpty())
                                .toList(),
                        row.get(4, String.class),
                        row.get(5, String.class)));
    }

    private static List<OwnRequest> requests(DSLContext dsl) {
        return dsl.selectFrom(REQUEST)
                .orderBy(REQUEST.RECEIVED_AT.desc(), REQUEST.ID)
                .fetch(OwnRights::read);
    }

    private static OwnRequest read(Record row) {
        OffsetDateTime ended = row.get(REQUEST.ENDED_AT);
        return new OwnRequest(
                row.get(REQUEST.ID),
                row.get(REQUEST.NUMBER),
                AskedRight.ofKey(row.get(REQUEST.KIND)),
                row.get(REQUEST.LEAD_ID),
                row.get(REQUEST.RECEIVED_AT).toInstant(),
                row.get(REQUEST.DUE_ON),
                Status.ofKey(row.get(REQUEST.STATUS)),
                ended == null ? null : ended.toInstant());
    }

    /** Writes down that somebody came to see his data; empty = the session is over. */
    public Optional<OwnRequest> came(String secret) {
        return done(secret, UUID.randomUUID(), AskedRight.ACCESS, null, dsl -> true);
    }

    /** Writes down that somebody takes his data along. */
    public Optional<OwnRequest> takeAlong(String secret, UUID form) {
        return done(secret, form, AskedRight.EXPORT, null, dsl -> true);
    }

    /** Corrects one case; empty = the session is over, or there was nothing to change. */
    public Optional<OwnRequest> correct(String secret, UUID form, UUID lead, OwnCorrection correction) {
        return done(
                secret,
                form,
                AskedRight.CORRECT,
                lead,
                dsl -> kept.stream().anyMatch(each -> each.correct(dsl, lead, correction)));
    }

    /** Has everything stand still. */
    public Optional<OwnRequest> pause(String secret, UUID form, Pause pause) {
        AskedRight kind = pause == Pause.RESTRICTED ? AskedRight.RESTRICT : AskedRight.OBJECT;
        return done(secret, form, kind, null, dsl -> {
            kept.forEach(each -> each.pause(dsl, pause));
            return true;
        });
    }

    /** Lets everything go on. */
    public Optional<OwnRequest> resume(String secret, UUID form, Pause pause) {
        AskedRight kind = pause == Pause.RESTRICTED ? AskedRight.LIFT_RESTRICTION : AskedRight.LIFT_OBJECTION;
        return done(secret, form, kind, null, dsl -> {
            kept.forEach(each -> each.resume(dsl, pause));
            return true;
        });
    }

    /** Withdraws the consent to keep the answers of the finder with a question. */
    public Optional<OwnRequest> withdraw(String secret, UUID form, UUID lead) {
        return done(
                secret,
                form,
                AskedRight.WITHDRAW,
                lead,
                dsl -> kept.stream().anyMatch(each -> each.withdrawAnswers(dsl, lead)));
    }

    /**
     * Asks to be forgotten; the worker does it, after it has mailed that it will.
     *
     * @param lead only this one; null = everything
     */
    public Optional<OwnRequest> erase(String secret, UUID form, @Nullable UUID lead) {
        return visits.in(secret, dsl -> insert(dsl, form, AskedRight.ERASE, lead, Status.OPEN))
                .or(() -> earlier(secret, form));
    }

    /**
     * Asks for another e-mail address; it is proved first, by a link that is sent to it.
     *
     * @return empty = the session is over, or too many were tried today
     */
    public Optional<OwnRequest> moveTo(String secret, UUID form, EmailAddress to, Language language, Site site) {
        return visits.in(secret, dsl -> {
                    OffsetDateTime yesterday = OffsetDateTime.now(clock).minusDays(1);
                    int tried = dsl.fetchCount(
                            REQUEST,
                            REQUEST.KIND.eq(AskedRight.CORRECT.key()),
                            REQUEST.LEAD_ID.isNull(),
                            REQUEST.RECEIVED_AT.gt(yesterday));
                    if (tried >= MOST_ADDRESSES) {
                        return Optional.<OwnRequest>empty();
                    }
                    Optional<OwnRequest> asked = insert(dsl, form, AskedRight.CORRECT, null, Status.OPEN);
                    asked.ifPresent(each -> dsl.insertInto(NEW_ADDRESS)
                            .set(NEW_ADDRESS.REQUEST_ID, form)
                            .set(
                                    NEW_ADDRESS.SEALED,
                                    new SealedAddress(to, language, site.key())
                                            .seal(leadSealer, SealedAddress.ofRequest(form)))
                            .execute());
                    return asked;
                })
                .or(() -> earlier(secret, form));
    }

    /** What can be done at once. Where there was nothing to do, nothing is written down. */
    private Optional<OwnRequest> done(
            String secret, UUID form, AskedRight kind, @Nullable UUID lead, Predicate<DSLContext> change) {
        try {
            return visits.in(secret, dsl -> {
                        Optional<OwnRequest> request = insert(dsl, form, kind, lead, Status.DONE);
                        if (request.isPresent() && !change.test(dsl)) {
                            throw new NothingToDo();
                        }
                        return request;
                    })
                    .or(() -> earlier(secret, form));
        } catch (NothingToDo e) {
            return Optional.empty();
        }
    }

    /** Rolls the transaction back, and with it the line in the register. */
    private static final class NothingToDo extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NothingToDo() {
            super("Nothing to do", null, false, false);
        }
    }

    /** Empty = the session is over, or this form was sent before. */
    private Optional<OwnRequest> insert(
            DSLContext dsl, UUID form, AskedRight kind, @Nullable UUID lead, Status status) {
        byte[] subject = dsl.select(field("privacy.subject()", byte[].class))
                .fetchSingle()
                .value1();
        if (subject == null) {
            return Optional.empty();
        }
        OffsetDateTime now = OffsetDateTime.now(clock);
        int inserted = dsl.insertInto(REQUEST)
                .set(REQUEST.ID, form)
                .set(REQUEST.NUMBER, field("privacy.new_number()", String.class))
                .set(REQUEST.KIND, kind.key())
                .set(REQUEST.CAME_BY, "own")
                .set(REQUEST.SUBJECT, subject)
                .set(REQUEST.LEAD_ID, lead)
                .set(REQUEST.RECEIVED_AT, now)
                .set(REQUEST.DUE_ON, now.atZoneSameInstant(HERE).toLocalDate().plusMonths(1))
                .set(REQUEST.STATUS, status.key())
                .set(REQUEST.ENDED_AT, status == Status.OPEN ? null : now)
                .onConflict(REQUEST.ID)
                .doNothing()
                .execute();
        return inserted == 0 ? Optional.empty() : find(dsl, form);
    }

    private Optional<OwnRequest> earlier(String secret, UUID form) {
        return visits.in(secret, dsl -> find(dsl, form));
    }

    private static Optional<OwnRequest> find(DSLContext dsl, UUID form) {
        return dsl.selectFrom(REQUEST).where(REQUEST.ID.eq(form)).fetchOptional(OwnRights::read);
    }
}
