package nl.allesoveradministratie.pakketwijzer.privacy;

import java.time.Period;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How long each class of what is said of people is kept: {@code pakketwijzer.retention.*}, as {@code P12M} or {@code P30D}.
 * The clockwork applies them; give every process the same, because others tell people of them.
 *
 * @param lead after the last contact
 * @param customer the same of who chose a package, as long as nobody has handed him over: at most
 * @param handedOver after somebody who chose a package was handed over
 * @param rightsCase after a request about one's own data was answered
 * @param consentReceipt after it no longer counts, which is six months after it was given at the latest
 * @param accessLog after the end of the month in which a line was written
 * @param exportLog the same of the log of exports
 * @param mail after a mail was put in the outbox; the text goes when it was sent
 * @param correction after an editor handled what a visitor reported of a package
 * @param correctionAtMost after it was reported, handled or not
 * @param applicationLog stated only: whoever runs the installation sees to it
 * @param backup stated only; what was erased is written down that long, and a month more, outside of the database
 */
@ConfigurationProperties("pakketwijzer.retention")
public record RetentionRules(
        Period lead,
        Period customer,
        Period handedOver,
        Period rightsCase,
        Period consentReceipt,
        Period accessLog,
        Period exportLog,
        Period mail,
        Period correction,
        Period correctionAtMost,
        Period applicationLog,
        Period backup) {

    /** How long a consent receipt counts at most. */
    public static final Period RECEIPT_COUNTS = Period.ofMonths(6);

    public RetentionRules {
        for (Period period : new Period[] {
            lead,
            customer,
            handedOver,
            rightsCase,
            consentReceipt,
            accessLog,
            exportLog,
            mail,
            correction,
            correctionAtMost,
            applicationLog,
            backup
        }) {
            if (period.isNegative() || period.isZero()) {
                throw new IllegalArgumentException("A period in pakketwijzer.retention is not longer than nothing");
            }
        }
    }

    /** What the nightly run keeps to, by class, as the database knows them. */
    SequencedMap<String, Period> swept() {
        SequencedMap<String, Period> swept = new LinkedHashMap<>();
        swept.put("lead", lead);
        swept.put("customer", customer);
        swept.put("handed_over", handedOver);
        swept.put("rights_case", rightsCase);
        swept.put("consent_receipt", consentReceipt);
        swept.put("access_log", accessLog);
        swept.put("export_log", exportLog);
        swept.put("mail", mail);
        return swept;
    }

    /** The period of a class of the nightly run; null = of that class a moment of its own decides. */
    public @Nullable Period of(String kind) {
        return swept().get(kind);
    }
}
