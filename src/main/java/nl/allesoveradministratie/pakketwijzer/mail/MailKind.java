package nl.allesoveradministratie.pakketwijzer.mail;

import java.util.Locale;

/** What a mail is for. */
public enum MailKind {
    /** To a visitor: your question arrived. */
    LEAD_CONFIRMATION,
    /** To a visitor: your question was changed. */
    LEAD_AMENDED,
    /** To a colleague: there is a new question; says nothing of the person. */
    LEAD_NOTICE,
    /** To somebody who phoned or came by: we wrote this down. */
    LEAD_ENTERED,
    /** To a person: what a colleague wrote. */
    REPLY,
    /** To a new colleague. */
    INVITATION,
    /** To somebody who registered for an event: that he comes or waits, that it moved, that it is tomorrow. */
    EVENT,
    /** To whom an account belongs: something happened with it. */
    ACCOUNT_NOTICE,
    /** To somebody of a vendor: there are new figures, or the contract ends. */
    PARTNER_NEWS,
    /** To a visitor, who asked for it: your result. Whom it was for is forgotten with the letter. */
    RESULT,
    /** To somebody who asked to be forgotten: what became of it. The last that there is of the person. */
    ERASURE,
    /** To somebody who wants to see his data: the link, or that there is nothing. */
    OWN_LINK,
    /** To somebody who wants another address: a link that proves it. */
    OWN_ADDRESS,
    /** To somebody who used a right: what was done, with its number. */
    OWN_REQUEST;

    /** Whether its letter, which is all that there is of the person, is not kept for a server that may never be there. */
    boolean isFleeting() {
        return this == RESULT || this == ERASURE;
    }

    /** The kind of a key; throws for any other text. */
    static MailKind ofKey(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }

    /** As it is kept. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
