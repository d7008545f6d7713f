package nl.allesoveradministratie.pakketwijzer.privacy.ui;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.privacy.DeskRequest;
import nl.allesoveradministratie.pakketwijzer.privacy.LeadNumbers;
import nl.allesoveradministratie.pakketwijzer.site.Words;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;

/** What is known of a request: when it came and how, until when there is, who asks, and about whom. */
class RequestFacts extends Facts {

    private final RequestView screen;

    RequestFacts(RequestView screen, DeskRequest request, LeadNumbers numbers) {
        this.screen = screen;
        add(
                screen.t("requests.received"),
                day(request.receivedAt()) + " · " + screen.t("requests.by." + request.cameBy()));
        if (request.endedAt() == null) {
            add(
                    screen.t("requests.due"),
                    Markup.span("num", screen.words().shortDate(request.due()) + " "),
                    DeskMark.clock(screen, request.clock(screen.now())));
        } else {
            add(screen.t("requests.status." + request.status()), day(request.endedAt()));
        }
        if (request.extendedAt() != null) {
            add(screen.t("requests.extended"), day(request.extendedAt()));
        }
        add(
                screen.t("requests.check"),
                screen.t(
                        request.check() == null
                                ? "requests.check.own"
                                : "requests.check." + request.check().key()));
        add(screen.t("requests.about"), about(request, numbers));
    }

    private String about(DeskRequest request, LeadNumbers numbers) {
        UUID lead = request.lead();
        if (lead == null) {
            return screen.t(request.hasProvedAddress() ? "requests.about.all" : "requests.about.unknown");
        }
        String number = numbers.of(List.of(lead)).getOrDefault(lead, "");
        return number.isEmpty() ? screen.t("requests.about.gone") : number;
    }

    private String day(Instant moment) {
        return screen.words().shortDate(LocalDate.ofInstant(moment, Words.HERE));
    }
}
