package nl.allesoveradministratie.pakketwijzer.privacy;

import java.util.Map;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.identity.SignedIn;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.ui.ScreenCounts;
import org.springframework.stereotype.Component;

/** How many requests and breaches are open; nothing for who is no privacy officer. */
@Component
@OnDoor(Door.OFFICE)
class PrivacyCounts implements ScreenCounts {

    private final PrivacyDue due;
    private final SignedIn signedIn;

    PrivacyCounts(PrivacyDue due, SignedIn signedIn) {
        this.due = due;
        this.signedIn = signedIn;
    }

    @Override
    public Map<String, Integer> counts() {
        if (signedIn.find().filter(staff -> staff.is(Role.PRIVACY_OFFICER)).isEmpty()) {
            return Map.of();
        }
        PrivacyDue.Now now = due.now();
        return Map.of("/kantoor/verzoeken", now.requests(), "/kantoor/datalekken", now.breaches());
    }
}
