package nl.allesoveradministratie.pakketwijzer.shared;

import java.util.regex.Pattern;

/**
 * Finds citizen service numbers (burgerservicenummers), which nobody may keep without a law that says so (art. 46 UAVG):
 * nine digits that pass the 11-proef. The number of a company (RSIN) passes it too; it may be left out as well.
 */
public final class Bsn {

    /** What follows "(0)" is the rest of a telephone number: +31 (0)6 12345678. */
    private static final Pattern NUMBER =
            Pattern.compile("(?<![0-9])(?<![0-9][ .-])(?<!\\(0\\)[ .-]?)[0-9](?:[ .-]?[0-9]){8}(?![ .-]?[0-9])");

    private Bsn() {}

    /** Whether a text holds one, also with spaces, dots or dashes between the digits. */
    public static boolean isIn(String text) {
        return NUMBER.matcher(text)
                .results()
                .map(number -> number.group().replaceAll("[^0-9]", ""))
                .anyMatch(Bsn::passes);
    }

    /** Weights 9 to 2, and −1 for the last digit; the sum is a multiple of 11. */
    private static boolean passes(String digits) {
        int sum = 0;
        for (int i = 0; i < 9; i++) {
            sum += Character.digit(digits.charAt(i), 10) * (i == 8 ? -1 : 9 - i);
        }
        return sum % 11 == 0 && !digits.equals("000000000");
    }
}
