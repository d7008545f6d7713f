package nl.allesoveradministratie.pakketwijzer.privacy;

import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import org.springframework.stereotype.Component;

/** Whether the access log and the log of exports are as they were written; for whoever watches over the installation. */
@Component
@OnDoor(Door.OFFICE)
public class LogsWhole {

    private final AccessLog access;
    private final ExportLog exports;

    LogsWhole(AccessLog access, ExportLog exports) {
        this.access = access;
        this.exports = exports;
    }

    /** Does both sums again, over all lines: not something for every minute. */
    public boolean check() {
        return access.brokenAt().isEmpty() && exports.brokenAt().isEmpty();
    }
}
