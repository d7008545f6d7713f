package nl.allesoveradministratie.pakketwijzer.lead;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.allesoveradministratie.pakketwijzer.shared.EmailAddress;
import nl.allesoveradministratie.pakketwijzer.shared.PhoneNumber;
import org.jspecify.annotations.Nullable;

/**
 * What somebody typed in the search field, taken apart.
 *
 * @param reference the number of a lead; null = none
 * @param emails whole addresses, as they are looked up
 * @param phones in E.164
 * @param words whole words, in small letters and without accents; each is of a name, of a company, or one of the two below
 * @param statuses what a word says of how far a lead is, by word
 * @param topics what a word says of what a lead is about, by word
 */
record SearchTerms(
        @Nullable String reference,
        Set<String> emails,
        Set<String> phones,
        List<String> words,
        Map<String, LeadStatus> statuses,
        Map<String, String> topics) {

    /** Of a longer text only the beginning is read. */
    private static final int LONGEST = 200;

    /** And of more words only the first. */
    private static final int MOST_WORDS = 8;

    private static final Pattern REFERENCE =
            Pattern.compile("(?i)\\bPW[- ]?([0-9A-Z]{4})[- ]?([0-9A-Z]{4})[- ]?([0-9A-Z]{2})\\b");

    private static final Pattern EMAIL = Pattern.compile("\\S+@\\S+");

    /** As people write them: with blanks, dashes, brackets. */
    private static final Pattern PHONE = Pattern.compile("[+(]?[0-9][0-9 ().\\-/]{7,24}[0-9]");

    SearchTerms {
        emails = Set.copyOf(emails);
        phones = Set.copyOf(phones);
        words = List.copyOf(words);
    }

    /** @param statuses words for statuses, in small letters and without accents, in all languages; likewise topics */
    static SearchTerms of(String typed, Map<String, LeadStatus> statuses, Map<String, String> topics) {
        String rest = typed.length() > LONGEST ? typed.substring(0, LONGEST) : typed;
        Set<String> references = new TreeSet<>();
        rest = taken(
                rest,
                REFERENCE,
                found -> Optional.of(
                        "PW-" + sign(found.group(1)) + "-" + sign(found.group(2)) + "-" + sign(found.group(3))),
                references);
        Set<String> emails = new TreeSet<>();
        rest = taken(rest, EMAIL, found -> EmailAddress.parse(found.group()).map(EmailAddress::normalised), emails);
        Set<String> phones = new TreeSet<>();
        rest = taken(rest, PHONE, found -> PhoneNumber.parse(found.group()).map(PhoneNumber::value), phones);
        List<String> words = new ArrayList<>(
                Duplicates.words(rest).stream().limit(MOST_WORDS).toList());
        return new SearchTerms(references.stream().findFirst().orElse(null), emails, phones, words, statuses, topics);
    }

    /** What is one person's or one lead's only: number, addresses and telephone numbers. */
    SearchTerms withoutWords() {
        return new SearchTerms(reference, emails, phones, List.of(), statuses, topics);
    }

    /** Signs that people mix up are not in references: what was meant is plain. */
    private static String sign(String part) {
        return part.toUpperCase(java.util.Locale.ROOT)
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
    }

    private interface Reading {
        Optional<String> read(Matcher found);
    }

    /** Takes out what can be read as something; the rest stays, to be read as something else. */
    private static String taken(String text, Pattern pattern, Reading reading, Set<String> into) {
        Matcher matcher = pattern.matcher(text);
        StringBuilder rest = new StringBuilder();
        while (matcher.find()) {
            Optional<String> read = reading.read(matcher);
            read.ifPresent(into::add);
            matcher.appendReplacement(rest, Matcher.quoteReplacement(read.isPresent() ? " " : matcher.group()));
        }
        return matcher.appendTail(rest).toString();
    }

    /** Nothing that could be looked for. */
    boolean isEmpty() {
        return reference == null && emails.isEmpty() && phones.isEmpty() && words.isEmpty();
    }

    /** Whether a word says how far a lead is or what it is about; it can be part of a name all the same. */
    boolean isOpen(String word) {
        return statuses.containsKey(word) || topics.containsKey(word);
    }

    /** Whether every word is one of those. */
    boolean isAllOpen() {
        return words.stream().allMatch(this::isOpen);
    }

    /** What of a person is looked for, as the access log names it. */
    List<String> details() {
        boolean byName = words.stream().anyMatch(word -> !isOpen(word));
        return Stream.of(
                        byName ? "name" : "",
                        emails.isEmpty() ? "" : "email",
                        phones.isEmpty() ? "" : "phone",
                        byName ? "company" : "")
                .filter(each -> !each.isEmpty())
                .toList();
    }

    @Override
    public String toString() {
        return "(what is looked for)";
    }
}
