package nl.allesoveradministratie.pakketwijzer.insight.ui;

import com.vaadin.flow.router.Layout;
import jakarta.annotation.security.PermitAll;
import java.util.Optional;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.site.Words;
import nl.allesoveradministratie.pakketwijzer.ui.SideFrame;

/** Stands around every screen of a vendor partner. */
@Layout("partner")
@PermitAll
class PartnerFrame extends SideFrame {

    private final transient PartnerSide side;

    PartnerFrame(PartnerSide side, Texts texts) {
        super(texts);
        this.side = side;
    }

    @Override
    protected Optional<Side> side(Words words) {
        return side.side(words);
    }

    /** The same, in English. */
    @Layout("en/partner")
    @PermitAll
    static class InEnglish extends PartnerFrame {
        InEnglish(PartnerSide side, Texts texts) {
            super(side, texts);
        }
    }
}
