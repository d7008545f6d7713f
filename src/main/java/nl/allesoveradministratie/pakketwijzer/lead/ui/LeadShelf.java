package nl.allesoveradministratie.pakketwijzer.lead.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.identity.SignedIn;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.lead.LeadFilter;
import nl.allesoveradministratie.pakketwijzer.lead.LeadInbox;
import nl.allesoveradministratie.pakketwijzer.lead.SavedViews;
import nl.allesoveradministratie.pakketwijzer.site.Words;
import nl.allesoveradministratie.pakketwijzer.ui.SideFrame.Group;
import nl.allesoveradministratie.pakketwijzer.ui.SideFrame.Item;
import nl.allesoveradministratie.pakketwijzer.ui.SideShelf;
import nl.allesoveradministratie.pakketwijzer.web.Icon;
import org.springframework.stereotype.Component;

/** Lists of leads at the side of the screen: those that everybody has, and those that a colleague saved. */
@Component
@OnDoor(Door.OFFICE)
class LeadShelf implements SideShelf {

    private final LeadInbox inbox;
    private final SavedViews views;
    private final SignedIn signedIn;

    LeadShelf(LeadInbox inbox, SavedViews views, SignedIn signedIn) {
        this.inbox = inbox;
        this.views = views;
        this.signedIn = signedIn;
    }

    @Override
    public Optional<Group> group(Words words) {
        return signedIn.find().filter(staff -> staff.is(Role.SALES)).map(staff -> {
            List<Item> items = new ArrayList<>();
            items.add(item(words.get("inbox.view.late"), LeadFilter.LATE, Icon.FLAG));
            items.add(item(words.get("inbox.view.mine"), LeadFilter.MINE, Icon.PERSON));
            items.add(item(words.get("inbox.view.nobodys"), LeadFilter.NOBODYS, Icon.PEOPLE));
            items.add(item(words.get("inbox.view.done"), LeadFilter.DONE, Icon.CHECK));
            views.mine().forEach(view -> items.add(item(view.name(), view.filter(), Icon.BOOKMARK)));
            return new Group(words.get("inbox.views"), items);
        });
    }

    /** What is done is not counted: it only ever grows. */
    private Item item(String name, LeadFilter filter, Icon icon) {
        String path = "/kantoor/leads" + (filter.query().isEmpty() ? "" : "?" + filter.query());
        return new Item(path, icon, name, true, filter.isDone() ? "" : shown(inbox.count(filter)));
    }

    /** "14", or "999+" when there are more than are counted. */
    static String shown(int count) {
        return count >= LeadInbox.MOST_COUNTED ? LeadInbox.MOST_COUNTED - 1 + "+" : String.valueOf(count);
    }
}
