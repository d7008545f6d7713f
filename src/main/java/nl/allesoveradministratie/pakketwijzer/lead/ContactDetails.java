package nl.allesoveradministratie.pakketwijzer.lead;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What somebody is called and how to reach him. Empty = not given.
 *
 * @param phone in E.164
 */
public record ContactDetails(String name, String email, String phone, String company) {

    /** Which of them were given. */
    List<String> given() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("name", name);
        all.put("email", email);
        all.put("phone", phone);
        all.put("company", company);
        all.values().removeIf(String::isEmpty);
        return List.copyOf(all.keySet());
    }

    /** The same with most signs replaced by dots: enough to see that there is something. */
    ContactDetails masked() {
        return new ContactDetails(words(name), address(email), phone(phone), words(company));
    }

    private static String words(String text) {
        return java.util.Arrays.stream(text.split(" "))
                .map(ContactDetails::word)
                .collect(Collectors.joining(" "));
    }

    private static String word(String word) {
        return word.isEmpty() ? "" : word.substring(0, word.offsetByCodePoints(0, 1)) + "••••";
    }

    private static String address(String address) {
        int at = address.lastIndexOf('@');
        int dot = address.lastIndexOf('.');
        return at < 0 ? "" : word(address) + "@••••" + (dot > at ? address.substring(dot) : "");
    }

    private static String phone(String phone) {
        return phone.length() < 5 ? "" : phone.substring(0, 3) + " ••••" + phone.substring(phone.length() - 2);
    }

    @Override
    public String toString() {
        return "(contact details)";
    }
}
