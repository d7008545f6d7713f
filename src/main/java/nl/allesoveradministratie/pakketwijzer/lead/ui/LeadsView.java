package nl.allesoveradministratie.pakketwijzer.lead.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextFieldBase;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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
import nl.allesoveradministratie.pakketwijzer.lead.ResponseTimes;
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
    final transient Finder finder;
    final transient PublishedCatalog catalog;
    final transient Sites sites;
    final transient Clock clock;
    private final transient ResponseTimes times;
    private final transient Accounts accounts;
    private final transient SignedIn signedIn;
    private transient Map<UUID, String> names = Map.of();

    /** What was typed and not kept yet, by lead and field: drawing a lead anew loses none of it. */
    private final transient Map<String, String> drafts = new HashMap<>();

    private transient ResponseTimes.@Nullable Now responses;
    private transient @Nullable Revealed revealed;
    private LeadInbox.Filter filter = LeadInbox.Filter.OPEN;
    private final LeadList list;
    private final Div place = Markup.div("lead-place");

    LeadsView(
            LeadInbox inbox,
            LeadDesk desk,
            ResponseTimes times,
            Finder finder,
            PublishedCatalog catalog,
            Accounts accounts,
            SignedIn signedIn,
            Sites sites,
            Clock clock,
            Texts texts) {
        super(texts, "office.leads");
        this.inbox = inbox;
        this.desk = desk;
        this.times = times;
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
        responses = null;
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
                    detail -> place.add(new LeadPanel(this, detail)),
                    () -> place.add(Markup.div("lead-none", Markup.text(t("desk.gone")))));
        }
        setClassName("has-lead", !reference.isEmpty());
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

    /** Brings back what was typed in a field of a lead, and remembers what will be. */
    void remember(TextFieldBase<?, String> field, String reference, String name) {
        String key = reference + " " + name;
        field.setValue(drafts.getOrDefault(key, ""));
        field.addValueChangeListener(event -> drafts.put(key, event.getValue()));
    }

    /** It was kept: the field is empty next time. */
    void forget(String reference, String name) {
        drafts.remove(reference + " " + name);
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

    /** How it stands with first responses while a screen is drawn. */
    ResponseTimes.Now responses() {
        ResponseTimes.Now now = responses == null ? times.now() : responses;
        responses = now;
        return now;
    }

    /** After a change to the lead that is shown: draws it anew, and the list. */
    void changed(String reference) {
        responses = null;
        list.show(filter, reference);
        place.removeAll();
        inbox.again(reference).ifPresent(detail -> place.add(new LeadPanel(this, detail)));
    }
}
