package nl.allesoveradministratie.pakketwijzer.identity.web;

import nl.allesoveradministratie.pakketwijzer.identity.Entrance;
import nl.allesoveradministratie.pakketwijzer.identity.OfficeSignIn;
import nl.allesoveradministratie.pakketwijzer.identity.PersonSession;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.web.Layout;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Where colleagues sign in and out. */
@Controller
@RequestMapping({"", "/en"})
@OnDoor(Door.OFFICE)
class OfficeSignInPages extends SignInPages {

    OfficeSignInPages(OfficeSignIn signIn, PersonSession session, Layout layout, Texts texts) {
        super(Entrance.OFFICE, signIn, session, layout, texts);
    }
}
