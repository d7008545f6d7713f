package nl.allesoveradministratie.pakketwijzer.mail;

import java.util.Map;
import java.util.Optional;
import nl.allesoveradministratie.pakketwijzer.shared.EmailAddress;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where answers to our mails go, for each site.
 *
 * @param replyTo from {@code pakketwijzer.mail.reply-to}: an address by key of a site; a site that is left out has answers
 *     sent to the sender
 */
@ConfigurationProperties("pakketwijzer.mail")
public record ReplyAddresses(Map<String, String> replyTo) {

    /** @throws IllegalArgumentException when one of them is no address */
    public ReplyAddresses {
        replyTo = replyTo == null ? Map.of() : Map.copyOf(replyTo);
        replyTo.values().forEach(EmailAddress::new);
    }

    /** Where answers go of who asked on a site; empty = to the sender. */
    public Optional<EmailAddress> of(String site) {
        return Optional.ofNullable(replyTo.get(site)).map(EmailAddress::new);
    }
}
