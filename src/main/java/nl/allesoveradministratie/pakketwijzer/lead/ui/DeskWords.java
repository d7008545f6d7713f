package nl.allesoveradministratie.pakketwijzer.lead.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import nl.allesoveradministratie.pakketwijzer.catalog.AccountingPackage;
import nl.allesoveradministratie.pakketwijzer.catalog.PublishedCatalog;
import nl.allesoveradministratie.pakketwijzer.lead.LeadBulk;
import nl.allesoveradministratie.pakketwijzer.lead.LeadDetail;
import nl.allesoveradministratie.pakketwijzer.lead.LeadSummary;
import nl.allesoveradministratie.pakketwijzer.lead.ResponseTimes;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import nl.allesoveradministratie.pakketwijzer.shared.PartialDate;
import nl.allesoveradministratie.pakketwijzer.site.Sites;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.ui.OfficeScreen;

/**
 * What list and board say of a lead, none of it telling who it is.
 *
 * @param names of colleagues, by account
 * @param me who is signed in
 * @param responses how it stands with first responses while a screen is drawn
 */
record DeskWords(
        OfficeScreen screen,
        Map<UUID, String> names,
        UUID me,
        PublishedCatalog catalog,
        Sites sites,
        Supplier<ResponseTimes.Now> responses,
        Clock clock) {

    /** Goes to an address of ours, with its query. */
    void go(String address) {
        screen.go(address);
    }

    /** What a colleague is called. */
    String name(UUID account) {
        return names.getOrDefault(account, "?");
    }

    /** When it came in, as people say it. */
    String received(LeadSummary lead) {
        return screen.words().moment(lead.receivedAt().toInstant(), LocalDate.now(clock));
    }

    /** A day: "28 nov 2026". */
    String day(LocalDate day) {
        return screen.words().shortDate(day);
    }

    /** What it is about. */
    String topic(LeadSummary lead) {
        String role = lead.role() == null ? "" : screen.t("audience." + lead.role()) + ", ";
        if (lead.packageId() != null) {
            String name = PackageId.parse(lead.packageId())
                    .flatMap(id -> catalog.current().find(id))
                    .map(AccountingPackage::name)
                    .orElse(lead.packageId());
            return role + screen.t("desk.topic.package", name);
        }
        return role + screen.t("desk.topic." + lead.topic());
    }

    /** Whose it is, in a round mark. */
    Component owner(LeadSummary lead) {
        Span owner =
                lead.owner() == null ? Markup.span("av none", "?") : Markup.span("av", initials(name(lead.owner())));
        owner.setTitle(lead.owner() == null ? screen.t("desk.nobodys") : name(lead.owner()));
        owner.add(Markup.hidden(" " + owner.getTitle().orElse("")));
        return owner;
    }

    private static String initials(String name) {
        String[] words = name.split(" ");
        String last = words.length > 1 ? words[words.length - 1].substring(0, 1) : "";
        return words[0].substring(0, 1) + last;
    }

    /** How long somebody waits for a first response, or how soon there was one. */
    Component waiting(LeadSummary lead) {
        return ResponseMark.badge(screen, responses.get().of(lead));
    }

    /** Why a lead was left as it is: what a colleague did with it. */
    String why(LeadBulk.Left left) {
        String whose = left.lead().initials() + " (" + left.lead().reference() + ")";
        LeadDetail.Event last = left.last();
        UUID actor = last == null ? null : last.actor();
        if (last == null || actor == null) {
            return screen.t("inbox.left", whose);
        }
        return screen.t("inbox.left.because", whose, happened(last, name(actor)));
    }

    private String happened(LeadDetail.Event event, String who) {
        String detail = switch (event.kind()) {
            case STATUS, REOPENED -> screen.t("desk.status." + event.detail());
            case ASSIGNED -> name(UUID.fromString(event.detail()));
            case NEXT_STEP -> screen.words().date(PartialDate.parse(event.detail()));
            // Behind a blank the package that was chosen
            case OUTCOME -> screen.t("inbox.outcome." + event.detail().split(" ")[0]);
            case ENTERED -> screen.t("desk.origin." + event.detail());
            default -> event.detail();
        };
        return screen.t("desk.event." + event.kind().key(), who, detail);
    }
}
