package nl.allesoveradministratie.pakketwijzer.lead.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.catalog.PublishedCatalog;
import nl.allesoveradministratie.pakketwijzer.identity.Accounts;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.identity.SignedIn;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.lead.LeadBulk;
import nl.allesoveradministratie.pakketwijzer.lead.LeadBulk.Action;
import nl.allesoveradministratie.pakketwijzer.lead.LeadBulk.Chosen;
import nl.allesoveradministratie.pakketwijzer.lead.LeadFilter;
import nl.allesoveradministratie.pakketwijzer.lead.LeadFilter.Part;
import nl.allesoveradministratie.pakketwijzer.lead.LeadInbox;
import nl.allesoveradministratie.pakketwijzer.lead.LeadStatus;
import nl.allesoveradministratie.pakketwijzer.lead.LeadSummary;
import nl.allesoveradministratie.pakketwijzer.lead.ResponseTimes;
import nl.allesoveradministratie.pakketwijzer.lead.SavedViews;
import nl.allesoveradministratie.pakketwijzer.site.Sites;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.ui.OfficeScreen;
import nl.allesoveradministratie.pakketwijzer.web.Icon;
import org.jspecify.annotations.Nullable;

/** The board: a column for each status, and a card for each lead, to be dragged or moved by its menu. */
@Route("kantoor/pijplijn")
@RouteAlias("en/kantoor/pijplijn")
@PermitAll
@OnDoor(Door.OFFICE)
class PipelineView extends OfficeScreen {

    private static final List<Part> PARTS = List.of(Part.OWNER, Part.ORIGIN, Part.DAYS);

    private final transient LeadInbox inbox;
    private final transient LeadBulk bulk;
    private final transient ResponseTimes times;
    private final transient Accounts accounts;
    private final transient SignedIn signedIn;
    private final transient PublishedCatalog catalog;
    private final transient Sites sites;
    private final transient Clock clock;
    private transient ResponseTimes.@Nullable Now responses;
    private transient DeskWords words;
    private transient LeadFilter filter = LeadFilter.OPEN;
    private LeadStatus inFront = LeadStatus.NEW;
    private final Map<LeadStatus, BoardColumn> columns = new EnumMap<>(LeadStatus.class);
    private final Div board = Markup.div("board");
    private final Div tabs = Markup.div("board-tabs");
    private final Div head = Markup.div("board-head");
    private final FilterBar filters = new FilterBar(PARTS, this::address);
    private final MoveDialog move = new MoveDialog(this);
    private final DoneBar done;
    private final transient Keys keys;
    private @Nullable LeadSummary current;

    PipelineView(
            LeadInbox inbox,
            LeadBulk bulk,
            SavedViews views,
            ResponseTimes times,
            Accounts accounts,
            SignedIn signedIn,
            PublishedCatalog catalog,
            Sites sites,
            Clock clock,
            Texts texts) {
        super(texts, "board.title");
        this.inbox = inbox;
        this.bulk = bulk;
        this.times = times;
        this.accounts = accounts;
        this.signedIn = signedIn;
        this.catalog = catalog;
        this.sites = sites;
        this.clock = clock;
        this.words = new DeskWords(this, Map.of(), new UUID(0, 0), catalog, sites, this::responses, clock);
        this.done = new DoneBar(this, bulk, this::draw);
        addClassName("pipeline");
        add(head, done, tabs, board, move);
        keys = new Keys(this, views)
                .on("j", "board.key.next", () -> step(1))
                .on("k", "board.key.previous", () -> step(-1))
                .on("o", "inbox.key.open", this::openCurrent)
                .on("m", "board.key.move", this::moveCurrent)
                .on("f", "inbox.key.filter", filters::open);
    }

