package nl.allesoveradministratie.pakketwijzer.identity;

import java.time.Clock;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import org.springframework.stereotype.Service;

/** Own accounts of partners of vendors. */
@Service
@OnDoor(Door.PARTNER)
public class PartnerOwnAccount extends OwnAccount {

    PartnerOwnAccount(DoorAccounts partnerAccounts, Passwords passwords, SignedIn signedIn, Clock clock) {
        super(partnerAccounts, passwords, signedIn, clock);
    }
}
