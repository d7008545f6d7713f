package nl.allesoveradministratie.pakketwijzer.privacy;

import java.util.Map;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.sealing.Opener;
import nl.allesoveradministratie.pakketwijzer.sealing.Place;
import nl.allesoveradministratie.pakketwijzer.sealing.Sealer;
import nl.allesoveradministratie.pakketwijzer.shared.EmailAddress;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An address on its way to the worker, sealed so that whoever leaves it cannot read it back.
 *
 * @param site key of the site where it was typed
 */
record SealedAddress(EmailAddress email, Language language, String site) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    byte[] seal(Sealer leadSealer, String column, UUID row) {
        String json = JSON.writeValueAsString(Map.of("email", email.value(), "language", language.tag(), "site", site));
        return leadSealer.seal(json, new Place(column, row));
    }

    static SealedAddress open(byte[] sealed, Opener leadOpener, String column, UUID row) {
        JsonNode json = JSON.readTree(leadOpener.openText(sealed, new Place(column, row)));
        return new SealedAddress(
                new EmailAddress(json.required("email").stringValue()),
                Language.ofTag(json.required("language").stringValue()),
                json.required("site").stringValue());
    }

    @Override
    public String toString() {
        return "(a sealed address)";
    }
}
