package nl.allesoveradministratie.pakketwijzer.catalog.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.select.Select;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.allesoveradministratie.pakketwijzer.catalog.AccountingPackage;
import nl.allesoveradministratie.pakketwijzer.catalog.Edition;
import nl.allesoveradministratie.pakketwijzer.catalog.FactPlace;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;

/**
 * Goes to a limit or a price that nobody noted of an edition. They stand in no list: of most editions most of them are not sold
 * apart, so that they are not missing.
 */
class AddLimit extends Composite<Div> {

    private final DeskScreen screen;
    private final transient AccountingPackage pack;
    private final Select<Integer> edition = new Select<>();
    private final Select<String> limit = new Select<>();

    AddLimit(DeskScreen screen, AccountingPackage pack) {
        this.screen = screen;
        this.pack = pack;
        edition.setLabel(screen.t("editing.limit.edition"));
        edition.setItems(IntStream.range(0, pack.editions().size()).boxed().toList());
        edition.setItemLabelGenerator(each -> pack.editions().get(each).name());
        edition.addValueChangeListener(event -> limit.setItems(unknown()));
        limit.setLabel(screen.t("editing.limit.which"));
        limit.setItemLabelGenerator(each -> screen.facts().field("limits." + each));
        edition.setValue(0);
        Button go = new Button(screen.t("editing.limit.go"), event -> go());
        getContent().add(new H2(screen.t("editing.limit")), Markup.div("work-filters", edition, limit, go));
    }

    private List<String> unknown() {
        Edition chosen = pack.editions().get(edition.getValue());
        return Stream.concat(Edition.LIMITS.stream(), Edition.EXTRAS.stream())
                .filter(each -> !chosen.limits().containsKey(each))
                .toList();
    }

    private void go() {
        limit.setErrorMessage(screen.t("editing.limit.problem"));
        limit.setInvalid(limit.isEmpty());
        if (limit.isEmpty()) {
            limit.focus();
            return;
        }
        FactPlace place = new FactPlace(pack.id(), edition.getValue(), "limits." + limit.getValue());
        screen.go(screen.href(DeskScreen.factPath(place)));
    }
}
