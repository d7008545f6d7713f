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
 * @param replyTo where an answer goes; null = to the sender
 * @param references Message-IDs of the earlier mails that this one belongs with, oldest first; empty = it stands alone
 */
public record Letter(
        EmailAddress to,
        String subject,
        String text,
        String html,
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
        this(to, subject, text, html, null, List.of());
    }

    @Override
    public String toString() {
        return "(a letter)";
    }
}
