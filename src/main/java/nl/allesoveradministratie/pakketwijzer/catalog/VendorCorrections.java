package nl.allesoveradministratie.pakketwijzer.catalog;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.val;

import jakarta.annotation.security.RolesAllowed;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.identity.VendorRows;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.shared.Bsn;
import nl.allesoveradministratie.pakketwijzer.shared.EmailAddress;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import nl.allesoveradministratie.pakketwijzer.shared.PhoneNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Takes in what somebody of a vendor says is wrong about the vendor's own package. It waits for the editors beside what
 * visitors say, with who of the vendor says it; contact details do not belong in it.
 */
@Service
@OnDoor(Door.PARTNER)
@RolesAllowed(Role.PARTNER_ROLE)
public class VendorCorrections {

    private final VendorRows rows;
    private final Clock clock;

    VendorCorrections(VendorRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /** What became of it. */
    public enum Answer {
        /** It is kept, and was not kept twice. */
        RECEIVED,
        /** Not the vendor's package, or none. */
        UNKNOWN,
        /** So many wait already that no more are taken in. */
        FULL,
        /** Nothing was said, or more than {@link CorrectionIntake#LONGEST} characters. */
        LENGTH,
        /** What is said to be its source is no address of a page. */
        SOURCE,
        /** There is an e-mail address, a telephone number or a citizen's number in it. */
        PERSONAL
    }

    /**
     * Keeps a correction for the editors; the same submission again changes nothing.
     *
     * @param submission made when the form was shown
     * @param subject a key of {@link CorrectionSubject}
     * @param said what is wrong
     * @param source the address of a page where it can be read; empty = not said
     */
    public Answer report(UUID submission, PackageId about, String subject, String said, String source) {
        if (said.isBlank() || said.length() > CorrectionIntake.LONGEST) {
            return Answer.LENGTH;
        }
        if (!source.isEmpty() && !isPage(source)) {
            return Answer.SOURCE;
        }
        if (isPersonal(said) || isPersonal(source)) {
            return Answer.PERSONAL;
        }
        String answer = rows.read(dsl -> dsl.select(field(
                        "catalog.report_own_correction({0}, {1}, {2}, {3}, {4}, {5})",
                        String.class,
                        val(submission),
                        val(about.value()),
                        val(CorrectionSubject.isKnown(subject) ? subject : CorrectionSubject.OTHER),
                        val(said.strip()),
                        val(orNull(source)),
                        val(LocalDate.now(clock))))
                .fetchSingle()
                .value1());
        return Answer.valueOf(answer.toUpperCase(Locale.ROOT));
    }

    private static @Nullable String orNull(String source) {
        return source.isEmpty() ? null : source;
    }

    private static boolean isPersonal(String text) {
        return EmailAddress.isIn(text) || PhoneNumber.isIn(text) || Bsn.isIn(text);
    }

    private static boolean isPage(String address) {
        if (address.length() > CorrectionIntake.LONGEST_URL || !address.matches("https?://[!-~]+")) {
            return false;
        }
        try {
            return URI.create(address).getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
