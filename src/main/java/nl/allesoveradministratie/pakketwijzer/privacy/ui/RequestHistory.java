package nl.allesoveradministratie.pakketwijzer.privacy.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.privacy.DeskRequest;
import nl.allesoveradministratie.pakketwijzer.privacy.RequestStep;
import nl.allesoveradministratie.pakketwijzer.site.Words;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;

/** What was done about a request, in order. */
class RequestHistory extends Composite<OrderedList> {

    RequestHistory(RequestView screen, DeskRequest request, List<RequestStep> steps, Map<UUID, String> names) {
        getContent().addClassName("pv-history");
        for (RequestStep step : steps) {
            ListItem item = new ListItem(
                    Markup.span("strong", screen.t("requests.step." + step.kind())),
                    Markup.span(
                            "micro dim num",
                            " " + screen.words().moment(step.at(), LocalDate.ofInstant(screen.now(), Words.HERE))
                                    + " · " + names.getOrDefault(step.actor(), "?")));
            if (!step.words().isEmpty()) {
                Paragraph words = new Paragraph(step.words());
                words.addClassName("pv-words");
                item.add(words);
            }
            getContent().add(item);
        }
        if (request.cameBy().equals("own")) {
            getContent().add(new ListItem(screen.t("requests.history.own")));
        }
    }
}
