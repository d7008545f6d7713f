package nl.allesoveradministratie.pakketwijzer.lead.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Optional;
import nl.allesoveradministratie.pakketwijzer.lead.LeadFilter;
import nl.allesoveradministratie.pakketwijzer.lead.SavedViews;
import nl.allesoveradministratie.pakketwijzer.lead.SavedViews.Kept;
import nl.allesoveradministratie.pakketwijzer.lead.SavedViews.SavedView;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.ui.OfficeScreen;
import nl.allesoveradministratie.pakketwijzer.ui.SideFrame;

/** Keeps the list that is shown under a name; of one that is kept, changes the name or forgets it. */
class SavedViewBox extends Composite<Div> {

    private final OfficeScreen screen;
    private final SavedViews views;

    SavedViewBox(OfficeScreen screen, SavedViews views, LeadFilter filter) {
        this.screen = screen;
        this.views = views;
        getContent().addClassName("saved-view");
        draw(filter);
    }

    private void draw(LeadFilter filter) {
        getContent().removeAll();
        Optional<SavedView> kept = views.mine().stream()
                .filter(each -> each.filter().equals(filter))
                .findFirst();
        TextField name = new TextField(screen.t("inbox.save.name"));
        name.setMaxLength(SavedViews.LONGEST_NAME);
        name.setValue(kept.map(SavedView::name).orElse(""));
        Button keep = new Button(screen.t(kept.isPresent() ? "inbox.save.rename" : "inbox.save"), event -> {
            Kept result = name.getValue().isBlank()
                    ? null
                    : kept.map(each -> views.rename(each.id(), name.getValue()))
                            .orElseGet(() -> views.keep(name.getValue(), filter));
            if (result == Kept.DONE) {
                changed(filter);
            } else {
                name.setErrorMessage(screen.t(
                        result == null
                                ? "inbox.save.problem.empty"
                                : result == Kept.FULL ? "inbox.save.problem.full" : "inbox.save.problem.same"));
                name.setInvalid(true);
            }
        });
        getContent().add(name, keep);
        kept.ifPresent(each -> {
            Button drop = new Button(screen.t("inbox.save.drop"), event -> {
                views.drop(each.id());
                changed(filter);
            });
            drop.addThemeNames("error");
            getContent().add(drop);
        });
    }

    private void changed(LeadFilter filter) {
        draw(filter);
        getContent().add(told());
        SideFrame.refresh(screen);
    }

    private Div told() {
        Div told = Markup.div("micro dim", Markup.text(screen.t("inbox.save.done")));
        told.getElement().setAttribute("role", "status");
        return told;
    }
}
