package nl.allesoveradministratie.pakketwijzer.office.ui;

import com.vaadin.flow.router.Layout;
import jakarta.annotation.security.PermitAll;
import java.util.Optional;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.site.Words;
import nl.allesoveradministratie.pakketwijzer.ui.SideFrame;

/** Stands around every screen of staff. */
@Layout("kantoor")
@PermitAll
class OfficeFrame extends SideFrame {

    private final transient OfficeSide side;

    OfficeFrame(OfficeSide side, Texts texts) {
        super(texts);
        this.side = side;
    }

    @Override
    protected Optional<Side> side(Words words) {
        return side.side(words);
    }

    /** The same, in English. */
    @Layout("en/kantoor")
    @PermitAll
    static class InEnglish extends OfficeFrame {
        InEnglish(OfficeSide side, Texts texts) {
            super(side, texts);
        }
    }
}
