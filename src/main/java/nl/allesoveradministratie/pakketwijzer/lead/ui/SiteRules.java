package nl.allesoveradministratie.pakketwijzer.lead.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.select.Select;
import java.util.Map;
import nl.allesoveradministratie.pakketwijzer.identity.Team;
import nl.allesoveradministratie.pakketwijzer.lead.AssignmentRule;
import nl.allesoveradministratie.pakketwijzer.site.Site;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;

/** Of each site: which team follows up, and how its new leads are given out. */
class SiteRules extends Composite<Section> {

    private final TeamsView screen;

    SiteRules(TeamsView screen) {
        this.screen = screen;
        getContent().add(new H2(screen.t("teams.sites")), new Paragraph(screen.t("teams.sites.lead")));
        Map<String, AssignmentRule> rules = screen.rules.all();
        screen.sites
                .sites()
                .forEach(site -> getContent()
                        .add(Markup.div(
                                "card pad site-rule",
                                team(site),
                                rule(site, rules.getOrDefault(site.key(), AssignmentRule.CLAIM)))));
    }

    private Component team(Site site) {
        Select<Team> team = new Select<>();
        team.setLabel(screen.t("teams.site.team", site.brand()));
        team.setItems(screen.rota().teams());
        team.setItemLabelGenerator(each -> each == null ? screen.t("teams.site.everybody") : each.name());
        team.setEmptySelectionAllowed(true);
        team.setEmptySelectionCaption(screen.t("teams.site.everybody"));
        screen.rota().teams().stream()
                .filter(each -> each.sites().contains(site.key()))
                .findFirst()
                .ifPresent(team::setValue);
        team.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                Team chosen = event.getValue();
                screen.teams.give(site.key(), chosen == null ? null : chosen.id());
                screen.say(screen.t("teams.site.kept", site.brand()));
            }
        });
        return team;
    }

    private Component rule(Site site, AssignmentRule now) {
        Select<AssignmentRule> rule = new Select<>();
        rule.setLabel(screen.t("teams.site.rule", site.brand()));
        rule.setItems(AssignmentRule.values());
        rule.setItemLabelGenerator(each -> screen.t("teams.rule." + each.key()));
        rule.setValue(now);
        rule.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                screen.rules.set(site.key(), event.getValue());
                screen.say(screen.t("teams.site.kept", site.brand()));
            }
        });
        return rule;
    }
}
