package nl.allesoveradministratie.pakketwijzer.identity.web;

import nl.allesoveradministratie.pakketwijzer.identity.Entrance;
import nl.allesoveradministratie.pakketwijzer.identity.PartnerSignIn;
import nl.allesoveradministratie.pakketwijzer.identity.PersonSession;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.web.Layout;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Where partners of vendors sign in and out. */
@Controller
@RequestMapping({"/partner", "/en/partner"})
@OnDoor(Door.PARTNER)
class PartnerSignInPages extends SignInPages {

    PartnerSignInPages(PartnerSignIn signIn, PersonSession session, Layout layout, Texts texts) {
        super(Entrance.PARTNER, signIn, session, layout, texts);
    }
}
