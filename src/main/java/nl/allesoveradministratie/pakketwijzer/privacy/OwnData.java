package nl.allesoveradministratie.pakketwijzer.privacy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * All that is kept under an e-mail address that was proved.
 *
 * @param cases newest first
 * @param looks who looked, newest first
 * @param requests what the person asked before, newest first
 */
public record OwnData(List<OwnCase> cases, List<Look> looks, List<OwnRequest> requests) {

    public OwnData {
        cases = List.copyOf(cases);
        looks = List.copyOf(looks);
        requests = List.copyOf(requests);
    }

    /**
     * A look of staff: the role and the purpose, never a name (CJEU C-579/21).
     *
     * @param lead which question
     * @param action look, reveal, search or export
     * @param details which details were shown or searched by: name, email, phone, company; empty = none
     * @param purpose key of a {@link Purpose} or {@link ExportPurpose}; empty = none was asked
     * @param role sales, privacy_officer, export or staff
     */
    public record Look(UUID lead, Instant at, String action, List<String> details, String purpose, String role) {

        public Look {
            details = List.copyOf(details);
        }
    }

    @Override
    public String toString() {
        return "(somebody's own data)";
    }
}
