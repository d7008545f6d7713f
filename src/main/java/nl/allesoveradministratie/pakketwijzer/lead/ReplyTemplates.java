package nl.allesoveradministratie.pakketwijzer.lead;

import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.REPLY_TEMPLATE;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.identity.SignedIn;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Service;

/** The templates of replies. Each change is a version of its own, so that every earlier one can be looked up and put back. */
@Service
@OnDoor(Door.OFFICE)
public class ReplyTemplates {

    private final DSLContext database;
    private final SignedIn signedIn;
    private final Clock clock;

    ReplyTemplates(DSLContext officeDatabase, SignedIn signedIn, Clock clock) {
        this.database = officeDatabase;
        this.signedIn = signedIn;
        this.clock = clock;
    }

    /** All of them as they stand, those no longer offered last. */
    @RolesAllowed({Role.SALES_ROLE, Role.EDITOR_ROLE})
    public List<ReplyTemplate> all() {
        var newer = REPLY_TEMPLATE.as("newer");
        return database.selectFrom(REPLY_TEMPLATE)
                .whereNotExists(database.selectOne()
                        .from(newer)
                        .where(newer.TEMPLATE.eq(REPLY_TEMPLATE.TEMPLATE), newer.VERSION.gt(REPLY_TEMPLATE.VERSION)))
                .orderBy(
                        REPLY_TEMPLATE.RETIRED,
                        REPLY_TEMPLATE.LANGUAGE.desc(),
                        REPLY_TEMPLATE.NAME,
                        REPLY_TEMPLATE.TEMPLATE)
                .fetch(ReplyTemplates::template);
    }

    /** Those for who asked on a site and reads in a language. */
    @RolesAllowed({Role.SALES_ROLE, Role.EDITOR_ROLE})
    public List<ReplyTemplate> offered(String site, Language language) {
        return all().stream()
                .filter(each -> !each.retired() && each.language() == language)
                .filter(each -> each.site() == null || each.site().equals(site))
                .toList();
    }

    /** Every version of one of them, newest first. */
    @RolesAllowed({Role.SALES_ROLE, Role.EDITOR_ROLE})
    public List<ReplyTemplate> history(UUID template) {
        return database.selectFrom(REPLY_TEMPLATE)
                .where(REPLY_TEMPLATE.TEMPLATE.eq(template))
                .orderBy(REPLY_TEMPLATE.VERSION.desc())
                .fetch(ReplyTemplates::template);
    }

    /**
     * Keeps a template as its next version.
     *
     * @param changed with the version that was seen
     * @return false when somebody else changed it meanwhile; nothing is changed then
     */
    @RolesAllowed({Role.SALES_ROLE, Role.EDITOR_ROLE})
    public boolean keep(ReplyTemplate changed) {
        String words = LeadChanges.checked(changed.words());
        if (changed.name().isBlank() || changed.name().length() > ReplyTemplate.LONGEST_NAME) {
            throw new IllegalArgumentException("A template has a name");
        }
        return database.insertInto(REPLY_TEMPLATE)
                        .set(REPLY_TEMPLATE.TEMPLATE, changed.id())
                        .set(REPLY_TEMPLATE.VERSION, changed.version() + 1)
                        .set(REPLY_TEMPLATE.SITE, changed.site())
                        .set(REPLY_TEMPLATE.LANGUAGE, changed.language().tag())
                        .set(REPLY_TEMPLATE.NAME, changed.name().strip())
                        .set(REPLY_TEMPLATE.WORDS, words)
                        .set(REPLY_TEMPLATE.RETIRED, changed.retired())
                        .set(REPLY_TEMPLATE.CHANGED_AT, OffsetDateTime.now(clock))
                        .set(REPLY_TEMPLATE.CHANGED_BY, signedIn.get().id())
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    private static ReplyTemplate template(Record row) {
        return new ReplyTemplate(
                row.get(REPLY_TEMPLATE.TEMPLATE),
                row.get(REPLY_TEMPLATE.VERSION),
                row.get(REPLY_TEMPLATE.SITE),
                Language.ofTag(row.get(REPLY_TEMPLATE.LANGUAGE)),
                row.get(REPLY_TEMPLATE.NAME),
                row.get(REPLY_TEMPLATE.WORDS),
                row.get(REPLY_TEMPLATE.RETIRED),
                row.get(REPLY_TEMPLATE.CHANGED_AT).toInstant(),
                row.get(REPLY_TEMPLATE.CHANGED_BY));
    }
}
