package nl.allesoveradministratie.pakketwijzer.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import nl.allesoveradministratie.pakketwijzer.RunningApplication;
import nl.allesoveradministratie.pakketwijzer.catalog.CatalogEditing.Outcome;
import nl.allesoveradministratie.pakketwijzer.identity.As;
import nl.allesoveradministratie.pakketwijzer.identity.Hired;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import nl.allesoveradministratie.pakketwijzer.shared.PartialDate;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationContext;

/** Two editors at the desk: one changes, the other looks and publishes; what goes wrong leaves nothing half. */
class CatalogEditingIT extends RunningApplication {

    private static final FactPlace BANK = new FactPlace(new PackageId("asperion"), null, "criteria.bank_link");
    private static final FactPlace OCR = new FactPlace(new PackageId("asperion"), null, "criteria.ocr");

    @Autowired
    private CatalogEditing editing;

    @Autowired
    private ChangeSets sets;

    @Autowired
    private PublishedCatalog published;

    @Autowired
    private ApplicationContext application;

    @Autowired
    @Qualifier("officeDatabase")
    private DSLContext office;

    @Autowired
    @Qualifier("publicDatabase")
    private DSLContext visitors;

    private UUID anna = UUID.randomUUID();
    private UUID bart = UUID.randomUUID();

    @BeforeEach
    void hire() {
        anna = Hired.as(application, UUID.randomUUID() + "@kantoor.test", Role.EDITOR)
                .id();
        bart = Hired.as(application, UUID.randomUUID() + "@kantoor.test", Role.EDITOR)
                .id();
    }

    @AfterEach
    void leave() {
        As.nobody();
    }

    private static Fact fact(FactValue value, String note) {
        return new Fact(
                value,
                "https://voorbeeld.test/" + UUID.randomUUID(),
                Fact.SourceKind.VENDOR,
                Fact.Access.DIRECT,
                null,
                PartialDate.parse("2026-11-20"),
                note,
                Fact.Grade.A);
    }

    private void as(UUID editor) {
        As.colleague(editor, Role.EDITOR);
    }

    private @Nullable Fact now(FactPlace place) {
        return place.in(new CatalogReader(visitors).read()).orElse(null);
    }

    /** A proposal of somebody; returns its id. */
    private ChangeSet proposedBy(UUID editor, FactPlace place, @Nullable Fact after) {
        as(editor);
        assertThat(editing.put(place, now(place), after, "Een voorstel")).isEqualTo(Outcome.DONE);
        UUID set = sets.mine(null).getFirst().id();
        assertThat(editing.propose(set)).isEqualTo(Outcome.DONE);
        return sets.find(set).orElseThrow();
    }

    private ChangeSet published(FactPlace place, @Nullable Fact after) {
        ChangeSet set = proposedBy(anna, place, after);
        as(bart);
        assertThat(editing.publish(set.id(), set.round())).isEqualTo(Outcome.DONE);
        return set;
    }

    @Test
    void whatAnotherEditorPublishesIsWhatVisitorsGet() {
        Fact yes = fact(new FactValue.Yes(), "in elk pakket");

        ChangeSet set = published(BANK, yes);

        assertThat(now(BANK)).isEqualTo(yes);
        await().untilAsserted(() -> assertThat(BANK.in(published.current())).contains(yes));
        assertThat(sets.history(BANK, null)).first().satisfies(past -> {
            assertThat(past.set().id()).isEqualTo(set.id());
            assertThat(past.set().author()).isEqualTo(anna);
            assertThat(past.set().publishedBy()).isEqualTo(bart);
            assertThat(past.change().after()).isEqualTo(yes);
        });
    }

