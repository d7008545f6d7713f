package nl.allesoveradministratie.pakketwijzer.office.ui;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.allesoveradministratie.pakketwijzer.identity.Entrance;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.identity.SignedIn;
import nl.allesoveradministratie.pakketwijzer.identity.Staff;
import nl.allesoveradministratie.pakketwijzer.site.Words;
import nl.allesoveradministratie.pakketwijzer.ui.DoorSide;
import nl.allesoveradministratie.pakketwijzer.ui.ScreenCounts;
import nl.allesoveradministratie.pakketwijzer.ui.SideFrame;
import nl.allesoveradministratie.pakketwijzer.ui.SideFrame.Item;
import nl.allesoveradministratie.pakketwijzer.ui.SideShelf;
import nl.allesoveradministratie.pakketwijzer.web.Icon;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What there is for one's roles, and the way out. */
@Component
class OfficeSide implements DoorSide {

    private final SignedIn signedIn;
    private final List<ScreenCounts> waiting;
    private final ObjectProvider<SideShelf> shelves;

    OfficeSide(SignedIn signedIn, List<ScreenCounts> waiting, ObjectProvider<SideShelf> shelves) {
        this.signedIn = signedIn;
        this.waiting = List.copyOf(waiting);
        this.shelves = shelves;
    }

    @Override
    public boolean isBehind(String path) {
        return Entrance.OFFICE.isBehind(path);
    }

    @Override
    public Optional<SideFrame.Side> side(Words words) {
        return signedIn.find()
                .map(staff -> new SideFrame.Side(
                        words.get("office.name"),
                        "/kantoor",
                        staff.name(),
                        "/kantoor/account",
                        counted(words, staff),
                        shelves.orderedStream()
                                .flatMap(shelf -> shelf.group(words).stream())
                                .toList(),
                        "/uitloggen"));
    }

    private List<Item> counted(Words words, Staff staff) {
        Map<String, Integer> counts = new HashMap<>();
        waiting.forEach(each -> counts.putAll(each.counts()));
        return items(words, staff).stream()
                .map(item -> item.counting(words, counts.getOrDefault(item.path(), 0)))
                .toList();
    }

    private static List<Item> items(Words words, Staff staff) {
        List<Item> items = new ArrayList<>();
        if (staff.is(Role.SALES)) {
            items.add(new Item("/kantoor/vandaag", Icon.CLOCK, words.get("today.title"), true));
            items.add(new Item("/kantoor/leads", Icon.INBOX, words.get("office.leads"), true));
            items.add(new Item("/kantoor/pijplijn?dagen=30", Icon.BOARD, words.get("board.title"), true));
            items.add(new Item("/kantoor/quarantaine", Icon.SIEVE, words.get("quarantine.title"), true));
            items.add(new Item("/kantoor/evenementen", Icon.CALENDAR, words.get("events.title"), true));
            items.add(new Item("/kantoor/week", Icon.CHART, words.get("office.week"), true));
            items.add(new Item("/kantoor/agenda", Icon.CALENDAR, words.get("office.feed"), true));
            items.add(new Item("/kantoor/e-mails", Icon.MAIL, words.get("office.mails"), true));
        }
        if (staff.is(Role.SALES) && !staff.is(Role.PRIVACY_OFFICER)) {
            items.add(new Item("/kantoor/verzoek-nieuw", Icon.PERSON, words.get("requests.new"), true));
        }
        if (staff.is(Role.SALES) || staff.is(Role.EDITOR)) {
            items.add(new Item("/kantoor/sjablonen", Icon.COPY, words.get("templates.title"), true));
        }
        if (staff.is(Role.EXPORT)) {
            items.add(new Item("/kantoor/export", Icon.DOCUMENT, words.get("office.export"), true));
        }
        if (staff.is(Role.EDITOR)) {
            items.add(new Item("/kantoor/catalogus", Icon.PENCIL, words.get("office.catalog"), true));
            items.add(new Item("/kantoor/correcties", Icon.FLAG, words.get("corrections.title"), true));
            items.add(new Item("/kantoor/videos", Icon.EXTERNAL, words.get("embeds.title"), true));
        }
        if (!staff.roles().equals(Set.of(Role.EXPORT))) {
            items.add(new Item("/kantoor/statistiek", Icon.CHART, words.get("stats.title"), true));
        }
        if (staff.is(Role.PRIVACY_OFFICER)) {
            items.add(new Item("/kantoor/verzoeken", Icon.PERSON, words.get("requests.title"), true));
            items.add(new Item("/kantoor/datalekken", Icon.WARNING, words.get("breach.title"), true));
            items.add(new Item("/kantoor/bewaren", Icon.CLOCK, words.get("office.retention"), true));
            items.add(new Item("/kantoor/verwerkingsregister", Icon.LIST, words.get("processing.title"), true));
            items.add(new Item("/kantoor/inzagelogboek", Icon.SHIELD, words.get("office.access"), true));
            items.add(new Item("/kantoor/exportlogboek", Icon.NOTE, words.get("office.exports"), true));
            items.add(new Item("/kantoor/toestemming", Icon.COOKIE, words.get("weeks.title"), true));
        }
        if (staff.is(Role.ADMIN)) {
            items.add(new Item("/kantoor/medewerkers", Icon.PEOPLE, words.get("office.people"), true));
            items.add(new Item("/kantoor/teams", Icon.CALENDAR, words.get("teams.title"), true));
            items.add(new Item("/kantoor/aanbieders", Icon.BRIEFCASE, words.get("office.partners"), true));
            items.add(new Item("/kantoor/sleutels", Icon.KEY, words.get("keys.title"), true));
            items.add(new Item("/kantoor/status", Icon.INFO, words.get("upkeep.title"), true));
        }
        return items;
    }
}
