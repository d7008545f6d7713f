package nl.allesoveradministratie.pakketwijzer.privacy;

import static nl.allesoveradministratie.pakketwijzer.privacy.db.audit.Tables.EXPORT;
import static nl.allesoveradministratie.pakketwijzer.privacy.db.audit.Tables.EXPORT_HEAD;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.identity.SignedIn;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.sealing.SignatureCheck;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Service;

/**
 * Which files of leads were taken out, by whom and what for. Like the access log, each line holds the hash of the one before;
 * which leads were in a file stands there, lead by lead.
 */
@Service
@OnDoor(Door.OFFICE)
public class ExportLog {

    private static final String BEGINNING = "pakketwijzer exports";

    private final DSLContext database;
    private final SignedIn signedIn;
    private final LogChain chain;
    private final Clock clock;

    ExportLog(DSLContext officeDatabase, SignedIn signedIn, SignatureCheck auditCheck, Clock clock) {
        this.database = officeDatabase;
        this.signedIn = signedIn;
        this.chain = new LogChain("export", BEGINNING, auditCheck);
        this.clock = clock;
    }

    /**
     * Writes that a file is begun, before anything of it is read.
     *
     * @param selection which leads, as in an address
     * @param columns keys, in order
     * @param format "csv" or "xlsx"
     * @param leads how many, one or more
     * @param explanation one to two hundred signs
     */
    @RolesAllowed(Role.EXPORT_ROLE)
    public void begun(
            ExportPurpose purpose,
            String selection,
            List<String> columns,
            String format,
            int leads,
            String explanation) {
        database.execute(
                "SELECT audit.record_export({0}, {1}, {2}, {3}, {4}, {5}, {6})",
                DSL.val(signedIn.get().id()),
                DSL.val(purpose.key()),
                DSL.val(selection),
                DSL.val(String.join(",", columns)),
                DSL.val(format),
                DSL.val(leads),
                DSL.val(explanation));
    }

    /**
     * A page of the log, newest first.
     *
     * @param before only lines before this position; empty = from the newest
     */
    @RolesAllowed(Role.PRIVACY_OFFICER_ROLE)
    public List<PastExport> page(OptionalLong before, int size) {
        return database.selectFrom(EXPORT)
                .where(before.isPresent() ? EXPORT.POSITION.lt(before.getAsLong()) : DSL.noCondition())
                .orderBy(EXPORT.POSITION.desc())
                .limit(size)
                .fetch(ExportLog::past);
    }

    private static PastExport past(Record row) {
        return new PastExport(
                row.get(EXPORT.POSITION),
                row.get(EXPORT.AT).toInstant(),
                row.get(EXPORT.ACTOR),
                row.get(EXPORT.PURPOSE),
                row.get(EXPORT.SELECTION),
                Arrays.asList(row.get(EXPORT.COLUMNS).split(",")),
                row.get(EXPORT.FORMAT),
                row.get(EXPORT.LEADS),
                row.get(EXPORT.EXPLANATION));
    }

    /**
     * Does the sum over the whole log again, from the oldest month that is still to be there.
     *
     * @return the position of the first line that was changed or taken out; empty = nothing was
     */
    @RolesAllowed(Role.PRIVACY_OFFICER_ROLE)
    public OptionalLong firstBroken() {
        return brokenAt();
    }

    /** The same, for the clockwork, which tells nobody more than whether it is whole. */
    OptionalLong brokenAt() {
        return database.transactionResult(transaction -> {
            DSLContext dsl = transaction.dsl();
            // Both from one moment: a line that is added meanwhile is no break.
            dsl.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
            var head = dsl.select(EXPORT_HEAD.POSITION, EXPORT_HEAD.HASH)
                    .from(EXPORT_HEAD)
                    .fetchSingle();
            List<LogChain.Line> lines = dsl.selectFrom(EXPORT)
                    .orderBy(EXPORT.POSITION)
                    .fetch(row -> new LogChain.Line(
                            row.get(EXPORT.POSITION), past(row).text(), row.get(EXPORT.HASH)));
            return chain.firstBroken(dsl, lines, head.value1(), head.value2(), clock.instant());
        });
    }
}
