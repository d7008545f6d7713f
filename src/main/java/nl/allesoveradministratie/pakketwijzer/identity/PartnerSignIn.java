package nl.allesoveradministratie.pakketwijzer.identity;

import java.time.Clock;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.sealing.Vault;
import org.jooq.DSLContext;
import org.springframework.stereotype.Service;

/** Lets partners of vendors in. */
@Service
@OnDoor(Door.PARTNER)
public class PartnerSignIn extends SignIn {

    PartnerSignIn(DSLContext partnerDatabase, Passwords passwords, Vault partnerVault, Clock clock) {
        super(new DoorAccounts(partnerDatabase, partnerVault, true), passwords, clock);
    }
}
