package nl.allesoveradministratie.pakketwijzer.identity;

import java.time.Clock;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import org.springframework.stereotype.Service;

/** Lets colleagues in. */
@Service
@OnDoor(Door.OFFICE)
public class OfficeSignIn extends SignIn {

    OfficeSignIn(DoorAccounts officeAccounts, Passwords passwords, Clock clock, Texts texts) {
        super(officeAccounts, passwords, clock, texts);
    }
}
