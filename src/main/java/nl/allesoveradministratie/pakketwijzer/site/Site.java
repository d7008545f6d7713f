package nl.allesoveradministratie.pakketwijzer.site;

import java.util.List;
import java.util.Locale;
import nl.allesoveradministratie.pakketwijzer.shared.EmailAddress;

/**
 * One of the sites that share this installation. Its colours stand in {@code tokens.css}, its own wording in the texts,
 * under its key.
 *
 * @param key stable key
 * @param brand the name that stands under the logo, and of who sends its mail
 * @param hosts the host names it answers to, without port
 * @param address where it lives, for links from the sister sites and in its mails; empty = not linked, and mails lead to the
 *     installation's own address
 * @param sender the e-mail address that its mail comes from; empty = the installation's own
 */
public record Site(String key, String brand, List<String> hosts, String address, String sender) {

    /** @throws IllegalArgumentException when the key is no plain word, or the sender no e-mail address */
    public Site {
        if (!key.matches("[a-z0-9]+")) {
            throw new IllegalArgumentException("The key of a site is made of small letters and digits, not " + key);
        }
        // In small letters, as they are compared.
        hosts = hosts == null
                ? List.of()
                : hosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).toList();
        address = address == null ? "" : address.strip().replaceAll("(?<!/)/+$", "");
        sender = sender == null ? "" : sender.strip();
        if (!sender.isEmpty() && EmailAddress.parse(sender).isEmpty()) {
            throw new IllegalArgumentException("The sender of site " + key + " is no e-mail address");
        }
    }
}
