package nl.allesoveradministratie.pakketwijzer.office.ui;

import com.vaadin.flow.router.Layout;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.identity.SignedIn;
import nl.allesoveradministratie.pakketwijzer.identity.Staff;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.site.Words;
import nl.allesoveradministratie.pakketwijzer.ui.SideFrame;
import nl.allesoveradministratie.pakketwijzer.web.Icon;

/** Stands around every screen of staff: what there is for one's roles, and the way out. */
@Layout("kantoor")
@PermitAll
class OfficeFrame extends SideFrame {

    private final transient SignedIn signedIn;

    OfficeFrame(SignedIn signedIn, Texts texts) {
        super(texts);
        this.signedIn = signedIn;
    }

    @Override
    protected Optional<Side> side(Words words) {
        return signedIn.find()
                .map(staff -> new Side(
                        words.get("office.name"), "/kantoor", staff.name(), items(words, staff), "/uitloggen"));
    }

    private static List<Item> items(Words words, Staff staff) {
        List<Item> items = new ArrayList<>();
        if (staff.is(Role.SALES)) {
            items.add(new Item("/kantoor/leads", Icon.INBOX, words.get("office.leads"), true));
            items.add(new Item("/kantoor/quarantaine", Icon.SIEVE, words.get("quarantine.title"), true));
            items.add(new Item("/kantoor/e-mails", Icon.MAIL, words.get("office.mails"), true));
        }
        if (staff.is(Role.EDITOR)) {
            items.add(new Item("/kantoor/catalogus", Icon.PENCIL, words.get("office.catalog"), true));
            items.add(new Item("/kantoor/correcties", Icon.FLAG, words.get("corrections.title"), true));
        }
        if (staff.is(Role.PRIVACY_OFFICER)) {
            items.add(new Item("/kantoor/inzagelogboek", Icon.SHIELD, words.get("office.access"), true));
        }
        if (staff.is(Role.ADMIN)) {
            items.add(new Item("/kantoor/medewerkers", Icon.PEOPLE, words.get("office.people"), true));
            items.add(new Item("/kantoor/aanbieders", Icon.BRIEFCASE, words.get("office.partners"), true));
            items.add(new Item("/kantoor/sleutels", Icon.KEY, words.get("keys.title"), true));
        }
        return items;
    }

    /** The same, in English. */
    @Layout("en/kantoor")
    @PermitAll
    static class InEnglish extends OfficeFrame {
        InEnglish(SignedIn signedIn, Texts texts) {
            super(signedIn, texts);
        }
    }
}
