package nl.allesoveradministratie.pakketwijzer.identity;

import java.time.Clock;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.sealing.Vault;
import org.jooq.DSLContext;
import org.springframework.stereotype.Service;

/** Lets colleagues in. */
@Service
@OnDoor(Door.OFFICE)
public class OfficeSignIn extends SignIn {

    OfficeSignIn(DSLContext officeDatabase, Passwords passwords, Vault identityVault, Clock clock) {
        super(new DoorAccounts(officeDatabase, identityVault, false), passwords, clock);
    }
}
