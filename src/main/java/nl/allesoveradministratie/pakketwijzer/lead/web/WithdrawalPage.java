package nl.allesoveradministratie.pakketwijzer.lead.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.lead.RegistrationIntake;
import nl.allesoveradministratie.pakketwijzer.lead.RegistrationIntake.Linked;
import nl.allesoveradministratie.pakketwijzer.site.Agenda;
import nl.allesoveradministratie.pakketwijzer.site.SiteEvent;
import nl.allesoveradministratie.pakketwijzer.web.Layout;
import nl.allesoveradministratie.pakketwijzer.web.OwnForm;
import nl.allesoveradministratie.pakketwijzer.web.Page;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * Where the link in a mail leads: somebody withdraws by pressing a button there, since programs that look into mail follow
 * links too.
 */
@Controller
@OnDoor(Door.PUBLIC)
class WithdrawalPage {

    private static final String PATH = "/evenementen/afmelden/{token:.+}";

    private final RegistrationIntake intake;
    private final Agenda agenda;
    private final Layout layout;
    private final Clock clock;

    WithdrawalPage(RegistrationIntake intake, Agenda agenda, Layout layout, Clock clock) {
        this.intake = intake;
        this.agenda = agenda;
        this.layout = layout;
        this.clock = clock;
    }

    @GetMapping({PATH, "/en" + PATH})
    ResponseEntity<String> ask(@PathVariable String token, HttpServletRequest request) {
        Optional<Linked> linked = intake.find(token);
        Optional<SiteEvent> event = linked.map(Linked::event).flatMap(agenda::find);
        if (linked.isEmpty() || event.isEmpty()) {
            return show(request, HttpStatus.NOT_FOUND, event, "unknown");
        }
        if (linked.get().withdrawn()) {
            return show(request, HttpStatus.OK, event, "used");
        }
        if (event.get().state() == SiteEvent.State.CANCELLED) {
            return show(request, HttpStatus.OK, event, "cancelled");
        }
        boolean late = !clock.instant().isBefore(event.get().startsAt());
        return show(request, HttpStatus.OK, event, late ? "late" : "ask");
    }

    @PostMapping({PATH, "/en" + PATH})
    ResponseEntity<String> withdraw(@PathVariable String token, HttpServletRequest request) {
        Optional<SiteEvent> event = intake.find(token).map(Linked::event).flatMap(agenda::find);
        if (!OwnForm.isFrom(request)) {
            return show(request, HttpStatus.FORBIDDEN, event, event.isEmpty() ? "unknown" : "ask");
        }
        return switch (intake.withdraw(token)) {
            case DONE -> show(request, HttpStatus.OK, event, "done");
            case USED -> show(request, HttpStatus.OK, event, "used");
            case CANCELLED -> show(request, HttpStatus.CONFLICT, event, "cancelled");
            case LATE -> show(request, HttpStatus.CONFLICT, event, "late");
            case UNKNOWN -> show(request, HttpStatus.NOT_FOUND, event, "unknown");
        };
    }

    private ResponseEntity<String> show(
            HttpServletRequest request, HttpStatus status, Optional<SiteEvent> event, String how) {
        Page nameless = layout.page(request, "", "");
        Page page = layout.page(request, nameless.t("withdraw." + how + ".title"), "");
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("how", how);
        event.ifPresent(each -> model.put("event", each));
        return layout.showOnce(status, "lead/web/withdraw", page, model);
    }
}
