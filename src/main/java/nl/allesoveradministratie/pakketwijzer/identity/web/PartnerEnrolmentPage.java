package nl.allesoveradministratie.pakketwijzer.identity.web;

import nl.allesoveradministratie.pakketwijzer.identity.Entrance;
import nl.allesoveradministratie.pakketwijzer.identity.PartnerEnrolment;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.web.Layout;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Where invitations of partners of vendors lead. */
@Controller
@RequestMapping({"/partner", "/en/partner"})
@OnDoor(Door.PARTNER)
class PartnerEnrolmentPage extends EnrolmentPage {

    PartnerEnrolmentPage(PartnerEnrolment enrolment, Layout layout, Texts texts) {
        super(Entrance.PARTNER, enrolment, layout, texts);
    }
}
