package nl.allesoveradministratie.pakketwijzer.identity;

/** Where the link of an invitation leads. */
public final class EnrolmentLink {

    /** Before the token. */
    public static final String PATH = "/uitnodiging/";

    private EnrolmentLink() {}
}
