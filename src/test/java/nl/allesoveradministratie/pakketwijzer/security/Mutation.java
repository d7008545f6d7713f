package nl.allesoveradministratie.pakketwijzer.security;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Spoils a text as somebody would who looks for what a reader cannot bear: from what it reads gladly, a little or a lot
 * changed. The same number always gives the same text, so that what was found can be looked at again.
 */
public final class Mutation {

    /** What has made readers fall over before. */
    private static final List<String> NASTY = List.of(
            "",
            "\u0000",
            "\r\n",
            "\ud800",
            "\udc00\ud800",
            "\ufeff",
            "\u202e",
            "\u2028",
            "İıſK",
            "ﬃ",
            "٣٤",
            "a\u0300\u0301\u0302\u0303\u0304",
            "\"'><script>alert(1)</script>",
            "${jndi:ldap://x}{{7*7}}#{7*7}",
            "' OR 1=1 --",
            "../../../../etc/passwd",
            "%00%2e%2e%2f%zz%",
            "%s%n%x",
            "-1",
            "0",
            "1e999999999",
            "-0.0",
            "NaN",
            "99999999999999999999999999",
            "2147483648",
            "-9223372036854775808",
            "0000-00-00",
            "+999999999-12-31",
            "9999-99-99",
            "null",
            "true",
            "[[[[[[[[",
            "{\"a\":{\"a\":{\"a\":",
            "\\u0000\\ud800",
            "//",
            "\\\\",
            "@",
            "@@..@.",
            "xn--a.xn--",
            "＠。",
            "&&==",
            ",,,,",
            "....",
            "----");

    private final SplittableRandom chance;

    private Mutation(long number) {
        this.chance = new SplittableRandom(number);
    }

    /**
     * A spoilt text.
     *
     * @param seeds what is read gladly
     * @param number which of all
     */
    public static String of(List<String> seeds, long number) {
        Mutation mutation = new Mutation(number);
        String text = mutation.one(seeds);
        // One in a hundred is not spoilt at all: what is read gladly must stay so.
        int times = mutation.chance.nextInt(100) == 0 ? 0 : 1 << mutation.chance.nextInt(5);
        for (int i = 0; i < times; i++) {
            text = mutation.spoil(text, seeds);
        }
        return text.length() > 80_000 ? text.substring(0, 80_000) : text;
    }

    private <T> T one(List<T> of) {
        return of.get(chance.nextInt(of.size()));
    }

    private int place(String text) {
        return chance.nextInt(text.length() + 1);
    }

    private String spoil(String text, List<String> seeds) {
        int from = place(text);
        int to = Math.min(text.length(), from + chance.nextInt(1 + (chance.nextBoolean() ? 4 : 64)));
        String before = text.substring(0, from);
        String after = text.substring(to);
        return switch (chance.nextInt(10)) {
            case 0 -> before + after;
            case 1 -> before + one(NASTY) + text.substring(from);
            case 2 -> before + one(NASTY) + after;
            case 3 -> before + sign() + after;
            case 4 -> before + sign() + text.substring(from);
            // The same once more, and once in a while very often
            case 5 ->
                before
                        + text.substring(from, to).repeat(1 + (chance.nextInt(50) == 0 ? 1_000 : chance.nextInt(4)))
                        + text.substring(from);
            // The end of another
            case 6 -> {
                String other = one(seeds);
                yield before + other.substring(place(other));
            }
            case 7 -> before;
            case 8 -> before + text.substring(from, to).toUpperCase(java.util.Locale.ROOT) + after;
            default -> before + new StringBuilder(text.substring(from, to)).reverse() + after;
        };
    }

    private String sign() {
        return switch (chance.nextInt(4)) {
            case 0 -> String.valueOf((char) chance.nextInt(128));
            case 1 -> String.valueOf((char) chance.nextInt(256));
            case 2 -> String.valueOf((char) chance.nextInt(65_536));
            default -> Character.toString(chance.nextInt(Character.MAX_CODE_POINT + 1));
        };
    }
}
