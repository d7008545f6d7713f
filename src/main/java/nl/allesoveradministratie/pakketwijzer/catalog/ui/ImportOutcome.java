package nl.allesoveradministratie.pakketwijzer.catalog.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import nl.allesoveradministratie.pakketwijzer.catalog.ImportFault;
import nl.allesoveradministratie.pakketwijzer.catalog.Imported;
import nl.allesoveradministratie.pakketwijzer.catalog.Imported.Left;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.web.Icon;
import org.jspecify.annotations.Nullable;

/** What came of files that were taken in: what is wrong, or the draft, and what it cannot hold. */
class ImportOutcome extends Composite<Div> {

    private static final int MOST_FAULTS = 100;

    private static final int MOST_NAMES = 10;

    private final DeskScreen screen;

    ImportOutcome(DeskScreen screen, Imported imported) {
        this.screen = screen;
        if (!imported.faults().isEmpty()) {
            faults(imported.faults());
            return;
        }
        if (imported.draft() == null) {
            getContent().add(note("plain", Icon.INFO, new Paragraph(screen.t("editing.import.same"))));
        } else {
            getContent()
                    .add(note(
                            "pos",
                            Icon.CHECK,
                            Markup.div(
                                    "",
                                    new Paragraph(screen.t("editing.import.done", imported.changes())),
                                    screen.link(
                                            DeskScreen.PROPOSAL + imported.draft(),
                                            "strong",
                                            screen.t("editing.import.draft")))));
        }
        if (!imported.left().isEmpty()) {
            UnorderedList list = list();
            imported.left().forEach((what, names) -> list.add(new ListItem(left(what, names))));
            getContent()
                    .add(
                            new H2(screen.t("editing.import.left")),
                            new Paragraph(screen.t("editing.import.left.lead")),
                            list);
        }
    }

    private void faults(List<ImportFault> faults) {
        UnorderedList list = list();
        faults.stream().limit(MOST_FAULTS).forEach(fault -> list.add(new ListItem(fault(fault))));
        getContent()
                .add(note("warn", Icon.WARNING, new Paragraph(screen.t("editing.import.faults", faults.size()))), list);
        if (faults.size() > MOST_FAULTS) {
            getContent().add(new Paragraph(screen.t("editing.import.faults.more", faults.size() - MOST_FAULTS)));
        }
    }

    private Component fault(ImportFault fault) {
        Div where = Markup.div("", Markup.div("strong", Markup.text(fault.file())));
        if (fault.field() != null) {
            where.add(Markup.div("micro dim", Markup.text(fault.field())));
        }
        String key = "editing.import.fault." + fault.kind().key();
        return Markup.div("work-row fault", where, Markup.div("", Markup.text(said(key, fault.detail()))));
    }

    private String said(String key, @Nullable String detail) {
        return detail == null ? screen.t(key) : screen.t(key, detail);
    }

    private Component left(Left what, List<String> names) {
        String shown = String.join(", ", names.subList(0, Math.min(MOST_NAMES, names.size())));
        return Markup.div(
                "work-row fault",
                Markup.div("strong", Markup.text(screen.t("editing.import.left." + what.key(), names.size()))),
                Markup.div(
                        "dim",
                        Markup.text(
                                names.size() <= MOST_NAMES
                                        ? shown
                                        : screen.t("editing.import.left.more", shown, names.size() - MOST_NAMES))));
    }

    private static UnorderedList list() {
        UnorderedList list = new UnorderedList();
        list.addClassName("work");
        return list;
    }

    private static Div note(String kind, Icon icon, Component text) {
        return Markup.div("note " + kind, Markup.icon(icon), text);
    }
}
