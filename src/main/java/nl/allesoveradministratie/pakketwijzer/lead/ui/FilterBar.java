package nl.allesoveradministratie.pakketwijzer.lead.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import nl.allesoveradministratie.pakketwijzer.lead.LeadFilter;
import nl.allesoveradministratie.pakketwijzer.lead.LeadFilter.Part;
import nl.allesoveradministratie.pakketwijzer.site.Site;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.ui.OfficeScreen;
import nl.allesoveradministratie.pakketwijzer.web.Icon;

/** What a list is filtered by, each part a chip that can be taken away; behind "Filter" all that can be asked. */
class FilterBar extends Composite<Div> {

    private static final String ANY = "";

    private final List<Part> parts;
    private final Function<LeadFilter, String> address;
    private final Div panel = Markup.div("filter-panel");
    private boolean open;

    /**
     * @param parts what can be asked here
     * @param address where the list with another filter is
     */
    FilterBar(List<Part> parts, Function<LeadFilter, String> address) {
        this.parts = parts;
        this.address = address;
        getContent().addClassName("filter-bar");
    }

    /**
     * Draws it anew.
     *
     * @param colleagues who may have leads, by account
     */
    void show(DeskWords words, LeadFilter filter, Map<UUID, String> colleagues) {
        OfficeScreen screen = words.screen();
        getContent().removeAll();
        Div chips = Markup.div("lead-filters");
        chips.getElement().setAttribute("role", "group").setAttribute("aria-label", screen.t("inbox.filter.chips"));
        if (parts.contains(Part.STATUS) && filter.value(Part.STATUS) == null) {
            chips.add(Markup.span("chip on", screen.t("inbox.filter.open")));
        }
        filter.values().forEach((part, value) -> {
            Anchor chip = new Anchor(address.apply(filter.with(part, null)));
            chip.getElement().setAttribute("router-link", true);
            chip.addClassNames("chip", "on");
            String label = label(words, part, value);
            chip.add(new Span(label), Markup.icon(Icon.CROSS), Markup.hidden(screen.t("inbox.filter.drop")));
            chips.add(chip);
        });
        Button more = new Button(screen.t("inbox.filter"), Markup.icon(Icon.FILTER));
        more.addClassName("filter-more");
        more.getElement().setAttribute("aria-expanded", String.valueOf(open));
        more.addClickListener(event -> {
            open = !open;
            panel.setVisible(open);
            more.getElement().setAttribute("aria-expanded", String.valueOf(open));
        });
        chips.add(more);
        panel.removeAll();
        panel.setVisible(open);
        parts.forEach(part -> panel.add(field(words, part, filter, colleagues)));
        getContent().add(chips, panel);
    }

    /** Opens what can be asked, and brings the keyboard there. */
    void open() {
        open = true;
        panel.setVisible(true);
        getContent()
                .getElement()
                .executeJs("this.querySelector('.filter-more')?.setAttribute('aria-expanded', 'true');"
                        + "requestAnimationFrame(() => this.querySelector('.filter-panel vaadin-select')?.focus())");
    }

    /** Adds something below what can be asked. */
    void extra(Div extra) {
        panel.add(extra);
    }

    private Select<String> field(DeskWords words, Part part, LeadFilter filter, Map<UUID, String> colleagues) {
        OfficeScreen screen = words.screen();
        Map<String, String> options = new LinkedHashMap<>();
        options.put(ANY, screen.t(part == Part.STATUS ? "inbox.filter.open" : "inbox.filter.any"));
        for (String value : values(words, part, colleagues)) {
            options.put(value, label(words, part, value));
        }
        String asked = filter.value(part);
        String now = asked == null ? ANY : asked;
        if (!options.containsKey(now)) {
            // Of a colleague who left, or a site that is gone: what stands in the address is still said.
            options.put(now, label(words, part, now));
        }
        Select<String> field = new Select<>();
        field.setLabel(screen.t("inbox.part." + part.key()));
        field.setItems(options.keySet());
        field.setItemLabelGenerator(options::get);
        field.setValue(now);
        field.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                String value = event.getValue();
                words.go(address.apply(filter.with(part, ANY.equals(value) ? null : value)));
            }
        });
        return field;
    }

    private static List<String> values(DeskWords words, Part part, Map<UUID, String> colleagues) {
        return switch (part) {
            case STATUS -> List.of("new", "contacted", "advising", "waiting", "done");
            case OWNER -> {
                List<String> owners = new ArrayList<>(List.of(LeadFilter.ME, LeadFilter.NOBODY));
                colleagues.keySet().stream()
                        .filter(each -> !each.equals(words.me()))
                        .forEach(each -> owners.add(each.toString()));
                yield owners;
            }
            case LATE -> List.of("1");
            case SITE -> words.sites().sites().stream().map(Site::key).toList();
            case TOPIC -> List.of("general", "result", "package", "event");
            case ROLE -> List.of("zzp", "mkb", "accountant");
            case ORIGIN -> List.of("form", "phone", "visit", "embedded", "api", "event");
            case DAYS -> List.of("7", "30", "90");
        };
    }

    private static String label(DeskWords words, Part part, String value) {
        OfficeScreen screen = words.screen();
        return switch (part) {
            case STATUS -> screen.t("desk.status." + value);
            case OWNER ->
                switch (value) {
                    case LeadFilter.ME -> screen.t("inbox.view.mine");
                    case LeadFilter.NOBODY -> screen.t("inbox.view.nobodys");
                    default -> words.name(UUID.fromString(value));
                };
            case LATE -> screen.t("inbox.view.late");
            case SITE ->
                words.sites().sites().stream()
                        .filter(site -> site.key().equals(value))
                        .map(Site::brand)
                        .findFirst()
                        .orElse(value);
            case TOPIC -> screen.t("inbox.topic." + value);
            case ROLE -> screen.t("audience." + value);
            case ORIGIN -> screen.t("desk.origin." + value);
            case DAYS -> screen.t("inbox.days", Integer.parseInt(value));
        };
    }
}