    @Override
    protected void show(BeforeEnterEvent event) {
        words = new DeskWords(this, accounts.names(), signedIn.get().id(), catalog, sites, this::responses, clock);
        LeadFilter asked =
                LeadFilter.of(event.getLocation().getQueryParameters().getParameters());
        filter = LeadFilter.OPEN;
        for (Part part : PARTS) {
            filter = filter.with(part, asked.value(part));
        }
        head.removeAll();
        filters.show(words, filter, accounts.with(Role.SALES));
        head.add(new H1(t("board.title")), ways(), filters);
        draw();
        keys.start();
    }

    /** How it stands with first responses while the board is drawn. */
    private ResponseTimes.Now responses() {
        ResponseTimes.Now now = responses == null ? times.now() : responses;
        responses = now;
        return now;
    }

    private Component ways() {
        Anchor list = new Anchor(href("/kantoor/leads") + (filter.query().isEmpty() ? "" : "?" + filter.query()));
        list.getElement().setAttribute("router-link", true);
        list.add(Markup.icon(Icon.LIST), Markup.text(t("board.list")));
        Div here = Markup.div("on", Markup.icon(Icon.BOARD), Markup.text(t("board.board")));
        here.getElement().setAttribute("aria-current", "page");
        return Markup.div("board-ways", list, here);
    }

    private String address(LeadFilter other) {
        return href("/kantoor/pijplijn") + (other.query().isEmpty() ? "" : "?" + other.query());
    }

    /** Reads all columns anew. */
    private void draw() {
        responses = null;
        board.removeAll();
        tabs.removeAll();
        columns.clear();
        for (LeadStatus status : LeadStatus.values()) {
            BoardColumn column = new BoardColumn(this, status, filter.with(Part.STATUS, status.key()));
            columns.put(status, column);
            column.setClassName("front", status == inFront);
            board.add(column);
            Button tab = new Button(t("board.tab", t("board.status." + status.key()), column.count()), event -> {
                inFront = status;
                draw();
            });
            tab.getElement().setAttribute("aria-pressed", String.valueOf(status == inFront));
            tab.addClassName("chip");
            tab.setClassName("on", status == inFront);
            tabs.add(tab);
        }
        board.add(keys.hint());
    }

    /** A page of a column. */
    List<LeadSummary> page(LeadFilter column, LeadInbox.@Nullable After after) {
        return inbox.page(column, after);
    }

    /** How many a column has. */
    String count(LeadFilter column) {
        return column.isDone() && column.value(Part.DAYS) == null ? "" : LeadShelf.shown(inbox.count(column));
    }

    DeskWords deskWords() {
        return words;
    }

    /** The keyboard is at this card. */
    void at(LeadSummary lead) {
        current = lead;
    }

    /** Asks where a card should go, and how it ended if that is where things are done. */
    void askWhere(LeadSummary lead) {
        move.ask(lead);
    }

    /** Puts a card in another column; where things are done it asks how it ended first. */
    void drop(LeadSummary lead, LeadStatus to) {
        if (to == LeadStatus.DONE && lead.status() != LeadStatus.DONE) {
            move.askOutcome(lead);
        } else if (to != lead.status()) {
            move(lead, new Action.Move(to));
        }
    }

    /** Makes the move; where a colleague was first, says what that was. */
    void move(LeadSummary lead, Action action) {
        LeadBulk.Done made = bulk.apply(List.of(Chosen.of(lead)), action);
        draw();
        done.show(words, made);
        columns.values().forEach(column -> column.focus(lead.reference()));
    }

    private void step(int by) {
        List<LeadCard> cards = columns.values().stream()
                .flatMap(column -> column.cards().stream())
                .toList();
        if (!cards.isEmpty()) {
            LeadSummary now = current;
            int index = now == null
                    ? -1
                    : cards.stream()
                            .map(card -> card.lead().reference())
                            .toList()
                            .indexOf(now.reference());
            cards.get(Math.clamp(index + by, 0, cards.size() - 1)).focus();
        }
    }

    private void openCurrent() {
        if (current != null) {
            words.go(href("/kantoor/leads/" + current.reference()));
        }
    }

    private void moveCurrent() {
        if (current != null) {
            askWhere(current);
        }
    }
}
