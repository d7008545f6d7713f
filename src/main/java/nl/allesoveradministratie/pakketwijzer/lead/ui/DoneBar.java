package nl.allesoveradministratie.pakketwijzer.lead.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import nl.allesoveradministratie.pakketwijzer.lead.LeadBulk;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.ui.OfficeScreen;
import nl.allesoveradministratie.pakketwijzer.web.Icon;

/**
 * What came of doing something with several leads: how many, what was left and why, and the way back. It stays until the
 * next time, or until it is closed: nobody has to be quick.
 */
class DoneBar extends Composite<Div> {

    private static final int MOST_NAMED = 5;

    private final OfficeScreen screen;
    private final LeadBulk bulk;
    private final Runnable changed;

    /** @param changed told after something was taken back */
    DoneBar(OfficeScreen screen, LeadBulk bulk, Runnable changed) {
        this.screen = screen;
        this.bulk = bulk;
        this.changed = changed;
        getContent().addClassName("done-bar");
        getContent().getElement().setAttribute("role", "status");
    }

    /** Says what was done, and offers to take it back. */
    void show(DeskWords words, LeadBulk.Done done) {
        Paragraph told = say(words, "inbox.done", done);
        if (done.changed() > 0) {
            Button undo = new Button(screen.t("inbox.undo"), Markup.icon(Icon.UNDO));
            undo.setDisableOnClick(true);
            undo.addClickListener(event -> {
                LeadBulk.Done undone = bulk.undo(done);
                say(words, "inbox.undone", undone);
                changed.run();
            });
            getContent().addComponentAtIndex(getContent().indexOf(told) + 1, undo);
        }
    }

    private Paragraph say(DeskWords words, String text, LeadBulk.Done done) {
        getContent().removeAll();
        Paragraph told = new Paragraph(screen.t(text, done.changed()));
        getContent().add(told);
        if (!done.left().isEmpty()) {
            UnorderedList left = new UnorderedList();
            done.left().stream().limit(MOST_NAMED).forEach(each -> left.add(new ListItem(words.why(each))));
            getContent()
                    .add(new Paragraph(screen.t("inbox.left.count", done.left().size())), left);
        }
        Button close = new Button(screen.t("inbox.close"), event -> getContent().removeAll());
        close.addThemeNames("tertiary");
        getContent().add(close);
        return told;
    }
}
