package nl.allesoveradministratie.pakketwijzer.lead.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.identity.Absences;
import nl.allesoveradministratie.pakketwijzer.identity.Accounts;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.identity.Rota;
import nl.allesoveradministratie.pakketwijzer.identity.Team;
import nl.allesoveradministratie.pakketwijzer.identity.Teams;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.lead.AssignmentRules;
import nl.allesoveradministratie.pakketwijzer.site.Sites;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.ui.OfficeScreen;
import nl.allesoveradministratie.pakketwijzer.web.Icon;

/** Which teams there are, how leads are given out, and who will be away. */
@Route("kantoor/teams")
@RouteAlias("en/kantoor/teams")
@PermitAll
@OnDoor(Door.OFFICE)
class TeamsView extends OfficeScreen {

    final transient Teams teams;
    final transient AssignmentRules rules;
    final transient Absences absences;
    final transient Sites sites;
    private final transient Accounts accounts;
    private final transient Clock clock;
    private final Div told = Markup.div("told");
    private final Div cards = new Div();
    private final Div rest = new Div();
    private transient Rota rota = new Rota(List.of(), List.of());
    private transient List<Accounts.Listed> people = List.of();

    TeamsView(
            Teams teams,
            AssignmentRules rules,
            Absences absences,
            Accounts accounts,
            Sites sites,
            Clock clock,
            Texts texts) {
        super(texts, "teams.title");
        this.teams = teams;
        this.rules = rules;
        this.absences = absences;
        this.accounts = accounts;
        this.sites = sites;
        this.clock = clock;
        addClassName("page");
    }

    @Override
    protected void show(BeforeEnterEvent event) {
        read();
        told.removeAll();
        told.getElement().setAttribute("role", "status");
        cards.removeAll();
        rota.teams().forEach(team -> cards.add(new TeamCard(this, team)));
        Button begin = new Button(t("teams.new"), Markup.icon(Icon.PLUS));
        begin.addClickListener(click -> {
            TeamCard card = new TeamCard(this, null);
            cards.add(card);
            card.focus();
        });
        drawRest();
        removeAll();
        add(new H1(t("teams.title")), new Paragraph(t("teams.lead")), told, cards, begin, rest);
    }

    private void read() {
        rota = teams.rota();
        people = accounts.all();
    }

    private void drawRest() {
        rest.removeAll();
        rest.add(new SiteRules(this), new TeamAbsences(this));
    }

    Rota rota() {
        return rota;
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    /** Colleagues who follow up leads and may sign in, by account. */
    Map<UUID, String> sales() {
        Map<UUID, String> sales = new LinkedHashMap<>();
        people.stream()
                .filter(each -> each.mayEnter() && each.roles().contains(Role.SALES))
                .forEach(each -> sales.put(each.id(), each.name()));
        return sales;
    }

    /** What a colleague is called. */
    String name(UUID account) {
        return people.stream()
                .filter(each -> each.id().equals(account))
                .map(Accounts.Listed::name)
                .findFirst()
                .orElse("?");
    }

    /** A team is kept, if its name is its own; what was typed of others stays. */
    boolean save(Team team) {
        boolean saved = teams.save(team);
        if (saved) {
            read();
            cards.getChildren()
                    .filter(TeamCard.class::isInstance)
                    .map(TeamCard.class::cast)
                    .forEach(card -> card.heed(team));
            drawRest();
            say(t("teams.kept", team.name()));
        }
        return saved;
    }

    /** After a change to who is away. */
    Rota again() {
        read();
        return rota;
    }

    /** Says what was done. */
    void say(String text) {
        told.removeAll();
        told.add(Markup.div("note pos", new Paragraph(text)));
    }
}
