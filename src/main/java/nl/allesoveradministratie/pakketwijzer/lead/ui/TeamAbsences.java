package nl.allesoveradministratie.pakketwijzer.lead.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.select.Select;
import java.util.Map;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.identity.Absence;
import nl.allesoveradministratie.pakketwijzer.identity.Rota;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;

/** Who will be away, and a place to say so of a colleague. */
class TeamAbsences extends Composite<Section> {

    private final TeamsView screen;

    private final Div planned = new Div();

    TeamAbsences(TeamsView screen) {
        this.screen = screen;
        draw(screen.rota());
        getContent().add(new H2(screen.t("teams.away")), planned, form());
    }

    private void draw(Rota rota) {
        planned.removeAll();
        planned.add(rota.absences().isEmpty() ? new Paragraph(screen.t("teams.away.none")) : table(rota));
    }

    private Component table(Rota rota) {
        NativeTable table =
                Markup.table(screen.t("teams.away.who"), screen.t("teams.away.days"), screen.t("teams.away.actions"));
        rota.absences().forEach(each -> row(table.getBody().addRow(), each));
        return Markup.div("card tbl-card", table);
    }

    private void row(NativeTableRow row, Absence absence) {
        String who = screen.name(absence.colleague());
        row.addDataCell().setText(who);
        row.addDataCell().setText(AbsenceForm.days(screen, absence));
        Button remove = new Button(screen.t("absence.remove"), event -> {
            screen.absences.remove(absence.id());
            draw(screen.again());
            screen.say(screen.t("teams.away.kept"));
        });
        remove.setAriaLabel(screen.t("absence.remove") + ": " + who);
        row.addDataCell().add(remove);
    }

    private Component form() {
        Map<UUID, String> sales = screen.sales();
        Select<UUID> who = new Select<>();
        who.setLabel(screen.t("teams.away.who"));
        who.setItems(sales.keySet());
        who.setItemLabelGenerator(each -> sales.getOrDefault(each, "?"));
        AbsenceForm days = new AbsenceForm(screen, screen.today(), "teams.away.told", (first, last) -> {
            UUID colleague = who.getValue();
            who.setErrorMessage(screen.t("teams.away.problem"));
            who.setInvalid(colleague == null);
            if (colleague != null) {
                screen.absences.add(colleague, first, last);
                draw(screen.again());
                screen.say(screen.t("teams.away.kept"));
            }
        });
        return Markup.div("card pad team-away", who, days);
    }
}
