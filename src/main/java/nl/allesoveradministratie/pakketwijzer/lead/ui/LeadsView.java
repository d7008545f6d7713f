package nl.allesoveradministratie.pakketwijzer.lead.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import com.vaadin.flow.shared.communication.PushMode;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.catalog.AccountingPackage;
import nl.allesoveradministratie.pakketwijzer.catalog.PublishedCatalog;
import nl.allesoveradministratie.pakketwijzer.finder.Finder;
import nl.allesoveradministratie.pakketwijzer.identity.Accounts;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.identity.SignedIn;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.lead.ContactDetails;
import nl.allesoveradministratie.pakketwijzer.lead.LeadBulk;
import nl.allesoveradministratie.pakketwijzer.lead.LeadDesk;
import nl.allesoveradministratie.pakketwijzer.lead.LeadDetail;
import nl.allesoveradministratie.pakketwijzer.lead.LeadFilter;
import nl.allesoveradministratie.pakketwijzer.lead.LeadInbox;
import nl.allesoveradministratie.pakketwijzer.lead.LeadNews;
import nl.allesoveradministratie.pakketwijzer.lead.LeadSearch;
import nl.allesoveradministratie.pakketwijzer.lead.ResponseTimes;
import nl.allesoveradministratie.pakketwijzer.lead.SavedViews;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import nl.allesoveradministratie.pakketwijzer.site.Sites;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.site.Words;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.ui.OfficeScreen;
import org.jspecify.annotations.Nullable;

/** The inbox: on the left what waits, on the right one lead. Which list and which lead stand in the address. */
@Route("kantoor/leads/:reference?")
@RouteAlias("en/kantoor/leads/:reference?")
@PermitAll
@OnDoor(Door.OFFICE)
class LeadsView extends OfficeScreen {

    private static final Duration IN_VIEW = Duration.ofMinutes(15);

    final transient LeadInbox inbox;
    final transient LeadDesk desk;
    final transient Workbench work;
    final transient LeadSearch search;
    final transient LeadBulk bulk;
    final transient SavedViews views;
    final transient Finder finder;
    final transient PublishedCatalog catalog;
    final transient Sites sites;
    final transient Clock clock;
    private final transient ResponseTimes times;
    private final transient Accounts accounts;
    private final transient SignedIn signedIn;
    private transient DeskWords words;
    private transient Map<UUID, String> colleagues = Map.of();

    private transient ResponseTimes.@Nullable Now responses;
    private transient @Nullable Revealed revealed;
    private transient LeadFilter filter = LeadFilter.OPEN;
    private final LeadList list;
    private final transient Keys keys;
    private final Div place = Markup.div("lead-place");

    LeadsView(
            LeadInbox inbox,
            Workbench work,
            ResponseTimes times,
            LeadSearch search,
            LeadBulk bulk,
            SavedViews views,
            LeadNews news,
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
        this.times = times;
        this.search = search;
        this.bulk = bulk;
        this.views = views;
        this.finder = finder;
        this.catalog = catalog;
        this.accounts = accounts;
        this.signedIn = signedIn;
        this.sites = sites;
        this.clock = clock;
        this.words = new DeskWords(this, Map.of(), new UUID(0, 0), catalog, sites, this::responses, clock);
        this.list = new LeadList(this);
        addClassName("desk");
        add(list, place);
        this.keys = new DeskKeys(this, list, views).keys;
        listen(news);
    }

    /** What colleagues do, here and on other nodes, is told at once while the list is open. */
    private void listen(LeadNews news) {
        addAttachListener(attached -> {
            UI ui = attached.getUI();
            ui.getPushConfiguration().setPushMode(PushMode.AUTOMATIC);
            Runnable told = () -> ui.access(list::changedSomewhere);
            news.tell(told);
            addDetachListener(detached -> {
                news.forget(told);
                detached.unregisterListener();
            });
        });
    }

    @Override
    protected void show(BeforeEnterEvent event) {
        words = new DeskWords(this, accounts.names(), signedIn.get().id(), catalog, sites, this::responses, clock);
        colleagues = accounts.with(Role.SALES);
        responses = null;
        filter = LeadFilter.of(event.getLocation().getQueryParameters().getParameters());
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
                    () -> place.add(Markup.div("lead-none", Markup.text(nothing(reference)))));
        }
        setClassName("has-lead", !reference.isEmpty());
        keys.start();
    }

    /** Of one that stands still only that it does, and why. */
    private String nothing(String reference) {
        return inbox.still(reference)
                .map(still -> t(
                        "desk.still." + still.because(),
                        still.reference(),
                        words().shortDate(still.since()
                                .atZoneSameInstant(Words.HERE)
                                .toLocalDate())))
                .orElseGet(() -> t("desk.gone"));
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

    /** Where a lead is, in the list that is shown now; empty reference = the list alone. */
    String address(String reference, LeadFilter shown) {
        String query = shown.query().isEmpty() ? "" : "?" + shown.query();
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

    LeadFilter filter() {
        return filter;
    }

    /** What list and board say of leads. */
    DeskWords deskWords() {
        return words;
    }

    /** Who may have leads, by account. */
    Map<UUID, String> colleagues() {
        return colleagues;
    }

    Keys keys() {
        return keys;
    }

    /** The lead that is open; empty = none is. */
    Optional<LeadPanel> panel() {
        return place.getChildren()
                .filter(LeadPanel.class::isInstance)
                .map(LeadPanel.class::cast)
                .findFirst();
    }

    /** What a colleague is called. */
    String name(UUID account) {
        return words.name(account);
    }

    /** Whether somebody is the one who is signed in. */
    boolean isMe(UUID account) {
        return words.me().equals(account);
    }

    /** How it stands with first responses while a screen is drawn. */
    ResponseTimes.Now responses() {
        ResponseTimes.Now now = responses == null ? times.now() : responses;
        responses = now;
        return now;
    }

    /** The same at this very moment. */
    ResponseTimes.Now responsesNow() {
        responses = null;
        return responses();
    }

    /** After a change to the lead that is shown: draws it anew, and the list. Empty = it is not there any more. */
    Optional<LeadPanel> changed(LeadDetail seen) {
        Optional<LeadDetail> now = inbox.again(seen);
        responses = null;
        list.refresh();
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
