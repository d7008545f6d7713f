package nl.allesoveradministratie.pakketwijzer.catalog;

import static nl.allesoveradministratie.pakketwijzer.catalog.db.Tables.CHANGE;
import static nl.allesoveradministratie.pakketwijzer.catalog.db.Tables.CHANGE_SET;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.identity.Colleagues;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import org.jooq.DSLContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** For a demonstration: a proposal that waits for a second pair of eyes. What it says is made up, and says so. */
@Component
@OnDoor(Door.OFFICE)
@ConditionalOnBooleanProperty("pakketwijzer.demo")
class DemoEditing {

    private static final UUID SET = UUID.fromString("00000000-0000-4000-8000-000000000001");

    private static final FactPlace PLACE =
            new FactPlace(new PackageId("moneybird"), null, "criteria.vat_filing_direct");

    private final DSLContext database;
    private final ObjectProvider<Colleagues> colleagues;
    private final PublishedCatalog published;
    private final Clock clock;

    DemoEditing(
            DSLContext officeDatabase, ObjectProvider<Colleagues> colleagues, PublishedCatalog published, Clock clock) {
        this.database = officeDatabase;
        this.colleagues = colleagues;
        this.published = published;
        this.clock = clock;
    }

    /** After the accounts. */
    @Order(2)
    @EventListener(ApplicationReadyEvent.class)
    void make() {
        colleagues.stream()
                .flatMap(all -> all.with(Role.EDITOR).stream())
                .filter(editor -> editor.email().normalised().startsWith("eva@"))
                .findFirst()
                .ifPresent(editor -> propose(editor.id()));
    }

    private void propose(UUID editor) {
        Fact no = new Fact(
                new FactValue.No(),
                "https://example.org/demonstratie",
                Fact.SourceKind.VENDOR,
                Fact.Access.DIRECT,
                null,
                null,
                "Verzonnen, om te laten zien wat een wijziging doet",
                Fact.Grade.A);
        OffsetDateTime now = OffsetDateTime.now(clock);
        database.transaction(transaction -> {
            DSLContext dsl = transaction.dsl();
            boolean isNew = dsl.insertInto(CHANGE_SET)
                            .set(CHANGE_SET.ID, SET)
                            .set(CHANGE_SET.TITLE, "Demonstratie: verzonnen wijziging")
                            .set(CHANGE_SET.AUTHOR, editor)
                            .set(CHANGE_SET.CREATED_AT, now)
                            .onConflictDoNothing()
                            .execute()
                    == 1;
            if (isNew) {
                dsl.insertInto(CHANGE)
                        .set(CHANGE.CHANGE_SET, SET)
                        .set(CHANGE.PACKAGE_ID, PLACE.pack().value())
                        .set(CHANGE.FIELD, PLACE.field())
                        .set(
                                CHANGE.BEFORE,
                                ChangeSets.json(PLACE.in(published.current()).orElse(null)))
                        .set(CHANGE.AFTER, ChangeSets.json(no))
                        .set(CHANGE.CHANGED_AT, now)
                        .execute();
                dsl.update(CHANGE_SET)
                        .set(CHANGE_SET.STATE, ChangeSet.State.PROPOSED.key())
                        .set(CHANGE_SET.PROPOSED_AT, now)
                        .set(CHANGE_SET.ROUND, 1)
                        .where(CHANGE_SET.ID.eq(SET))
                        .execute();
            }
        });
    }
}
