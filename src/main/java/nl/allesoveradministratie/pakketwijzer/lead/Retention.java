package nl.allesoveradministratie.pakketwijzer.lead;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;

/** How long a lead is kept with what says whose it is: twelve months after the last contact. */
public final class Retention {

    /** After the last contact. */
    public static final Period PERIOD = Period.ofMonths(12);

    private static final ZoneId HERE = ZoneId.of("Europe/Amsterdam");

    private Retention() {}

    /** The day on which a lead is anonymised. */
    static LocalDate anonymiseOn(Instant lastContact) {
        return LocalDate.ofInstant(lastContact, HERE).plus(PERIOD);
    }
}
