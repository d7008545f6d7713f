package nl.allesoveradministratie.pakketwijzer.identity;

import java.time.Clock;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import org.springframework.stereotype.Service;

/** Makes accounts of partners of vendors. */
@Service
@OnDoor(Door.PARTNER)
public class PartnerEnrolment extends Enrolment {

    PartnerEnrolment(DoorAccounts partnerAccounts, Passwords passwords, Clock clock) {
        super(partnerAccounts, passwords, clock);
    }
}
