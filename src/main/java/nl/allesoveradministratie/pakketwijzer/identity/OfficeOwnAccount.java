package nl.allesoveradministratie.pakketwijzer.identity;

import java.time.Clock;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import org.springframework.stereotype.Service;

/** Own accounts of colleagues. */
@Service
@OnDoor(Door.OFFICE)
public class OfficeOwnAccount extends OwnAccount {

    OfficeOwnAccount(DoorAccounts officeAccounts, Passwords passwords, SignedIn signedIn, Clock clock) {
        super(officeAccounts, passwords, signedIn, clock);
    }
}
