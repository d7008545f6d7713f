package nl.allesoveradministratie.pakketwijzer.shared;

import java.math.BigInteger;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What people had better leave out of a text although they may write it: a bank account, or something about somebody's
 * health (art. 9 GDPR). Words are no proof, a package for sick leave is called so too; so whoever writes them is told, and
 * decides.
 */
public enum Delicate {
    /** An IBAN whose check digits are right (ISO 13616). */
    IBAN,
    /** A word about illness, pregnancy or treatment, in Dutch or English. */
    HEALTH;

    private static final Pattern ACCOUNT =
            Pattern.compile("(?<![A-Za-z0-9])[A-Za-z]{2}[0-9]{2}(?:[ .-]?[A-Za-z0-9]){11,30}(?![A-Za-z0-9])");

    /** How long accounts are, of the countries that people here have one in. */
    private static final Map<String, Integer> LENGTHS = Map.ofEntries(
            Map.entry("NL", 18),
            Map.entry("BE", 16),
            Map.entry("DE", 22),
            Map.entry("LU", 20),
            Map.entry("FR", 27),
            Map.entry("GB", 22),
            Map.entry("IE", 22),
            Map.entry("ES", 24),
            Map.entry("PT", 25),
            Map.entry("IT", 27),
            Map.entry("AT", 20),
            Map.entry("CH", 21),
            Map.entry("PL", 28),
            Map.entry("LT", 20),
            Map.entry("DK", 18),
            Map.entry("SE", 24),
            Map.entry("FI", 18));

    private static final Pattern WORDS = Pattern.compile(
            "(?iu)(?<![\\p{L}])(?:ziek|ziekte|ziektes|ziekten|zieke|ziekenhuis|burn-?out|overspannen|depressie|depressief|"
                    + "diagnose|zwanger|zwangerschap|kanker|tumor|medicijn|medicijnen|medicatie|handicap|gehandicapt|"
                    + "arbeidsongeschikt|arbeidsongeschiktheid|psycholoog|psychiater|psychisch|psychische|therapie|"
                    + "autisme|autistisch|adhd|verslaafd|verslaving|beroerte|hartaanval|"
                    + "ill|illness|sick|sickness|disease|hospital|depression|depressed|diagnosis|pregnant|pregnancy|"
                    + "cancer|medication|medicine|disabled|disability|psychologist|psychiatrist|therapy|autism|autistic|"
                    + "addicted|addiction|stroke)(?![\\p{L}])");

    /** As it stands in forms, and in the keys of texts. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What of it a text holds. */
    public static Set<Delicate> in(String text) {
        Set<Delicate> found = EnumSet.noneOf(Delicate.class);
        if (ACCOUNT.matcher(text).results().map(MatchResult::group).anyMatch(Delicate::beginsWithAccount)) {
            found.add(IBAN);
        }
        if (WORDS.matcher(text).find()) {
            found.add(HEALTH);
        }
        return found;
    }

    /** Several of them, as they stand in a form. */
    public static String written(Collection<Delicate> some) {
        return some.stream().sorted().map(Delicate::key).collect(Collectors.joining(","));
    }

    /** What {@link #written} wrote; what is unknown is left out. */
    public static Set<Delicate> read(String written) {
        Set<Delicate> some = EnumSet.noneOf(Delicate.class);
        List<String> keys = List.of(written.split(","));
        for (Delicate each : values()) {
            if (keys.contains(each.key())) {
                some.add(each);
            }
        }
        return some;
    }

    /** A number may be followed by a blank and a word, which the pattern takes for more of it. */
    private static boolean beginsWithAccount(String text) {
        String signs = text.replaceAll("[ .-]", "").toUpperCase(Locale.ROOT);
        int length = LENGTHS.getOrDefault(signs.substring(0, 2), Integer.MAX_VALUE);
        return length <= signs.length() && isAccount(signs.substring(0, length));
    }

    /** The first four signs to the end, letters as numbers from 10; the rest after dividing by 97 is 1 (ISO 7064). */
    private static boolean isAccount(String signs) {
        String digits = (signs.substring(4) + signs.substring(0, 4))
                .chars()
                .mapToObj(sign -> String.valueOf(Character.digit(sign, 36)))
                .collect(Collectors.joining());
        return new BigInteger(digits).mod(BigInteger.valueOf(97)).intValue() == 1;
    }
}
