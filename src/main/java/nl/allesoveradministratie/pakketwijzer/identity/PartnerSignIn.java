package nl.allesoveradministratie.pakketwijzer.identity;

import java.time.Clock;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import org.springframework.stereotype.Service;

/** Lets partners of vendors in. */
@Service
@OnDoor(Door.PARTNER)
public class PartnerSignIn extends SignIn {

    PartnerSignIn(DoorAccounts partnerAccounts, Passwords passwords, Clock clock, Texts texts) {
        super(partnerAccounts, passwords, clock, texts);
    }
}
