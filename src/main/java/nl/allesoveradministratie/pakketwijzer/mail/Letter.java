package nl.allesoveradministratie.pakketwijzer.mail;

import nl.allesoveradministratie.pakketwijzer.shared.EmailAddress;

/**
 * A mail before it is sealed.
 *
 * @param to one person
 * @param subject one line
 * @param text plain text
 */
public record Letter(EmailAddress to, String subject, String text) {

    @Override
    public String toString() {
        return "(a letter)";
    }
}
