package nl.allesoveradministratie.pakketwijzer.lead.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.allesoveradministratie.pakketwijzer.identity.Company;
import nl.allesoveradministratie.pakketwijzer.identity.Team;
import nl.allesoveradministratie.pakketwijzer.shared.LiberationDay;
import nl.allesoveradministratie.pakketwijzer.shared.OfficeHours;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import org.jspecify.annotations.Nullable;

/** One team: what it is called, who is in it, when it is there, and how fast it answers. */
class TeamCard extends Composite<Section> {

    private final TeamsView screen;
    private final UUID id;
    private final H2 heading;
    private final TextField name;
    private final Select<Company> company = new Select<>();
    private final OfficeTimeField target;
    private final OfficeTimeField giveBack;
    private final CheckboxGroup<UUID> members;
    private final WeekField week;
    private final ClosingDays closed;
    private final Select<LiberationDay> liberation = new Select<>();

    /** @param team null = one that is to be made */
    TeamCard(TeamsView screen, @Nullable Team team) {
        this.screen = screen;
        this.id = team == null ? UUID.randomUUID() : team.id();
        OfficeHours hours = team == null ? OfficeHours.ORDINARY : team.hours();
        heading = new H2(team == null ? screen.t("teams.new") : team.name());
        name = new TextField(screen.t("teams.name"));
        name.setValue(team == null ? "" : team.name());
        name.setMaxLength(Team.LONGEST_NAME);
        company.setLabel(screen.t("teams.company"));
        company.setItems(Company.values());
        company.setItemLabelGenerator(Company::registered);
        company.setValue(team == null ? Company.SEVEN_ELEMENTS : team.company());
        Duration within = team == null ? Team.TARGET : team.target();
        target = new OfficeTimeField(screen, "teams.target", "teams.duration.help", within);
        Duration back = team == null ? Team.GIVE_BACK : team.giveBack();
        giveBack = new OfficeTimeField(screen, "teams.give_back", "teams.give_back.help", back);
        members = members(team == null ? Set.of() : team.members());
        week = new WeekField(screen, hours.week());
        closed = new ClosingDays(screen, hours);
        liberation.setLabel(screen.t("teams.liberation"));
        liberation.setItems(LiberationDay.values());
        liberation.setItemLabelGenerator(each -> screen.t("teams.liberation." + each.key()));
        liberation.setValue(hours.liberationDay());
        Button keep = new Button(screen.t("teams.keep"), event -> keep());
        keep.setAriaLabel(screen.t("teams.keep") + " " + name.getValue());
        getContent().addClassNames("card", "pad", "team");
        getContent()
                .add(
                        heading,
                        Markup.div("team-in", name, company, target, giveBack),
                        members,
                        week,
                        Markup.div("team-in", closed, liberation),
                        Markup.div("row", keep));
    }

    private CheckboxGroup<UUID> members(Set<UUID> chosen) {
        CheckboxGroup<UUID> group = new CheckboxGroup<>(screen.t("teams.members"));
        Map<UUID, String> sales = screen.sales();
        group.setItems(sales.keySet());
        group.setItemLabelGenerator(each -> screen.rota()
                .with(each)
                .filter(other -> !other.id().equals(id))
                .map(other -> screen.t("teams.members.in", sales.getOrDefault(each, "?"), other.name()))
                .orElseGet(() -> sales.getOrDefault(each, "?")));
        group.setHelperText(screen.t("teams.members.help"));
        group.setValue(chosen.stream().filter(sales::containsKey).collect(Collectors.toSet()));
        return group;
    }

    /** For whoever just asked for a new one. */
    void focus() {
        name.focus();
    }

    /** A team was kept: this one, or another that may have taken members from it. */
    void heed(Team kept) {
        if (kept.id().equals(id)) {
            heading.setText(kept.name());
        } else {
            members.deselect(kept.members());
        }
        members.getDataProvider().refreshAll();
    }

    private void keep() {
        Optional<Duration> within = target.read();
        Optional<Duration> back = giveBack.read();
        Optional<Map<DayOfWeek, OfficeHours.Opening>> days = week.read();
        String called = name.getValue().strip();
        boolean fits = !called.isEmpty() && called.length() <= Team.LONGEST_NAME;
        boolean good = check(fits ? "" : "teams.problem.name");
        if (good && within.isPresent() && back.isPresent() && days.isPresent()) {
            OfficeHours hours = new OfficeHours(days.get(), closed.days(), liberation.getValue());
            boolean saved = screen.save(new Team(
                    id, called, company.getValue(), hours, within.get(), back.get(), members.getValue(), Set.of()));
            check(saved ? "" : "teams.problem.taken");
        }
    }

    private boolean check(String problem) {
        name.setErrorMessage(problem.isEmpty() ? "" : screen.t(problem));
        name.setInvalid(!problem.isEmpty());
        return problem.isEmpty();
    }
}
