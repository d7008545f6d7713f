package nl.allesoveradministratie.pakketwijzer.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.Consumer;
import nl.allesoveradministratie.pakketwijzer.RunningApplication;
import nl.allesoveradministratie.pakketwijzer.identity.As;
import nl.allesoveradministratie.pakketwijzer.identity.Hired;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.node.ObjectNode;

/** An editor takes in files: what differs is a draft of his own, and with one fault there is none. */
class CatalogImportIT extends RunningApplication {

    private static final FactPlace VENDOR = new FactPlace(new PackageId("moneybird"), null, "vendor");

    @Autowired
    private CatalogImport intake;

    @Autowired
    private CatalogEditing editing;

    @Autowired
    private ChangeSets sets;

    @Autowired
    private ApplicationContext application;

    @Autowired
    @Qualifier("publicDatabase")
    private DSLContext visitors;

    @BeforeEach
    void arrive() {
        as(hired());
    }

    private UUID hired() {
        return Hired.as(application, UUID.randomUUID() + "@kantoor.test", Role.EDITOR)
                .id();
    }

    private static void as(UUID editor) {
        As.colleague(editor, Role.EDITOR);
    }

    @AfterEach
    void leave() {
        As.nobody();
    }

    private Catalog now() {
        return new CatalogReader(visitors).read();
    }

    /** Moneybird's file as the desk gives it out now, with something changed in it. */
    private byte[] moneybird(Consumer<ObjectNode> change) {
        AccountingPackage pack = now().find(VENDOR.pack()).orElseThrow();
        ObjectNode node = (ObjectNode) CatalogueFiles.JSON.readTree(CatalogueText.of(pack));
        change.accept(node);
        return node.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void whatWasGivenOutMakesNoDraft() {
        byte[] zip = new CatalogExport(new PublishedCatalog(now())).zip();

        assertThat(intake.file("catalogus.zip", zip, "Niets anders").draft()).isNull();
        assertThat(sets.mine(null)).isEmpty();
    }

    @Test
    void oneChangedFactIsADraftWithThatChange() {
        Fact before = VENDOR.in(now()).orElseThrow();

        Imported imported = intake.file(
                "moneybird.json",
                moneybird(node -> ((ObjectNode) node.get("vendor")).put("note", "uit een bestand")),
                "moneybird.json, 25 nov 2026");

        assertThat(imported.faults()).isEmpty();
        assertThat(imported.changes()).isOne();
        assertThat(sets.mine(null)).singleElement().satisfies(draft -> {
            assertThat(draft.id()).isEqualTo(imported.draft());
            assertThat(draft.title()).isEqualTo("moneybird.json, 25 nov 2026");
            assertThat(draft.changes()).singleElement().satisfies(change -> {
                assertThat(change.place()).isEqualTo(VENDOR);
                assertThat(change.before()).isEqualTo(before);
                assertThat(change.after()).isNotNull();
                assertThat(change.after().note()).isEqualTo("uit een bestand");
            });
        });
    }

    @Test
    void aGradeThatContradictsItsSourceIsAFaultAndNothingIsTakenIn() {
        Imported imported = intake.file(
                "moneybird.json",
                moneybird(node -> {
                    ((ObjectNode) node.get("vendor")).put("grade", "D");
                    ((ObjectNode) node.get("website")).put("note", "dit zou wel kunnen");
                }),
                "Half");

        assertThat(imported.faults())
                .containsExactly(new ImportFault("moneybird.json", "vendor", ImportFault.Kind.GRADE, null));
        assertThat(imported.draft()).isNull();
        assertThat(sets.mine(null)).isEmpty();
    }

    @Test
    void aDeskThatWentItsOwnWayCanTakeInTheFilesOfThisVersion() {
        UUID author = hired();
        UUID other = hired();
        as(author);
        intake.file("moneybird.json", moneybird(node -> node.putNull("vendor")), "Onbekend");
        ChangeSet draft = sets.mine(null).getFirst();
        editing.propose(draft.id());
        as(other);
        assertThat(editing.publish(draft.id(), draft.round() + 1)).isEqualTo(CatalogEditing.Outcome.DONE);

        assertThat(intake.shipped("Bestanden van deze versie").draft()).isNotNull();

        ChangeSet back = sets.mine(null).getFirst();
        assertThat(back.changes()).anySatisfy(change -> {
            assertThat(change.place()).isEqualTo(VENDOR);
            assertThat(change.before()).isNull();
            assertThat(change.after())
                    .isEqualTo(VENDOR.in(ShippedCatalogue.catalog()).orElseThrow());
        });
        editing.propose(back.id());
        as(author);
        assertThat(editing.publish(back.id(), back.round() + 1)).isEqualTo(CatalogEditing.Outcome.DONE);
        assertThat(VENDOR.in(now())).isEqualTo(VENDOR.in(ShippedCatalogue.catalog()));
    }
}
