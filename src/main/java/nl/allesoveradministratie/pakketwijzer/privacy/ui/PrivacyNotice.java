package nl.allesoveradministratie.pakketwijzer.privacy.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.Optional;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.identity.SignedIn;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.privacy.PrivacyDue;
import nl.allesoveradministratie.pakketwijzer.ui.HomeNotice;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.ui.OfficeScreen;
import nl.allesoveradministratie.pakketwijzer.web.Icon;

/** Tells the privacy officer which deadlines are near or over, wherever the day begins. */
@org.springframework.stereotype.Component
@OnDoor(Door.OFFICE)
class PrivacyNotice implements HomeNotice {

    private final PrivacyDue due;
    private final SignedIn signedIn;

    PrivacyNotice(PrivacyDue due, SignedIn signedIn) {
        this.due = due;
        this.signedIn = signedIn;
    }

    @Override
    public Optional<Component> on(OfficeScreen screen) {
        if (signedIn.find().filter(staff -> staff.is(Role.PRIVACY_OFFICER)).isEmpty()) {
            return Optional.empty();
        }
        PrivacyDue.Now now = due.now();
        if (now.isQuiet()) {
            return Optional.empty();
        }
        boolean over = now.overdue() + now.breachesOver() > 0;
        Div lines = new Div();
        line(screen, lines, "/kantoor/datalekken", "deadline.breach_over", now.breachesOver());
        line(screen, lines, "/kantoor/datalekken", "deadline.breach_soon", now.breachesSoon());
        line(screen, lines, "/kantoor/verzoeken", "deadline.overdue", now.overdue());
        line(screen, lines, "/kantoor/verzoeken", "deadline.soon", now.soon());
        Div note = Markup.div(over ? "note neg pv-notice" : "note warn pv-notice", Markup.icon(Icon.WARNING), lines);
        note.getElement().setAttribute("role", over ? "alert" : "status");
        return Optional.of(note);
    }

    private static void line(OfficeScreen screen, Div lines, String path, String key, int count) {
        if (count > 0) {
            lines.add(new Paragraph(DeskMark.link(screen, path, "", screen.t(key, count))));
        }
    }
}
