package nl.allesoveradministratie.pakketwijzer.lead.ui;

import nl.allesoveradministratie.pakketwijzer.lead.SavedViews;

/** Which key does what at the desk: the one place where keys are tied to the list and to the lead that is open. */
class DeskKeys {

    final Keys keys;

    DeskKeys(LeadsView desk, LeadList list, SavedViews views) {
        keys = new Keys(desk, views)
                .on("j", "inbox.key.next", () -> list.move(1))
                .on("k", "inbox.key.previous", () -> list.move(-1))
                .on("Enter", "inbox.key.open", list::openCurrent)
                .on("o", "inbox.key.open", list::openCurrent)
                .on("x", "inbox.key.choose", list::chooseCurrent)
                .on("a", "inbox.key.assign", list::takeOn)
                // The lead that is open; several that were chosen go before it
                .on(
                        "e",
                        "inbox.key.done",
                        () -> desk.panel()
                                .filter(panel -> list.isNothingChosen())
                                .ifPresentOrElse(LeadPanel::finish, list::finish))
                .on("r", "inbox.key.reply", () -> desk.panel().ifPresent(LeadPanel::reply))
                .on("n", "inbox.key.note", () -> desk.panel().ifPresent(LeadPanel::note))
                .on("f", "inbox.key.filter", list::openFilter)
                .on("/", "inbox.key.search", list::focusSearch);
    }
}
