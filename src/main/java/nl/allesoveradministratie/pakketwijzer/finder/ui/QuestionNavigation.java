package nl.allesoveradministratie.pakketwijzer.finder.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import nl.allesoveradministratie.pakketwijzer.finder.ui.FinderView.Place;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.web.Icon;

/** Back, on, and from the last page the choice between the result and more questions. */
class QuestionNavigation extends Composite<Div> {

    private final FinderView screen;
    private final Place place;
    private final Button next;
    private final Button other;

    QuestionNavigation(FinderView screen, Place place) {
        this.screen = screen;
        this.place = place;
        Button back = new Button(screen.t("finder.back"), event -> screen.backward());
        back.setPrefixComponent(Markup.icon(Icon.ARROW_LEFT));
        back.addClassName("back");
        back.setAriaLabel(screen.t("finder.back"));
        back.setVisible(place != Place.ROLE);
        next = new Button("", event -> screen.forward());
        next.addThemeNames("primary", "large");
        next.setSuffixComponent(Markup.icon(Icon.ARROW_RIGHT));
        other = new Button("", event -> other());
        other.addThemeNames("tertiary");
        if (place.compareTo(Place.LAST_PAGE) >= 0) {
            other.addClassName("more");
        }
        getContent().addClassName("qnav");
        getContent().add(back, other, next);
    }

    /** With a line above it, which a small screen shows in the place of the panel. */
    QuestionNavigation with(Component count) {
        getContent().addComponentAsFirst(Markup.div("qnav-count small", count));
        return this;
    }

    /** Puts the words on the buttons; how many questions would still follow. */
    void show(int following) {
        next.setText(screen.t(
                switch (place) {
                    case ROLE, PAGE -> "finder.next";
                    case LAST_PAGE -> "finder.finish";
                    case FOLLOWING -> following > 0 ? "finder.next" : "finder.finish";
                }));
        other.setText(
                switch (place) {
                    case ROLE, PAGE -> screen.t("finder.skip");
                    case LAST_PAGE -> screen.t("finder.follow.go", following);
                    case FOLLOWING -> screen.t("finder.finish");
                });
        other.setVisible(place == Place.PAGE || (place != Place.ROLE && following > 0));
    }

    private void other() {
        switch (place) {
            case ROLE, PAGE -> screen.forward();
            case LAST_PAGE -> screen.goOn();
            case FOLLOWING -> screen.goTo(FinderScreen.RESULT, "");
        }
    }
}
