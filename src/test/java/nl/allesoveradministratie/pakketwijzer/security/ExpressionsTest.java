package nl.allesoveradministratie.pakketwijzer.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * No text that somebody sends keeps a regular expression busy: each is fed with what is worst for it, and may look at each sign
 * a fixed number of times. Work is counted and not timed, so that it does not matter how busy the machine is.
 */
class ExpressionsTest {

    private static Expressions product;

    @BeforeAll
    static void find() throws IOException {
        product = Expressions.ofTheProduct();
    }

    /** Long enough to tell a straight line from a square: a square would be half a million looks. */
    private static final int LENGTH = 1_024;

    private static final int LOOKS_PER_SIGN = 128;

    /** As much as a form may hold, in signs: an expression that goes one call deeper for each sign would fall over. */
    private static final int LONGEST = 65_536;

    /** What is done at most where the text is short: some milliseconds. */
    private static final long MOST_LOOKS = 1_000_000;

    /**
     * Expressions that take more than a straight line, with the longest text that reaches them and why it is no longer.
     */
    private static final Map<String, Integer> SHORT = Map.of(
            // PackageId looks at the length first
            "PackageId.FORM", 64,
            // EmailAddress does; and it looks at the whole of it
            "EmailAddress.DOMAIN", 254,
            // UserAgents does: no browser says more of itself
            "BrowserReleases.SAFARI", 512,
            // What is typed in the office's search is cut off
            "SearchTerms.EMAIL", 200,
            // Cut off at eighty
            "EventInput.replaceAll ^-+|-+$", 80,
            // Of events that are made up for the demo
            "DemoEvents.replaceAll -[0-9-]+$", 100);

    /** A part of an expression that is a text by itself, as "Version/". */
    private static final Pattern WORD = Pattern.compile("\\\\?[A-Za-z<\\[:/@.=-]{1,20}");

    /** Java goes a call deeper for each time that a group is there. */
    private static final Pattern REPEATED_GROUP = Pattern.compile("\\)[*+{]");

    /** What is wrong with an expression; null = nothing. */
    private static @Nullable String fault(String place, Pattern expression, boolean whole) {
        Integer bound = SHORT.get(place);
        int length = bound == null ? LENGTH : bound;
        long most = bound == null ? (long) LENGTH * LOOKS_PER_SIGN : MOST_LOOKS;
        Set<String> pumps = pumps(expression.pattern());
        boolean deep = REPEATED_GROUP.matcher(expression.pattern()).find();
        for (String pump : pumps) {
            for (String end : List.of("", "!")) {
                // A sign before it, so that what is bound to the beginning does not take it all at once
                String text = (end.isEmpty() ? "" : "=") + repeated(pump, length - 2) + end;
                if (!staysWithin(expression, whole, end.isEmpty() ? text : text.substring(whole ? 1 : 0), most)) {
                    return place + " looks more than " + most + " times at " + length + " signs: " + shown(pump, end);
                }
            }
            if (deep && !standsUp(expression, repeated(pump, bound == null ? LONGEST : bound))) {
                return place + " goes a call deeper for each " + shown(pump, "");
            }
        }
        return null;
    }

    private static String shown(String pump, String end) {
        return "\"" + pump.replace("\n", "\\n").replace("\t", "\\t") + "\"… "
                + (end.isEmpty() ? "" : "and then a sign that does not fit");
    }

    private static String repeated(String pump, int length) {
        return pump.repeat(Math.ceilDiv(length, pump.length())).substring(0, length);
    }

    private static boolean staysWithin(Pattern expression, boolean whole, String text, long most) {
        try {
            if (whole) {
                expression.matcher(new Looks(text, most)).matches();
                return true;
            }
            Matcher matcher = expression.matcher(new Looks(text, most));
            while (matcher.find()) {
                // On to the next
            }
            return true;
        } catch (Looks.TooMany e) {
            return false;
        } catch (StackOverflowError e) {
            // Said by the other question
            return true;
        }
    }

    private static boolean standsUp(Pattern expression, String text) {
        try {
            CharSequence looks = new Looks(text, 4L * LONGEST);
            expression.matcher(looks).matches();
            expression.matcher(looks).find();
            return true;
        } catch (Looks.TooMany e) {
            return true;
        } catch (StackOverflowError e) {
            return false;
        }
    }

    /** Texts that, repeated, could be bad for an expression: its own signs and words, alone and two by two. */
    private static Set<String> pumps(String expression) {
        Set<Character> signs = new LinkedHashSet<>(List.of('a', '0', ' ', '\n'));
        expression
                .chars()
                .filter(each -> Character.isLetterOrDigit(each) || " .-/@%<>=&:[(,;+_".indexOf(each) >= 0)
                .limit(30)
                .forEach(each -> signs.add((char) each));
        List<Character> some = new ArrayList<>(signs).subList(0, Math.min(signs.size(), 9));
        Set<String> pumps = new LinkedHashSet<>();
        some.forEach(one -> pumps.add(String.valueOf(one)));
        some.forEach(one -> some.forEach(other -> pumps.add("" + one + other)));
        Matcher words = WORD.matcher(expression);
        while (words.find() && pumps.size() < 120) {
            String word = words.group().replace("\\", "");
            if (word.length() > 1) {
                for (String after : List.of("", "a", " ", "1", "1.1", "://a", "a ")) {
                    pumps.add(word + after);
                }
            }
        }
        return pumps;
    }

    @Test
    void noTextKeepsAnExpressionBusy() {
        Map<String, Pattern> expressions = product.byPlace();
        assertThat(expressions).hasSizeGreaterThan(100).containsKeys("EmailAddress.LOCAL", "PackageId.FORM");

        assertThat(expressions.keySet()).as("what is called short is there").containsAll(SHORT.keySet());
        assertThat(expressions.entrySet().stream()
                        .parallel()
                        .map(each -> fault(
                                each.getKey(), each.getValue(), product.whole().contains(each.getKey())))
                        .filter(fault -> fault != null)
                        .sorted()
                        .toList())
                .isEmpty();
    }

    /** One that is put together while the program runs could be anything. */
    @Test
    void everyExpressionStandsInTheSources() {
        assertThat(product.unread()).isEmpty();
    }

    /** Without this, the search could be one that never finds anything. */
    @Test
    void badExpressionsAreFound() {
        assertThat(fault("nested", Pattern.compile("(a+)+b"), true)).contains("looks more");
        assertThat(fault("overlapping", Pattern.compile("\\s*,?\\s*;"), false)).contains("looks more");
        assertThat(fault("from every place anew", Pattern.compile("<a.*>b"), false))
                .contains("looks more");
        assertThat(fault("deep", Pattern.compile("[a-z]+(-[a-z]+)*"), true)).contains("deeper");
        assertThat(fault("good", Pattern.compile("[a-z]++(?:-[a-z]++)*+"), true))
                .isNull();
    }
}
