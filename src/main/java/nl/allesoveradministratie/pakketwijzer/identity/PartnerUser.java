package nl.allesoveradministratie.pakketwijzer.identity;

import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.shared.Language;

/**
 * A partner who is signed in: somebody who works for a vendor of packages.
 *
 * @param id the account
 * @param name as the vendor's people know somebody
 * @param vendor whose packages' figures there are to see
 * @param vendorName what that vendor is called
 * @param language of the screens
 */
public record PartnerUser(UUID id, String name, UUID vendor, String vendorName, Language language) implements Person {

    @Override
    public String toString() {
        return id.toString();
    }
}
