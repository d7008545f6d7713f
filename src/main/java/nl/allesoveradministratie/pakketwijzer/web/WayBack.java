package nl.allesoveradministratie.pakketwijzer.web;

import java.net.URI;

/** Where a form sends its visitor back to. */
public final class WayBack {

    /** What a server gets into a header, with room to spare; no page of our own needs more. */
    private static final int LONGEST = 2_000;

    private WayBack() {}

    /** The address that a form names, if it is a page of our own; otherwise the home page. */
    public static URI to(String address) {
        boolean own = address.length() <= LONGEST
                && address.startsWith("/")
                && !address.startsWith("//")
                && !address.contains("\\");
        try {
            return URI.create(own ? address : "/");
        } catch (IllegalArgumentException e) {
            return URI.create("/");
        }
    }
}
