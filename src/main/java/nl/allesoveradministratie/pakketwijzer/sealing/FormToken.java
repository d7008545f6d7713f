package nl.allesoveradministratie.pakketwijzer.sealing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import org.springframework.stereotype.Component;

/** What a form carries instead of a session: the id of its submission and when it was shown, signed. */
@Component
@OnDoor(Door.PUBLIC)
public class FormToken {

    /** How long a form may stand open before it is shown once more. */
    public static final Duration VALID = Duration.ofHours(12);

    private static final String PURPOSE = "form-token";

    private final Digests formDigests;
    private final Clock clock;

    FormToken(Digests formDigests, Clock clock) {
        this.formDigests = formDigests;
        this.clock = clock;
    }

    /**
     * A token that was read.
     *
     * @param submission the id made when the form was first shown
     * @param age how long ago the form was shown; negative when a clock was put back
     */
    public record Read(UUID submission, Duration age) {

        /** Whether the form was shown too long ago. */
        public boolean expired() {
            return age.compareTo(VALID) > 0;
        }
    }

    /** For a form that is shown for the first time. */
    public String fresh() {
        return renewed(UUID.randomUUID());
    }

    /** For a form that is shown again: still the same submission. */
    public String renewed(UUID submission) {
        String signed = submission + "." + clock.instant().getEpochSecond();
        return signed + "." + signature(signed);
    }

    /** Reads a token; empty when it is not one of ours. */
    public Optional<Read> read(String token) {
        int dot = token.lastIndexOf('.');
        // The last sign carries four bits; the decoder would take others for the same.
        if (!token.matches("[0-9a-f-]{36}\\.[0-9]{1,12}\\.[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]")) {
            return Optional.empty();
        }
        String signed = token.substring(0, dot);
        byte[] signature = Base64.getUrlDecoder().decode(token.substring(dot + 1));
        if (!formDigests.matches(signature, PURPOSE, signed)) {
            return Optional.empty();
        }
        Instant shown = Instant.ofEpochSecond(Long.parseLong(signed.substring(37)));
        return Optional.of(
                new Read(UUID.fromString(signed.substring(0, 36)), Duration.between(shown, clock.instant())));
    }

    private String signature(String signed) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(formDigests.of(PURPOSE, signed));
    }
}
