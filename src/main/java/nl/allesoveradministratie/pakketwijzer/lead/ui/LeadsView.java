package nl.allesoveradministratie.pakketwijzer.lead.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.catalog.AccountingPackage;
import nl.allesoveradministratie.pakketwijzer.catalog.PublishedCatalog;
import nl.allesoveradministratie.pakketwijzer.finder.Finder;
import nl.allesoveradministratie.pakketwijzer.identity.Accounts;
import nl.allesoveradministratie.pakketwijzer.identity.SignedIn;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.lead.ContactDetails;
import nl.allesoveradministratie.pakketwijzer.lead.LeadDesk;
import nl.allesoveradministratie.pakketwijzer.lead.LeadDetail;
import nl.allesoveradministratie.pakketwijzer.lead.LeadInbox;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import nl.allesoveradministratie.pakketwijzer.site.Sites;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.ui.OfficeScreen;
import org.jspecify.annotations.Nullable;

/** The inbox: on the left what waits, on the right one lead. Which list and which lead stand in the address. */
@Route("kantoor/leads/:reference?")
@RouteAlias("en/kantoor/leads/:reference?")
@PermitAll
@OnDoor(Door.OFFICE)
class LeadsView extends OfficeScreen {

    private static final String SHOWN = "toon";
    private static final Duration IN_VIEW = Duration.ofMinutes(15);

    final transient LeadInbox inbox;
    final transient LeadDesk desk;
    final transient Workbench work;
    final transient Finder finder;
    final transient PublishedCatalog catalog;
    final transient Sites sites;
    final transient Clock clock;
    private final transient Accounts accounts;
    private final transient SignedIn signedIn;
    private transient Map<UUID, String> names = Map.of();

    private transient @Nullable Revealed revealed;
    private LeadInbox.Filter filter = LeadInbox.Filter.OPEN;
    private final LeadList list;
    private final Div place = Markup.div("lead-place");

    LeadsView(
            LeadInbox inbox,
            Workbench work,
            Finder finder,
            PublishedCatalog catalog,
            Accounts accounts,
            SignedIn signedIn,
            Sites sites,
            Clock clock,
            Texts texts) {
        super(texts, "office.leads");
        this.inbox = inbox;
        this.desk = work.desk();
        this.work = work;
        this.finder = finder;
        this.catalog = catalog;
        this.accounts = accounts;
        this.signedIn = signedIn;
        this.sites = sites;
        this.clock = clock;
        this.list = new LeadList(this);
        addClassName("desk");
        add(list, place);
    }

    @Override
    protected void show(BeforeEnterEvent event) {
        names = accounts.names();
        filter = event.getLocation()
                .getQueryParameters()
                .getSingleParameter(SHOWN)
                .flatMap(LeadsView::filterOf)
                .orElse(LeadInbox.Filter.OPEN);
        String reference = event.getRouteParameters().get("reference").orElse("");
        if (revealed != null && !revealed.reference().equals(reference)) {
            revealed = null;
        }
        Optional<LeadDetail> opened = reference.isEmpty() ? Optional.empty() : inbox.open(reference);
        list.show(filter, reference);
        place.removeAll();
        if (reference.isEmpty()) {
            place.add(Markup.div("lead-none", Markup.text(t("desk.choose"))));
        } else {
            opened.ifPresentOrElse(
                    detail -> arrive(event.getUI(), detail, reference),
                    () -> place.add(Markup.div("lead-none", Markup.text(t("desk.gone")))));
        }
        setClassName("has-lead", !reference.isEmpty());
    }

    /** A lead that was added to another one leads on to it. */
    private void arrive(UI ui, LeadDetail detail, String reference) {
        LeadPanel panel = new LeadPanel(this, detail);
        place.add(panel);
        String here = detail.summary().reference();
        if (!here.equals(reference)) {
            panel.notice.tell("info", t("desk.merged.led", reference, here));
            ui.getPage().getHistory().replaceState(null, address(here, filter));
        }
    }

    private static Optional<LeadInbox.Filter> filterOf(String key) {
        return Arrays.stream(LeadInbox.Filter.values())
                .filter(each -> each.key().equals(key))
                .findFirst();
    }

    /** Where a lead is, in the list that is shown now; empty reference = the list alone. */
    String address(String reference, LeadInbox.Filter shown) {
        String query = shown == LeadInbox.Filter.OPEN
                ? ""
                : "?" + new QueryParameters(Map.of(SHOWN, List.of(shown.key()))).getQueryString();
        return href("/kantoor/leads") + (reference.isEmpty() ? "" : "/" + reference) + query;
    }

    /** Contact details that somebody asked to see, and until when they stay in view. */
    private record Revealed(String reference, ContactDetails details, Instant until) {}

    /** Keeps contact details in view for a quarter of an hour, on this lead only. */
    void keepInView(String reference, ContactDetails details) {
        revealed = new Revealed(reference, details, clock.instant().plus(IN_VIEW));
    }

    /** Contact details that are still in view; empty = to be asked for. */
    Optional<ContactDetails> inView(String reference) {
        return Optional.ofNullable(revealed)
                .filter(each ->
                        each.reference().equals(reference) && each.until().isAfter(clock.instant()))
                .map(Revealed::details);
    }

    LeadInbox.Filter filter() {
        return filter;
    }

    /** What a colleague is called. */
    String name(UUID account) {
        return names.getOrDefault(account, "?");
    }

    /** Whether somebody is the one who is signed in. */
    boolean isMe(UUID account) {
        return signedIn.get().id().equals(account);
    }

    /** After a change to the lead that is shown: draws it anew, and the list. Empty = it is not there any more. */
    Optional<LeadPanel> changed(String reference) {
        Optional<LeadDetail> now = inbox.again(reference);
        list.show(filter, now.map(each -> each.summary().reference()).orElse(reference));
        place.removeAll();
        Optional<LeadPanel> panel = now.map(detail -> new LeadPanel(this, detail));
        panel.ifPresent(place::add);
        return panel;
    }

    /** What a package is called; one that is gone by its id. */
    String packageName(String id) {
        return PackageId.parse(id)
                .flatMap(each -> catalog.current().find(each))
                .map(AccountingPackage::name)
                .orElse(id);
    }

    /** The day in the Netherlands. */
    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneId.of("Europe/Amsterdam"));
    }
}
