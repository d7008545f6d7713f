package nl.allesoveradministratie.pakketwijzer.finder.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import nl.allesoveradministratie.pakketwijzer.catalog.AccountingPackage;
import nl.allesoveradministratie.pakketwijzer.catalog.Criterion;
import nl.allesoveradministratie.pakketwijzer.finder.Requirement;
import nl.allesoveradministratie.pakketwijzer.finder.Room;
import nl.allesoveradministratie.pakketwijzer.finder.VendorQuestion;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.web.Icon;

/** What nobody knows for sure about a package, as a list of questions to copy or print. */
class AskVendor extends Composite<Div> {

    private final ResultView screen;

    AskVendor(ResultView screen, AccountingPackage pack, List<Requirement> requirements, List<Room> room) {
        this.screen = screen;
        String name = pack.name();
        List<VendorQuestion> questions =
                VendorQuestion.of(requirements, room, screen.facts().today());
        getContent().addClassName("ask-vendor");
        H3 heading = new H3(screen.t("vendor.title"));
        heading.add(Markup.hidden(" " + name));
        getContent().add(heading);
        if (questions.isEmpty()) {
            getContent().add(new Paragraph(screen.t("vendor.none")));
            return;
        }
        UnorderedList list = new UnorderedList();
        list.addClassNames("bul", "small");
        questions.forEach(question -> list.add(new ListItem(words(question))));
        Paragraph intro = new Paragraph(screen.t("vendor.intro", name));
        intro.addClassName("small");
        Div copied = Markup.div("ask-text", intro, list);
        copied.setId("ask-" + pack.id().value());
        getContent().add(copied, copy(name, pack.id().value()));
    }

    private String words(VendorQuestion question) {
        Criterion criterion = screen.finder.criteria().get(question.criterion());
        String ask = screen.finder
                .wording()
                .of(criterion, screen.language())
                .ask()
                .replace("{answer}", screen.answered(criterion));
        return switch (question.reason()) {
            case UNKNOWN -> ask;
            case NOT_FROM_VENDOR -> ask + " " + screen.t("vendor.not_from_vendor");
            case OLD -> ask + " " + screen.t("vendor.old");
        };
    }

    private Div copy(String name, String id) {
        Button copy = new Button(screen.t("vendor.copy"));
        copy.addThemeNames("small");
        copy.setPrefixComponent(Markup.icon(Icon.COPY));
        copy.setAriaLabel(screen.t("vendor.copy.of", name));
        copy.getElement()
                .setAttribute("data-copy", "asked-" + id)
                .setAttribute("data-copy-from", "ask-" + id)
                .setAttribute("data-copied", screen.t("vendor.copied"))
                .setAttribute("data-refused", screen.t("vendor.not_copied"));
        Span status = Markup.span("small mut", "");
        status.setId("asked-" + id);
        status.getElement().setAttribute("role", "status");
        return Markup.div("row ask-copy", copy, status);
    }
}
