package nl.allesoveradministratie.pakketwijzer.mail;

import nl.allesoveradministratie.pakketwijzer.shared.EmailAddress;

/**
 * A mail before it is sealed.
 *
 * @param to one person
 * @param subject one line
 * @param text plain text
 * @param html the same with a look, for whoever reads mail so; empty = plain text only
 * @param site key of the site whose name and address it is sent from; empty = the installation's own address
 */
public record Letter(EmailAddress to, String subject, String text, String html, String site) {

    /** A mail of plain text only. */
    public Letter(EmailAddress to, String subject, String text) {
        this(to, subject, text, "", "");
    }

    /** The same, sent from a site. */
    public Letter from(String site) {
        return new Letter(to, subject, text, html, site);
    }

    @Override
    public String toString() {
        return "(a letter)";
    }
}
