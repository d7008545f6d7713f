package nl.allesoveradministratie.pakketwijzer.insight.ui;

import java.util.List;
import java.util.Optional;
import nl.allesoveradministratie.pakketwijzer.identity.Entrance;
import nl.allesoveradministratie.pakketwijzer.identity.SignedIn;
import nl.allesoveradministratie.pakketwijzer.site.Words;
import nl.allesoveradministratie.pakketwijzer.ui.DoorSide;
import nl.allesoveradministratie.pakketwijzer.ui.SideFrame;
import nl.allesoveradministratie.pakketwijzer.ui.SideFrame.Item;
import nl.allesoveradministratie.pakketwijzer.web.Icon;
import org.springframework.stereotype.Component;

/** What there is for a partner, and the way out. */
@Component
class PartnerSide implements DoorSide {

    private final SignedIn signedIn;

    PartnerSide(SignedIn signedIn) {
        this.signedIn = signedIn;
    }

    @Override
    public boolean isBehind(String path) {
        return Entrance.PARTNER.isBehind(path);
    }

    @Override
    public Optional<SideFrame.Side> side(Words words) {
        return signedIn.findPartner()
                .map(partner -> new SideFrame.Side(
                        words.get("partner.name"),
                        "/partner",
                        partner.name() + ", " + partner.vendorName(),
                        "/partner/account",
                        List.of(
                                new Item("/partner", Icon.CHART, words.get("partner.overview"), true),
                                new Item("/partner/gebruikers", Icon.PEOPLE, words.get("partner.people"), true),
                                new Item("/partner/sleutels", Icon.KEY, words.get("partner.keys"), true),
                                new Item("/partner/voorwaarden", Icon.DOCUMENT, words.get("terms.title"), true),
                                new Item("/hoe-anoniem", Icon.SHIELD, words.get("anonymous.nav"), false)),
                        "/partner/uitloggen"));
    }
}
