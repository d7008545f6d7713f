package nl.allesoveradministratie.pakketwijzer.lead.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nl.allesoveradministratie.pakketwijzer.site.EventInput;
import nl.allesoveradministratie.pakketwijzer.site.Site;
import nl.allesoveradministratie.pakketwijzer.site.SiteEvent;
import nl.allesoveradministratie.pakketwijzer.site.Words;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.ui.MomentField;
import org.jspecify.annotations.Nullable;

/** What is said of an event, to fill in or to change. */
class EventForm extends Composite<Div> {

    private final EventView screen;
    private final TextField titleNl = new TextField();
    private final TextField titleEn = new TextField();
    private final TextArea aboutNl = new TextArea();
    private final TextArea aboutEn = new TextArea();
    private final CheckboxGroup<Site> sites = new CheckboxGroup<>();
    private final MomentField startsAt;
    private final MomentField endsAt;
    private final MomentField closesAt;
    private final TextField place = new TextField();
    private final TextField link = new TextField();
    private final IntegerField capacity = new IntegerField();

    /** @param event to change; null = a new one */
    EventForm(EventView screen, @Nullable SiteEvent event) {
        this.screen = screen;
        startsAt = new MomentField(screen, screen.t("events.field.starts"));
        endsAt = new MomentField(screen, screen.t("events.field.ends"));
        closesAt = new MomentField(screen, screen.t("events.field.closes"));
        titleNl.setLabel(screen.t("events.field.title_nl"));
        titleEn.setLabel(screen.t("events.field.title_en"));
        aboutNl.setLabel(screen.t("events.field.about_nl"));
        aboutEn.setLabel(screen.t("events.field.about_en"));
        place.setLabel(screen.t("events.field.place"));
        place.setHelperText(screen.t("events.field.place.help"));
        link.setLabel(screen.t("events.field.link"));
        link.setHelperText(screen.t("events.field.link.help"));
        capacity.setLabel(screen.t("events.field.capacity"));
        titleNl.setMaxLength(EventInput.LONGEST_TITLE);
        titleEn.setMaxLength(EventInput.LONGEST_TITLE);
        aboutNl.setMaxLength(EventInput.LONGEST_ABOUT);
        aboutEn.setMaxLength(EventInput.LONGEST_ABOUT);
        place.setMaxLength(EventInput.LONGEST_PLACE);
        link.setMaxLength(EventInput.LONGEST_LINK);
        sites.setLabel(screen.t("events.field.sites"));
        sites.setItems(screen.sites.sites());
        sites.setItemLabelGenerator(Site::brand);
        if (event != null) {
            fill(event);
        }
        Button keep = new Button(screen.t("events.keep"), click -> screen.keep(input()));
        if (event == null) {
            keep.addThemeName("primary");
        }
        Paragraph zone = new Paragraph(screen.t("events.zone"));
        zone.addClassNames("micro", "mut");
        getContent()
                .add(
                        Markup.div("enter ev-form", titleNl, titleEn, aboutNl, aboutEn, sites),
                        Markup.div("enter ev-form", startsAt, endsAt, closesAt, zone, place, link, capacity),
                        keep);
    }

    private void fill(SiteEvent event) {
        titleNl.setValue(event.titleNl());
        titleEn.setValue(event.titleEn());
        aboutNl.setValue(event.aboutNl());
        aboutEn.setValue(event.aboutEn());
        Set<Site> chosen = screen.sites.sites().stream()
                .filter(site -> event.sites().contains(site.key()))
                .collect(Collectors.toSet());
        sites.setValue(chosen);
        startsAt.set(wall(event.startsAt()));
        endsAt.set(wall(event.endsAt()));
        closesAt.set(wall(event.closesAt()));
        place.setValue(event.place());
        link.setValue(event.link());
        capacity.setValue(event.capacity());
    }

    private static LocalDateTime wall(Instant moment) {
        return LocalDateTime.ofInstant(moment, Words.HERE);
    }

    private EventInput input() {
        return new EventInput(
                sites.getValue().stream().map(Site::key).sorted().toList(),
                titleNl.getValue(),
                titleEn.getValue(),
                aboutNl.getValue(),
                aboutEn.getValue(),
                startsAt.get(),
                endsAt.get(),
                closesAt.get(),
                place.getValue(),
                link.getValue(),
                capacity.getValue());
    }

    /** Says at each field what is wrong with it; true = something is. */
    boolean tell(Map<String, String> problems) {
        Map<String, HasValidation> fields = new LinkedHashMap<>();
        fields.put("titleNl", titleNl);
        fields.put("titleEn", titleEn);
        fields.put("aboutNl", aboutNl);
        fields.put("aboutEn", aboutEn);
        fields.put("sites", sites);
        fields.put("place", place);
        fields.put("link", link);
        fields.put("capacity", capacity);
        fields.forEach((name, field) -> {
            field.setErrorMessage(problem(problems, name));
            field.setInvalid(problems.containsKey(name));
        });
        startsAt.tell(problem(problems, "startsAt"));
        endsAt.tell(problem(problems, "endsAt"));
        closesAt.tell(problem(problems, "closesAt"));
        return !problems.isEmpty();
    }

    private String problem(Map<String, String> problems, String field) {
        String key = problems.get(field);
        return key == null ? "" : screen.t(key);
    }
}
