package nl.allesoveradministratie.pakketwijzer.office.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Map;
import nl.allesoveradministratie.pakketwijzer.site.EmbedInput;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import org.jspecify.annotations.Nullable;

/** A video to place: on which page, which one, and what it is called. */
class EmbedForm extends Composite<Div> {

    private final EmbedsView screen;
    private final Select<String> place = new Select<>();
    private final TextField address = new TextField();
    private final TextField titleNl = new TextField();
    private final TextField titleEn = new TextField();

    /** @param pages to choose from, by path */
    EmbedForm(EmbedsView screen, Map<String, String> pages) {
        this.screen = screen;
        place.setLabel(screen.t("embeds.field.place"));
        place.setItems(pages.keySet());
        place.setItemLabelGenerator(path -> pages.getOrDefault(path, path));
        address.setLabel(screen.t("embeds.field.address"));
        address.setHelperText(screen.t("embeds.field.address.help"));
        address.setMaxLength(EmbedInput.LONGEST_ADDRESS);
        titleNl.setLabel(screen.t("embeds.field.title_nl"));
        titleNl.setMaxLength(EmbedInput.LONGEST_TITLE);
        titleEn.setLabel(screen.t("embeds.field.title_en"));
        titleEn.setMaxLength(EmbedInput.LONGEST_TITLE);
        Button keep = new Button(screen.t("embeds.place"), click -> keep());
        keep.addThemeName("primary");
        getContent().add(Markup.div("enter ev-form", place, address, titleNl, titleEn), keep);
    }

    private void keep() {
        @Nullable String chosen = place.getValue();
        EmbedInput input = new EmbedInput(
                chosen == null ? "" : chosen, address.getValue(), titleNl.getValue(), titleEn.getValue());
        Map<String, String> problems = input.problems();
        tell(place, problems.get("place"));
        tell(address, problems.get("address"));
        tell(titleNl, problems.get("titleNl"));
        tell(titleEn, problems.get("titleEn"));
        if (problems.isEmpty()) {
            screen.place(input);
            address.clear();
            titleNl.clear();
            titleEn.clear();
        }
    }

    private void tell(HasValidation field, @Nullable String problem) {
        field.setErrorMessage(problem == null ? "" : screen.t(problem));
        field.setInvalid(problem != null);
    }
}
