package nl.allesoveradministratie.pakketwijzer.identity;

import java.time.Clock;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import org.springframework.stereotype.Service;

/** Makes accounts of colleagues. */
@Service
@OnDoor(Door.OFFICE)
public class OfficeEnrolment extends Enrolment {

    OfficeEnrolment(DoorAccounts officeAccounts, Passwords passwords, Clock clock) {
        super(officeAccounts, passwords, clock);
    }
}
