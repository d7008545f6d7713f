package nl.allesoveradministratie.pakketwijzer.lead;

import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LEAD_;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.annotation.security.RolesAllowed;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.identity.SignedIn;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.privacy.AccessLog;
import nl.allesoveradministratie.pakketwijzer.privacy.ExportLog;
import nl.allesoveradministratie.pakketwijzer.privacy.ExportPurpose;
import nl.allesoveradministratie.pakketwijzer.sealing.Opener;
import nl.allesoveradministratie.pakketwijzer.shared.Bsn;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.site.Words;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Takes leads out as a file. First it is said which and what for, then the file is fetched, once: in parts, each of which is
 * written in the access log in the transaction that reads it. What was anonymised never leaves.
 */
@Service
@OnDoor(Door.OFFICE)
@RolesAllowed(Role.EXPORT_ROLE)
public class LeadExport {

    /** The most leads that one file holds. */
    public static final int MOST = 10_000;

    /** The most signs of an explanation. */
    public static final int LONGEST_EXPLANATION = 200;

    /** How long a file can be fetched after it was asked for. */
    public static final Duration PATIENCE = Duration.ofMinutes(15);

    private static final int PART = 500;

    private final DSLContext database;
    private final Opener leadOpener;
    private final AccessLog accessLog;
    private final ExportLog exportLog;
    private final SignedIn signedIn;
    private final Texts texts;

    /** In memory, like the session of who asked: nothing is lost that cannot be asked again. */
    private final Cache<UUID, Asked> asked =
            Caffeine.newBuilder().expireAfterWrite(PATIENCE).maximumSize(1_000).build();

    LeadExport(
            DSLContext officeDatabase,
            Opener leadOpener,
            AccessLog accessLog,
            ExportLog exportLog,
            SignedIn signedIn,
            Texts texts) {
        this.database = officeDatabase;
        this.leadOpener = leadOpener;
        this.accessLog = accessLog;
        this.exportLog = exportLog;
        this.signedIn = signedIn;
        this.texts = texts;
    }

    /** The form of a file. */
    public enum Format {
        CSV("text/csv;charset=UTF-8"),
        XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

        private final String mediaType;

        Format(String mediaType) {
            this.mediaType = mediaType;
        }

        /** As it is kept, and as a file's name ends. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** For the browser. */
        public String mediaType() {
            return mediaType;
        }
    }

    /**
     * What somebody asks for.
     *
     * @param withContact with name, company, e-mail and phone
     * @param explanation one to two hundred signs
     */
    public record Wish(
            ExportSelection selection, boolean withContact, Format format, ExportPurpose purpose, String explanation) {

        @Override
        public String toString() {
            return "(an export)";
        }
    }

    /**
     * A file that can be fetched.
     *
     * @param id by which, and by nobody else
     * @param leads how many; 0 or more than {@link #MOST} = there is nothing to fetch
     */
    public record Ready(UUID id, int leads) {}

    /**
     * A file that is being fetched.
     *
     * @param written so many leads were sent
     * @param leads of so many
     */
    public record Progress(int written, int leads) {}

    private record Asked(
            UUID account, Wish wish, int leads, AtomicBoolean begun, AtomicBoolean taken, AtomicInteger written) {}

    /** After which lead a part begins. */
    private record After(OffsetDateTime receivedAt, UUID id) {}

    private record Part(
            List<List<@Nullable Object>> rows, @Nullable After last) {}

    /** Counts what would be in the file, and keeps what is asked for a quarter of an hour. */
    public Ready ask(Wish wish) {
        String explanation = wish.explanation().strip();
        if (explanation.isEmpty() || explanation.length() > LONGEST_EXPLANATION || Bsn.isIn(explanation)) {
            throw new IllegalArgumentException("An explanation that cannot be kept");
        }
        int leads = database.fetchCount(
                DSL.selectOne().from(LEAD_).where(wish.selection().condition()).limit(MOST + 1));
        UUID id = UUID.randomUUID();
        if (leads > 0 && leads <= MOST) {
            asked.put(
                    id,
                    new Asked(
                            signedIn.get().id(),
                            wish,
                            leads,
                            new AtomicBoolean(),
                            new AtomicBoolean(),
                            new AtomicInteger()));
        }
        return new Ready(id, leads);
    }

