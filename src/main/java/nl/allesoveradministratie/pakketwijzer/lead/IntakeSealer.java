package nl.allesoveradministratie.pakketwijzer.lead;

import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.sealing.Digests;
import nl.allesoveradministratie.pakketwijzer.sealing.Place;
import nl.allesoveradministratie.pakketwijzer.sealing.ProofOfWork;
import nl.allesoveradministratie.pakketwijzer.sealing.Sealer;
import org.jooq.JSONB;

/**
 * Seals what somebody filled in, as the database's functions take it.
 *
 * @param leadSealer can seal for the worker, and open nothing
 * @param formDigests with which the same content is known again
 */
record IntakeSealer(Sealer leadSealer, Digests formDigests) {

    /** What was said, sealed; a tag of it, and the puzzle that was solved for it. */
    JSONB seal(UUID submission, Enquiry enquiry, Arrival arrival) {
        Place place = new Place("lead.intake.sealed", submission);
        Map<String, String> sealed = new LinkedHashMap<>();
        sealed.put(
                "tag",
                base64(formDigests.of(
                        "intake", submission + "|" + Intake.of(enquiry).json())));
        sealed.put("intake", base64(leadSealer.seal(Intake.of(enquiry, arrival).json(), place)));
        ProofOfWork.Solved work = arrival.work();
        if (work != null) {
            sealed.put("challenge", base64(HexFormat.of().parseHex(work.challenge())));
            sealed.put("challengeExpires", work.expiresAt().toString());
        }
        return json(sealed);
    }

    static JSONB json(Map<String, ?> content) {
        return JSONB.valueOf(Intake.JSON.writeValueAsString(content));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
