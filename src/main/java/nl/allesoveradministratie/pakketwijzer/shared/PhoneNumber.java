package nl.allesoveradministratie.pakketwijzer.shared;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.Optional;
import java.util.regex.Pattern;

/** A telephone number that exists as a number somewhere, in E.164: "+31612345678". */
public record PhoneNumber(String value) {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final Pattern E164 = Pattern.compile("\\+[0-9]{4,15}");

    /** @throws IllegalArgumentException when it is not in E.164 */
    public PhoneNumber {
        if (!E164.matcher(value).matches()) {
            throw new IllegalArgumentException("Not a telephone number in E.164");
        }
    }

    /** Reads what somebody typed; without a country it is Dutch. Empty when there can be no such number. */
    public static Optional<PhoneNumber> parse(String typed) {
        try {
            Phonenumber.PhoneNumber number = NUMBERS.parse(typed, "NL");
            // A few German numbers are valid and yet longer than E.164 allows.
            return Optional.of(number)
                    .filter(NUMBERS::isValidNumber)
                    .map(valid -> NUMBERS.format(valid, PhoneNumberFormat.E164))
                    .filter(value -> E164.matcher(value).matches())
                    .map(PhoneNumber::new);
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    /** Whether a text holds one; without a country it is Dutch. */
    public static boolean isIn(String text) {
        return NUMBERS.findNumbers(text, "NL", PhoneNumberUtil.Leniency.VALID, text.length())
                .iterator()
                .hasNext();
    }

    /** As people read it: "+31 6 12345678". */
    public String readable() {
        try {
            return NUMBERS.format(NUMBERS.parse(value, "NL"), PhoneNumberFormat.INTERNATIONAL);
        } catch (NumberParseException e) {
            return value;
        }
    }

    @Override
    public String toString() {
        return "(a telephone number)";
    }
}
