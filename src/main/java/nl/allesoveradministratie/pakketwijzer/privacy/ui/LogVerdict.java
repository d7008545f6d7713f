package nl.allesoveradministratie.pakketwijzer.privacy.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.OptionalLong;
import java.util.function.Supplier;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.ui.OfficeScreen;
import nl.allesoveradministratie.pakketwijzer.web.Icon;

/** Does the sum over a log again when asked, and says whether it is whole. */
class LogVerdict extends Composite<Div> {

    /** @param firstBroken finds the first line that was changed or taken out; empty = none was */
    LogVerdict(OfficeScreen screen, Supplier<OptionalLong> firstBroken) {
        getContent().addClassName("row");
        Div verdict = new Div();
        Button check = new Button(screen.t("access.check"), click -> {
            OptionalLong broken = firstBroken.get();
            boolean whole = broken.isEmpty();
            verdict.removeAll();
            verdict.setClassName(whole ? "note pos" : "note neg");
            verdict.getElement().setAttribute("role", whole ? "status" : "alert");
            verdict.add(
                    Markup.icon(whole ? Icon.CHECK : Icon.WARNING),
                    new Paragraph(
                            whole
                                    ? screen.t("access.whole")
                                    : screen.t("access.broken", String.valueOf(broken.getAsLong()))));
        });
        getContent().add(check, verdict);
    }
}
