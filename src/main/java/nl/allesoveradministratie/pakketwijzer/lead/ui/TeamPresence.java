package nl.allesoveradministratie.pakketwijzer.lead.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.identity.Absence;
import nl.allesoveradministratie.pakketwijzer.identity.Rota;
import nl.allesoveradministratie.pakketwijzer.identity.Team;
import nl.allesoveradministratie.pakketwijzer.shared.Holiday;
import nl.allesoveradministratie.pakketwijzer.shared.OfficeHours;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;

/** Who of my team is there today, when we are open, and a place to say that I will not be there. */
class TeamPresence extends Composite<Section> {

    private final TodayView screen;
    private final Rota rota;
    private final LocalDate today;

    TeamPresence(TodayView screen, Rota rota, Map<UUID, String> names, LocalDate today) {
        this.screen = screen;
        this.rota = rota;
        this.today = today;
        UUID me = screen.signedIn.get().id();
        Optional<Team> team = rota.with(me);
        getContent().addClassNames("card", "pad", "today-team");
        getContent().getElement().setAttribute("aria-labelledby", "vandaag-team");
        H2 heading = new H2(team.map(Team::name).orElseGet(() -> screen.t("today.team")));
        heading.setId("vandaag-team");
        getContent().add(heading);
        team.ifPresentOrElse(
                each -> getContent().add(new Paragraph(open(each)), members(each, names)),
                () -> getContent().add(new Paragraph(screen.t("today.no_team"))));
        getContent().add(mine(me));
    }

    private String open(Team team) {
        return team.hours()
                .on(today)
                .map(opening -> screen.t(
                        "today.open", opening.from().toString(), opening.to().toString()))
                .orElseGet(() -> closed(team.hours()));
    }

    private String closed(OfficeHours hours) {
        return Holiday.on(today, hours.liberationDay())
                .map(holiday -> screen.t("today.closed.holiday", screen.t("holiday." + holiday.key())))
                .orElseGet(() -> screen.t("today.closed"));
    }

    private Component members(Team team, Map<UUID, String> names) {
        UnorderedList list = new UnorderedList();
        list.addClassName("presence");
        team.members().stream()
                .sorted(Comparator.comparing((UUID each) -> names.getOrDefault(each, "")))
                .forEach(member -> {
                    Optional<Absence> away = rota.away(member, today);
                    list.add(new ListItem(
                            Markup.span(away.isPresent() ? "dot waiting" : "dot advising", ""),
                            Markup.span("b", names.getOrDefault(member, "?")),
                            Markup.span(
                                    "micro dim",
                                    away.map(each -> screen.t(
                                                    "today.away", screen.words().shortDate(each.last())))
                                            .orElseGet(() -> screen.t("today.there")))));
                });
        return list;
    }

    private Component mine(UUID me) {
        List<Absence> planned = rota.absences().stream()
                .filter(each -> each.colleague().equals(me))
                .toList();
        UnorderedList list = new UnorderedList();
        list.addClassName("absences");
        planned.forEach(each -> {
            String days = AbsenceForm.days(screen, each);
            Button back = new Button(screen.t("absence.remove"), event -> {
                screen.absences.removeMine(each.id());
                screen.draw();
            });
            back.setAriaLabel(screen.t("absence.remove") + ": " + days);
            list.add(new ListItem(Markup.span("", days), back));
        });
        AbsenceForm form = new AbsenceForm(screen, today, "absence.told", (first, last) -> {
            screen.absences.addMine(first, last);
            screen.draw();
        });
        Markup.Disclosure more = new Markup.Disclosure(Markup.span("", screen.t("absence.mine")), "absence-mine", form);
        return planned.isEmpty() ? more : Markup.div("", list, more);
    }
}
