package nl.allesoveradministratie.pakketwijzer.catalog.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import nl.allesoveradministratie.pakketwijzer.catalog.ChangeSet;
import nl.allesoveradministratie.pakketwijzer.catalog.ChangeSets;
import nl.allesoveradministratie.pakketwijzer.catalog.PublishedCatalog;
import nl.allesoveradministratie.pakketwijzer.identity.Accounts;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import org.jspecify.annotations.Nullable;

/** What waits for a second pair of eyes, what one is working on oneself, and what was published. */
@Route("kantoor/catalogus-voorstellen")
@RouteAlias("en/kantoor/catalogus-voorstellen")
@PermitAll
@OnDoor(Door.OFFICE)
class ProposalsView extends DeskScreen {

    private final transient ChangeSets sets;
    private final transient Accounts accounts;
    private transient Map<UUID, String> names = Map.of();

    ProposalsView(ChangeSets sets, Accounts accounts, PublishedCatalog published, Clock clock, Texts texts) {
        super(texts, "editing.proposals", published, clock);
        this.sets = sets;
        this.accounts = accounts;
    }

    @Override
    protected void show(BeforeEnterEvent event) {
        removeAll();
        names = accounts.names();
        add(
                new H1(t("editing.proposals")),
                new Paragraph(t("editing.proposals.lead")),
                ways(PROPOSALS),
                section("editing.proposed", "editing.proposed.none", sets::proposed, ChangeSet::proposedAt),
                section("editing.mine", "editing.mine.none", sets::mine, ChangeSet::createdAt),
                section("editing.done", "editing.done.none", sets::published, ChangeSet::publishedAt));
    }

    /** @param moment by which the list is in order */
    private Component section(
            String heading,
            String none,
            Function<ChangeSets.@Nullable After, List<ChangeSet>> read,
            Function<ChangeSet, @Nullable Instant> moment) {
        return new Div(
                new H2(t(heading)),
                new SetPages<>(
                        this,
                        "work",
                        Markup.div("dim", Markup.text(t(none))),
                        read,
                        last -> new ChangeSets.After(Objects.requireNonNull(moment.apply(last)), last.id()),
                        this::row));
    }

    private Component row(ChangeSet set) {
        Div row = Markup.div("work-row set", link(PROPOSAL + set.id(), "strong", set.title()));
        row.add(Markup.span("num", t("editing.changes", set.changes().size())));
        row.add(Markup.span("micro dim", told(set)));
        if (set.reply() != null) {
            row.add(Markup.span("badge warn", t("editing.returned")));
        }
        return row;
    }

    private String told(ChangeSet set) {
        String author = names.getOrDefault(set.author(), "?");
        if (set.publishedAt() != null && set.publishedBy() != null) {
            return t(
                    "editing.published",
                    words().moment(set.publishedAt(), today()),
                    author,
                    names.getOrDefault(set.publishedBy(), "?"));
        }
        return set.state() == ChangeSet.State.PROPOSED && set.proposedAt() != null
                ? t("editing.proposed.by", words().moment(set.proposedAt(), today()), author)
                : t("editing.begun", words().moment(set.createdAt(), today()));
    }
}
