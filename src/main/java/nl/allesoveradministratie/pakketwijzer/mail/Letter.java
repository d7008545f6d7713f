package nl.allesoveradministratie.pakketwijzer.mail;

import java.util.List;
import nl.allesoveradministratie.pakketwijzer.shared.EmailAddress;
import org.jspecify.annotations.Nullable;

/**
 * A mail before it is sealed.
 *
 * @param to one person
 * @param subject one line
 * @param text plain text
 * @param html the same with a look, for whoever reads mail so; empty = plain text only
 * @param site key of the site whose name and address it is sent from; empty = the installation's own address
 * @param replyTo where an answer goes; null = to the sender
 * @param references Message-IDs of the earlier mails that this one belongs with, oldest first; empty = it stands alone
 */
public record Letter(
        EmailAddress to,
        String subject,
        String text,
        String html,
        String site,
        @Nullable EmailAddress replyTo,
        List<String> references) {

    public Letter {
        references = List.copyOf(references);
    }

    /** A mail of plain text only. */
    public Letter(EmailAddress to, String subject, String text) {
        this(to, subject, text, "");
    }

    /** A mail that stands alone. */
    public Letter(EmailAddress to, String subject, String text, String html) {
        this(to, subject, text, html, "", null, List.of());
    }

    /** The same, sent from a site. */
    public Letter from(String site) {
        return new Letter(to, subject, text, html, site, replyTo, references);
    }

    /** The same, as one more of a conversation. */
    public Letter answering(@Nullable EmailAddress replyTo, List<String> references) {
        return new Letter(to, subject, text, html, site, replyTo, references);
    }

    @Override
    public String toString() {
        return "(a letter)";
    }
}
