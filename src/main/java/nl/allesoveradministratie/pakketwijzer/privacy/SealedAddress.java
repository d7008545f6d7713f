package nl.allesoveradministratie.pakketwijzer.privacy;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.sealing.CannotOpen;
import nl.allesoveradministratie.pakketwijzer.sealing.Opener;
import nl.allesoveradministratie.pakketwijzer.sealing.Place;
import nl.allesoveradministratie.pakketwijzer.sealing.Sealer;
import nl.allesoveradministratie.pakketwijzer.shared.EmailAddress;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An address on its way to the worker, sealed so that whoever leaves it cannot read it back.
 *
 * @param site key of the site where it was typed
 */
record SealedAddress(EmailAddress email, Language language, String site) {

    private static final Logger LOG = LoggerFactory.getLogger(SealedAddress.class);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Where the address stands of who asks for a link. */
    static Place ofVisit(UUID visit) {
        return new Place("privacy.visit.sealed", visit);
    }

    /** Where a new address stands that is to be proved. */
    static Place ofRequest(UUID request) {
        return new Place("privacy.new_address.sealed", request);
    }

    byte[] seal(Sealer leadSealer, Place place) {
        String json = JSON.writeValueAsString(Map.of("email", email.value(), "language", language.tag(), "site", site));
        return leadSealer.seal(json, place);
    }

    /** Empty = it does not open, and would not tomorrow: whoever left it asks again. The log says so, and not whose it was. */
    static Optional<SealedAddress> open(byte[] sealed, Opener leadOpener, Place place) {
        try {
            JsonNode json = JSON.readTree(leadOpener.openText(sealed, place));
            return Optional.of(new SealedAddress(
                    new EmailAddress(json.required("email").stringValue()),
                    Language.ofTag(json.required("language").stringValue()),
                    json.required("site").stringValue()));
        } catch (CannotOpen | JacksonException | IllegalArgumentException e) {
            LOG.warn(
                    "An address in {} does not open and is given up ({})",
                    place.column(),
                    e.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "(a sealed address)";
    }
}