    /**
     * Begins to fetch a file, and writes that in the log.
     *
     * @return its form; empty = nothing of this colleague's is waiting by that id, or it was fetched before
     */
    public Optional<Format> begin(UUID id) {
        return mine(id).filter(each -> each.begun().compareAndSet(false, true)).map(each -> {
            Wish wish = each.wish();
            exportLog.begun(
                    wish.purpose(),
                    wish.selection().key(),
                    ExportColumn.of(wish.withContact()).stream()
                            .map(ExportColumn::key)
                            .toList(),
                    wish.format().key(),
                    each.leads(),
                    wish.explanation().strip());
            return wish.format();
        });
    }

    /**
     * Sends a file that was begun.
     *
     * @throws IOException when who fetches it went away; what was sent until then stands in the access log
     */
    public void send(UUID id, OutputStream out) throws IOException {
        Asked file = mine(id).filter(each -> each.begun().get() && each.taken().compareAndSet(false, true))
                .orElseThrow(() -> new IllegalStateException("Not begun, or sent before"));
        Words words = texts.in(signedIn.get().language());
        List<ExportColumn> columns = ExportColumn.of(file.wish().withContact());
        ExportFile sheet = file.wish().format() == Format.CSV ? new ExportCsv(out) : new ExportSheet(out);
        sheet.row(columns.stream()
                .map(column -> words.get("export.column." + column.key()))
                .toList());
        After after = null;
        do {
            Part part = part(file, columns, words, after);
            for (List<@Nullable Object> row : part.rows()) {
                sheet.row(row);
            }
            sheet.send();
            file.written().addAndGet(part.rows().size());
            after = part.last();
        } while (after != null);
        // Not when something went wrong before: a file that breaks off is seen to be broken.
        sheet.close();
    }

    /** How far a file of this colleague's is; empty = there is none by that id. */
    public Optional<Progress> progress(UUID id) {
        return mine(id).map(each -> new Progress(each.written().get(), each.leads()));
    }

    private Optional<Asked> mine(UUID id) {
        return Optional.ofNullable(asked.getIfPresent(id))
                .filter(each -> each.account().equals(signedIn.get().id()));
    }

    private Part part(Asked file, List<ExportColumn> columns, Words words, @Nullable After after) {
        int most = Math.min(PART, file.leads() - file.written().get());
        return database.transactionResult(transaction -> {
            DSLContext dsl = transaction.dsl();
            var query = dsl.selectFrom(LEAD_)
                    .where(file.wish().selection().condition())
                    .orderBy(LEAD_.RECEIVED_AT, LEAD_.ID);
            var rows = after == null
                    ? query.limit(most).fetch()
                    : query.seek(after.receivedAt(), after.id()).limit(most).fetch();
            Map<UUID, List<String>> details = new LinkedHashMap<>();
            List<List<@Nullable Object>> cells = rows.map(record -> {
                ExportRow row = ExportRow.of(record, file.wish().withContact() ? leadOpener : null, words);
                details.put(record.get(LEAD_.ID), row.contact().given());
                return row.cells(columns);
            });
            if (!details.isEmpty()) {
                accessLog.exported(dsl, details, file.wish().purpose());
            }
            boolean more = rows.size() == PART && file.written().get() + PART < file.leads();
            return new Part(
                    cells,
                    more
                            ? new After(
                                    rows.getLast().get(LEAD_.RECEIVED_AT),
                                    rows.getLast().get(LEAD_.ID))
                            : null);
        });
    }
}
