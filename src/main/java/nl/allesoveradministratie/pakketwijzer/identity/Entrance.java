package nl.allesoveradministratie.pakketwijzer.identity;

import java.util.regex.Pattern;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.shared.Language;

/** A door that people sign in at, and where it is. */
public enum Entrance {
    /** Of staff. */
    OFFICE(Door.OFFICE, "", "/kantoor"),
    /** Of vendors. */
    PARTNER(Door.PARTNER, "/partner", "/partner");

    /** The longest address that is gone on to after signing in, in signs. */
    public static final int LONGEST = 2_000;

    /** How the address ends at which a page asks how much of its session is left. */
    static final String REMAINING = "/sessie";

    private final Door door;
    private final String prefix;
    private final String home;
    private final Pattern inside;

    Entrance(Door door, String prefix, String home) {
        this.door = door;
        this.prefix = prefix;
        this.home = home;
        // Ours, and with every percent sign followed by two digits.
        this.inside = Pattern.compile(
                "(/en)?" + home + "(/[A-Za-z0-9/_-]*)?(\\?(?:[A-Za-z0-9=&_,.+-]++|%[0-9A-Fa-f]{2})*+)?");
    }

    /** Which door. */
    public Door door() {
        return door;
    }

    /** Where one arrives, without language. */
    public String home() {
        return home;
    }

    /** Where one signs in, without language. */
    public String signIn() {
        return prefix + "/inloggen";
    }

    /** Where one gives the code, without language. */
    public String code() {
        return signIn() + "/code";
    }

    /** Where one gives a code on paper, without language. */
    public String recovery() {
        return signIn() + "/herstelcode";
    }

    /** Where one comes in with a passkey, without language. */
    public String passkey() {
        return signIn() + "/passkey";
    }

    /** Where one looks after one's own account, without language. */
    public String account() {
        return home + "/account";
    }

    /** Where one signs out, without language. */
    public String signOut() {
        return prefix + "/uitloggen";
    }

    /** Where the link of an invitation leads, without language. */
    public String invitation(String token) {
        return prefix + "/uitnodiging/" + token;
    }

    /** Whether an address that somebody brings along leads to a screen behind this door. */
    public boolean leadsInside(String address) {
        return inside.matcher(address).matches();
    }

    /** Whether a path lies behind this door, signing in included. */
    public boolean isBehind(String path) {
        String dutch = path.substring(Language.ofPath(path).prefix().length());
        return dutch.equals(home) || dutch.startsWith(home + "/");
    }
}
