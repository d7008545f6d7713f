package nl.allesoveradministratie.pakketwijzer.lead;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What the words of a question say of whether somebody wrote it: each rule gives points, and ten make it doubtful. Nothing here
 * looks at anything but the words, so that what it says of a text can be checked by hand.
 */
final class ContentRules {

    /** With so many points a question is doubtful. */
    static final int DOUBTFUL = 10;

    /** Half of that: no reason by itself. */
    static final int SIGN = 5;

    private static final Pattern LINK = Pattern.compile("(?i)\\bhttps?://|(?<![/\\w])www\\.\\w");

    /** Addresses are in Latin letters whatever the text is in. */
    private static final Pattern ADDRESS = Pattern.compile("(?i)(?:https?://|www\\.)\\S+");

    /** How pages and forums write a link. */
    private static final Pattern LINK_MARKUP = Pattern.compile("(?i)<a\\s|\\bhref\\s*=|\\[(?:url|link)\\b");

    private static final Pattern TAG =
            Pattern.compile("(?i)</?[a-z][a-z0-9]*(?:\\s[^<>]*)?/?>|\\[/?(?:b|i|img|color)\\b[^\\[\\]]*\\]");

    private ContentRules() {}

    /**
     * The points of each rule that says something.
     *
     * @param sameBefore in how many other forms this text came lately
     */
    static Map<Doubt, Integer> weigh(Enquiry enquiry, int sameBefore) {
        String whole = String.join("\n", enquiry.name(), enquiry.company(), enquiry.question());
        Map<Doubt, Integer> points = new EnumMap<>(Doubt.class);
        put(points, Doubt.LINKS, links(enquiry));
        put(points, Doubt.MARKUP, markup(whole));
        put(points, Doubt.SAME_TEXT, sameBefore == 0 ? 0 : sameBefore == 1 ? SIGN : DOUBTFUL);
        put(points, Doubt.ALPHABET, isMostlyRare(enquiry.question()) ? SIGN : 0);
        return points;
    }

    private static void put(Map<Doubt, Integer> points, Doubt doubt, int value) {
        if (value > 0) {
            points.put(doubt, value);
        }
    }

    /** People name their own site, and a page that they read; nobody is called a link. */
    private static int links(Enquiry enquiry) {
        if (LINK.matcher(enquiry.name() + " " + enquiry.company()).find()) {
            return DOUBTFUL;
        }
        long links = LINK.matcher(enquiry.question()).results().limit(3).count();
        return links == 3 ? DOUBTFUL : links == 2 ? SIGN : 0;
    }

    private static int markup(String text) {
        return LINK_MARKUP.matcher(text).find() ? DOUBTFUL : TAG.matcher(text).find() ? SIGN : 0;
    }

    /** Whether more than half of the letters are of an alphabet that few of our visitors write in. */
    private static boolean isMostlyRare(String question) {
        String text = ADDRESS.matcher(question).replaceAll(" ");
        long letters = text.codePoints().filter(Character::isLetter).count();
        long rare = text.codePoints()
                .filter(Character::isLetter)
                .filter(each -> UnicodeScript.of(each) != UnicodeScript.LATIN)
                .count();
        return rare * 2 > letters;
    }
}
