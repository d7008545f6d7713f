package nl.allesoveradministratie.pakketwijzer.privacy;

import java.time.Period;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.allesoveradministratie.pakketwijzer.site.Words;
import org.springframework.web.util.HtmlUtils;

/**
 * What an installation fills in in the privacy statement: who the owner is, and how long things are kept. A version of the
 * statement that is put away holds a mark in each of these places, because they are not the text's.
 *
 * @param values by name, in the reader's language; what the owner did not fill in says so
 */
public record StatementDetails(Map<String, String> values) {

    private static final Pattern MARK = Pattern.compile("\\[\\[([a-z-]+)]]");

    /** As configured. */
    public static StatementDetails of(Controllers owner, RetentionRules periods, Words words) {
        Map<String, String> values = new TreeMap<>();
        String open = words.get("statement.open");
        put(values, "seven-elements-address", owner.sevenElements().address(), open);
        put(values, "seven-elements-register", owner.sevenElements().register(), open);
        put(values, "vixum-address", owner.vixum().address(), open);
        put(values, "vixum-register", owner.vixum().register(), open);
        put(values, "email", owner.email(), open);
        put(values, "phone", owner.phone(), open);
        put(values, "hosting", owner.hosting(), words.get("statement.open.hosting"));
        put(values, "mail", owner.mail(), words.get("statement.open.mail"));
        put(
                values,
                "officer",
                owner.officer().equals("none")
                        ? words.get("statement.officer.none")
                        : owner.officer().isBlank() ? "" : words.get("statement.officer", owner.officer()),
                words.get("statement.open.officer"));
        put(
                values,
                "contact-point",
                switch (owner.contactPoint()) {
                    case "seven-elements" -> words.get("statement.contact_point", "Seven Elements B.V.", "Vixum B.V.");
                    case "vixum" -> words.get("statement.contact_point", "Vixum B.V.", "Seven Elements B.V.");
                    case "both" -> words.get("statement.contact_point.both");
                    default -> "";
                },
                words.get("statement.open.contact_point"));
        values.put("keep-lead", period(words, periods.lead()));
        values.put("keep-rights", period(words, periods.rightsCase()));
        values.put("keep-consent", period(words, periods.consentReceipt()));
        values.put("keep-access", period(words, periods.accessLog()));
        values.put("keep-exports", period(words, periods.exportLog()));
        values.put("keep-mail", period(words, periods.mail()));
        values.put("keep-logs", period(words, periods.applicationLog()));
        values.put("keep-backups", period(words, periods.backup()));
        values.put("keep-customers", period(words, periods.customer()));
        values.put("keep-handed-over", period(words, periods.handedOver()));
        return new StatementDetails(values);
    }

    private static void put(Map<String, String> values, String name, String value, String otherwise) {
        values.put(name, value.isBlank() ? otherwise : value.strip());
    }

    private static String period(Words words, Period period) {
        return period.getDays() > 0
                ? words.get("statement.days", period.getDays())
                : words.get("statement.months", period.toTotalMonths());
    }

    /** The mark that stands for a detail. */
    public static String mark(String name) {
        return "[[" + name + "]]";
    }

    /**
     * A text with its marks filled in.
     *
     * @param html markup; what is filled in is escaped
     */
    public String fill(String html) {
        return MARK.matcher(html)
                .replaceAll(found ->
                        Matcher.quoteReplacement(HtmlUtils.htmlEscape(values.getOrDefault(found.group(1), ""))));
    }
}