    @Test
    void anotherProcessFollowsAlsoAfterItsConnectionBroke() {
        PublishedCatalog other = new PublishedCatalog(new CatalogReader(visitors).read());
        PublicationWatch watch =
                new PublicationWatch(other, visitors, application.getBean("publicDataSource", DataSource.class));
        watch.start();
        try {
            Fact first = fact(new FactValue.Yes(), "de andere node hoort het");
            published(BANK, first);
            await().untilAsserted(() -> assertThat(BANK.in(other.current())).contains(first));

            visitors.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    + " WHERE usename = current_user AND pid <> pg_backend_pid() AND query LIKE 'LISTEN%'");
            Fact second = fact(new FactValue.Partial(), "ook nu nog");
            published(BANK, second);
            await().untilAsserted(() -> assertThat(BANK.in(other.current())).contains(second));
        } finally {
            watch.stop();
        }
    }

    @Test
    void theVersionIsThatOfTheSameContentInFiles() {
        published(BANK, fact(new FactValue.Partial(), "via een koppeling"));

        Catalog catalog = new CatalogReader(visitors).read();
        assertThat(catalog.version())
                .isEqualTo(CatalogLoader.versionOf(catalog.packages().stream()
                        .map(CatalogueText::of)
                        .map(text -> CatalogueFiles.JSON.readTree(text))
                        .toList()));
    }

    /** More than a page of each: the next page begins where the one before ended, and nothing is left out or shown twice. */
    @Test
    void whatDoesNotFitOnAPageIsOnTheNext() {
        for (int i = 0; i <= ChangeSets.PAGE; i++) {
            published(OCR, fact(new FactValue.Yes(), "keer " + i));
        }
        List<ChangeSets.Past> history = sets.history(OCR, null);
        List<ChangeSets.Past> older = sets.history(OCR, after(history.getLast().set()));
        assertThat(history).hasSize(ChangeSets.PAGE);
        assertThat(Stream.concat(history.stream(), older.stream())
                        .map(past -> past.change().after())
                        .filter(fact -> fact != null
                                && fact.note() != null
                                && fact.note().startsWith("keer "))
                        .map(Fact::note))
                .containsExactlyElementsOf(IntStream.iterate(ChangeSets.PAGE, i -> i >= 0, i -> i - 1)
                        .mapToObj(i -> "keer " + i)
                        .toList());
        List<ChangeSet> published = sets.published(null);
        assertThat(sets.published(after(published.getLast())))
                .isNotEmpty()
                .doesNotContainAnyElementsOf(published)
                .allSatisfy(set -> assertThat(set.publishedAt())
                        .isBeforeOrEqualTo(published.getLast().publishedAt()));

        int before = sets.waiting();
        for (int i = 0; i <= ChangeSets.PAGE; i++) {
            proposedBy(anna, OCR, fact(new FactValue.No(), "voorstel " + i));
        }
        List<ChangeSet> waiting = new ArrayList<>();
        List<ChangeSet> page = sets.proposed(null);
        while (!page.isEmpty()) {
            waiting.addAll(page);
            ChangeSet last = page.getLast();
            page = sets.proposed(new ChangeSets.After(Objects.requireNonNull(last.proposedAt()), last.id()));
        }
        assertThat(waiting)
                .hasSize(sets.waiting())
                .hasSize(before + ChangeSets.PAGE + 1)
                .doesNotHaveDuplicates();
        as(bart);
        waiting.stream()
                .filter(set -> set.author().equals(anna))
                .forEach(set -> editing.sendBack(set.id(), set.round(), "Te veel"));
    }

    private static ChangeSets.After after(ChangeSet last) {
        return new ChangeSets.After(Objects.requireNonNull(last.publishedAt()), last.id());
    }

    @Test
    void takenBackEverythingIsAsItWas() {
        String before = new CatalogReader(visitors).read().version();
        ChangeSet set = published(OCR, fact(new FactValue.Yes(), "net gezien"));

        as(anna);
        assertThat(editing.undo(set.id(), "Terug")).isEqualTo(Outcome.DONE);
        ChangeSet back = sets.proposed(null).getLast();
        as(bart);
        assertThat(editing.publish(back.id(), back.round())).isEqualTo(Outcome.DONE);

        assertThat(back.undoes()).isEqualTo(set.id());
        assertThat(new CatalogReader(visitors).read().version()).isEqualTo(before);
    }

    @Test
    void nobodyPublishesWhatIsHisOwn() {
        ChangeSet set = proposedBy(anna, BANK, fact(new FactValue.No(), "eigen werk"));

        assertThat(editing.publish(set.id(), set.round())).isEqualTo(Outcome.OWN);
        assertThat(sets.find(set.id()).orElseThrow().state()).isEqualTo(ChangeSet.State.PROPOSED);
        assertThat(editing.takeBack(set.id())).isEqualTo(Outcome.DONE);
    }

    @Test
    void whoIsNoEditorIsRefusedByTheDatabaseToo() {
        UUID seller = Hired.as(application, UUID.randomUUID() + "@kantoor.test", Role.SALES)
                .id();
        ChangeSet set = proposedBy(anna, BANK, fact(new FactValue.No(), "wie mag dit"));

        // The code lets him in by mistake.
        As.colleague(seller, Role.EDITOR);

        assertThat(editing.publish(set.id(), set.round())).isEqualTo(Outcome.OWN);
    }

    @Test
    void theOfficesLoginChangesNoFactAndFillsInNoPublisherByItself() {
        ChangeSet set = proposedBy(anna, BANK, fact(new FactValue.No(), "langs de achterdeur"));

        for (String command : List.of(
                "UPDATE catalog.fact SET note = 'x'",
                "DELETE FROM catalog.fact",
                "INSERT INTO catalog.publication (version, origin) VALUES ('x', 'desk')",
                "UPDATE catalog.change_set SET published_by = '" + bart + "' WHERE id = '" + set.id() + "'",
                "UPDATE catalog.change_set SET author = '" + bart + "' WHERE id = '" + set.id() + "'",
                "UPDATE catalog.change_set SET state = 'published' WHERE id = '" + set.id() + "'",
                "UPDATE catalog.change SET after = NULL WHERE change_set = '" + set.id() + "'",
                "DELETE FROM catalog.change WHERE change_set = '" + set.id() + "'")) {
            assertThatThrownBy(() -> office.execute(command)).as(command).isInstanceOf(DataAccessException.class);
        }
    }

    @Test
    void whatWasChangedAfterItWasLookedAtIsNotPublished() {
        ChangeSet looked = proposedBy(anna, BANK, fact(new FactValue.No(), "eerste keer"));
        editing.takeBack(looked.id());
        editing.put(BANK, now(BANK), fact(new FactValue.Yes(), "tweede keer"), "Een voorstel");
        editing.propose(looked.id());

        as(bart);
        assertThat(editing.publish(looked.id(), looked.round())).isEqualTo(Outcome.GONE);
    }

    @Test
    void whoIsOvertakenHearsOfItAndLosesNothing() {
        Fact mine = fact(new FactValue.Partial(), "wat ik zag");
        ChangeSet set = proposedBy(anna, BANK, mine);
        ChangeSet other = proposedBy(bart, BANK, fact(new FactValue.Yes(), "wat een ander zag"));
        as(anna);
        assertThat(editing.publish(other.id(), other.round())).isEqualTo(Outcome.DONE);

        as(bart);
        assertThat(editing.publish(set.id(), set.round())).isEqualTo(Outcome.CONFLICT);
        assertThat(now(BANK)).isEqualTo(other.changes().getFirst().after());

        as(anna);
        editing.takeBack(set.id());
        assertThat(editing.renew(set.id())).isEqualTo(Outcome.DONE);
        editing.propose(set.id());
        ChangeSet again = sets.find(set.id()).orElseThrow();
        assertThat(again.changes().getFirst().after()).isEqualTo(mine);
        as(bart);
        assertThat(editing.publish(again.id(), again.round())).isEqualTo(Outcome.DONE);
        assertThat(now(BANK)).isEqualTo(mine);
    }

    @Test
    void whatWasPublishedSinceTheFormWasOpenedIsNotOverwrittenUnseen() {
        Fact shown = now(OCR);
        Fact theirs = fact(new FactValue.Yes(), "intussen gepubliceerd");
        published(OCR, theirs);

        as(anna);
        Fact mine = fact(new FactValue.No(), "wat ik invulde");
        assertThat(editing.put(OCR, shown, mine, "Te laat")).isEqualTo(Outcome.CONFLICT);
        assertThat(editing.put(OCR, shown, null, "Te laat")).isEqualTo(Outcome.CONFLICT);
        assertThat(sets.mine(null)).isEmpty();

        // Having seen what stands there now, it can be done.
        assertThat(editing.put(OCR, theirs, mine, "Toch")).isEqualTo(Outcome.DONE);
        assertThat(editing.discard(sets.mine(null).getFirst().id())).isEqualTo(Outcome.DONE);
        assertThat(now(OCR)).isEqualTo(theirs);
    }

    @Test
    void whatIsNewAgainCannotBeTakenBack() {
        ChangeSet first = published(OCR, fact(new FactValue.Yes(), "een"));
        published(OCR, fact(new FactValue.No(), "twee"));

        assertThat(editing.undo(first.id(), "Terug")).isEqualTo(Outcome.CONFLICT);
    }

    @Test
    void aFactMayBecomeUnknown() {
        published(OCR, fact(new FactValue.Yes(), "tijdelijk"));

        published(OCR, null);

        assertThat(now(OCR)).isNull();
    }

    @Test
    void sayingWhatItSaysAlreadyIsNoChange() {
        as(anna);
        Fact present = now(BANK);

        assertThat(editing.put(BANK, present, present, "Niets")).isEqualTo(Outcome.UNCHANGED);
        assertThat(sets.mine(null)).isEmpty();
    }

    @Test
    void whatBreaksARuleIsNotTakenIn() {
        as(anna);
        Fact number = fact(new FactValue.Text("wel"), "geen ja of nee");

        assertThat(FactRules.problems(BANK, number, java.time.LocalDate.of(2026, 11, 25)))
                .isEqualTo(Set.of(FactRules.Problem.VALUE));
        assertThatThrownBy(() -> editing.put(BANK, now(BANK), number, "Fout"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void sentBackItIsTheAuthorsAgainWithTheReason() {
        ChangeSet set = proposedBy(anna, BANK, fact(new FactValue.No(), "nog niet goed"));
        as(bart);
        assertThat(editing.sendBack(set.id(), set.round(), "Zet de bron erbij")).isEqualTo(Outcome.DONE);

        as(anna);
        assertThat(sets.mine(null))
                .singleElement()
                .satisfies(mine -> assertThat(mine.reply()).isEqualTo("Zet de bron erbij"));
        assertThat(editing.discard(set.id())).isEqualTo(Outcome.DONE);
        assertThat(sets.mine(null)).isEmpty();
    }
}
