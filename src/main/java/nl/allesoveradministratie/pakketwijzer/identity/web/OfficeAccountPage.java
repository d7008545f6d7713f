package nl.allesoveradministratie.pakketwijzer.identity.web;

import nl.allesoveradministratie.pakketwijzer.identity.Entrance;
import nl.allesoveradministratie.pakketwijzer.identity.OfficeOwnAccount;
import nl.allesoveradministratie.pakketwijzer.identity.PersonSession;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.web.Layout;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Where colleagues look after their own account. */
@Controller
@RequestMapping({"/kantoor", "/en/kantoor"})
@OnDoor(Door.OFFICE)
class OfficeAccountPage extends AccountPage {

    OfficeAccountPage(OfficeOwnAccount own, PersonSession session, Layout layout, Texts texts) {
        super(Entrance.OFFICE, own, session, layout, texts);
    }
}
