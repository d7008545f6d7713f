package nl.allesoveradministratie.pakketwijzer.mail;

import nl.allesoveradministratie.pakketwijzer.shared.EmailAddress;

/**
 * A mail before it is sealed.
 *
 * @param to one person
 * @param subject one line
 * @param text plain text
 * @param html the same with a look, for whoever reads mail so; empty = plain text only
 */
public record Letter(EmailAddress to, String subject, String text, String html) {

    /** A mail of plain text only. */
    public Letter(EmailAddress to, String subject, String text) {
        this(to, subject, text, "");
    }

    @Override
    public String toString() {
        return "(a letter)";
    }
}
