package nl.allesoveradministratie.pakketwijzer.finder.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.stream.Collectors;
import nl.allesoveradministratie.pakketwijzer.finder.Listing;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.web.Icon;

/** The packages chosen for a comparison, at the bottom of the screen; hidden while there are none. */
class CompareTray extends Composite<Section> {

    CompareTray(ResultView screen, Button whatIf) {
        List<PackageId> compared = screen.state().listing().compared();
        getContent().addClassName("tray");
        getContent().setAriaLabel(screen.t("result.tray"));
        setVisible(!compared.isEmpty());
        Div row = Markup.div("wrap", Markup.span("strong only-d", screen.t("result.tray")));
        for (PackageId id : compared) {
            String name =
                    screen.finder.catalog().find(id).map(pack -> pack.name()).orElse("");
            Button remove = new Button(Markup.icon(Icon.CROSS), event -> screen.compare(id, false));
            remove.addThemeNames("tertiary", "small");
            remove.setAriaLabel(screen.t("result.tray.remove", name));
            row.add(Markup.div("slot", Markup.tile(id.value(), name, "s32"), new Span(name), remove));
        }
        if (compared.size() < Listing.MOST_COMPARED) {
            row.add(Markup.span("slot e", screen.t("result.tray.more", Listing.MOST_COMPARED - compared.size())));
        }
        row.add(whatIf);
        String query = screen.state().answers().query();
        String packages = compared.stream().map(PackageId::value).collect(Collectors.joining(","));
        row.add(Markup.link(
                screen.href("/vergelijken") + "?p=" + packages + (query.isEmpty() ? "" : "&" + query),
                "btn pri",
                Markup.text(screen.t("result.tray.go", compared.size())),
                Markup.icon(Icon.ARROW_RIGHT)));
        getContent().add(row);
    }
}
