package nl.allesoveradministratie.pakketwijzer.insight.ui;

import com.vaadin.flow.router.Layout;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Optional;
import nl.allesoveradministratie.pakketwijzer.identity.SignedIn;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.site.Words;
import nl.allesoveradministratie.pakketwijzer.ui.SideFrame;
import nl.allesoveradministratie.pakketwijzer.web.Icon;

/** Stands around every screen of a vendor partner. */
@Layout("partner")
@PermitAll
class PartnerFrame extends SideFrame {

    private final transient SignedIn signedIn;

    PartnerFrame(SignedIn signedIn, Texts texts) {
        super(texts);
        this.signedIn = signedIn;
    }

    @Override
    protected Optional<Side> side(Words words) {
        return signedIn.findPartner()
                .map(partner -> new Side(
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

    /** The same, in English. */
    @Layout("en/partner")
    @PermitAll
    static class InEnglish extends PartnerFrame {
        InEnglish(SignedIn signedIn, Texts texts) {
            super(signedIn, texts);
        }
    }
}
