package nl.allesoveradministratie.pakketwijzer.identity.web;

import nl.allesoveradministratie.pakketwijzer.identity.Entrance;
import nl.allesoveradministratie.pakketwijzer.identity.OfficeEnrolment;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.web.Layout;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Where invitations of colleagues lead. */
@Controller
@RequestMapping({"", "/en"})
@OnDoor(Door.OFFICE)
class OfficeEnrolmentPage extends EnrolmentPage {

    OfficeEnrolmentPage(OfficeEnrolment enrolment, Layout layout, Texts texts) {
        super(Entrance.OFFICE, enrolment, layout, texts);
    }
}
