package nl.allesoveradministratie.pakketwijzer.privacy.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.allesoveradministratie.pakketwijzer.privacy.BreachEntry;
import nl.allesoveradministratie.pakketwijzer.privacy.BreachFacts;
import nl.allesoveradministratie.pakketwijzer.site.Words;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.ui.OfficeScreen;

/** What was known of a breach at each moment, the newest first; nothing that was known is ever lost. */
class BreachHistory extends Composite<OrderedList> {

    BreachHistory(OfficeScreen screen, List<BreachEntry> history, Map<UUID, String> names, Instant now) {
        getContent().addClassName("pv-history");
        LocalDate today = LocalDate.ofInstant(now, Words.HERE);
        for (BreachEntry entry : history.reversed()) {
            BreachEntry before = entry.revision() == 1 ? null : history.get(entry.revision() - 2);
            String changed =
                    BreachFacts.changed(screen.words(), before == null ? null : before.known(), entry.known()).stream()
                            .map(name -> screen.t("breach." + name))
                            .collect(Collectors.joining(", "));
            Facts facts = new Facts();
            BreachFacts.of(screen.words(), entry.known())
                    .forEach((name, value) -> facts.add(screen.t("breach." + name), value));
            getContent()
                    .add(new ListItem(
                            Markup.span(
                                    "strong",
                                    screen.t(before == null ? "breach.history.first" : "breach.history.changed")),
                            Markup.span(
                                    "micro dim num",
                                    " " + screen.words().moment(entry.at(), today) + " · "
                                            + names.getOrDefault(entry.actor(), "?")),
                            Markup.div(
                                    "small",
                                    Markup.text(changed.isEmpty() ? screen.t("breach.state.closed") : changed)),
                            new Markup.Disclosure(
                                    Markup.span("small", screen.t("breach.history.then")), "pv-then", facts)));
        }
    }
}
