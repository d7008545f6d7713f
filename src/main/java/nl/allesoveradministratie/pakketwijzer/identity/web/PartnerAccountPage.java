package nl.allesoveradministratie.pakketwijzer.identity.web;

import nl.allesoveradministratie.pakketwijzer.identity.Entrance;
import nl.allesoveradministratie.pakketwijzer.identity.PartnerOwnAccount;
import nl.allesoveradministratie.pakketwijzer.identity.PersonSession;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.web.Layout;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Where partners of vendors look after their own account. */
@Controller
@RequestMapping({"/partner", "/en/partner"})
@OnDoor(Door.PARTNER)
class PartnerAccountPage extends AccountPage {

    PartnerAccountPage(PartnerOwnAccount own, PersonSession session, Layout layout, Texts texts) {
        super(Entrance.PARTNER, own, session, layout, texts);
    }
}
