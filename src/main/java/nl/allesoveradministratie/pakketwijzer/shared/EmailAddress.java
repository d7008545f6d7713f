package nl.allesoveradministratie.pakketwijzer.shared;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An e-mail address that a mail server would take: something, an @, and a domain with a dot; at most 254 characters (RFC
 * 5321). The domain is in small letters and in ASCII.
 */
public record EmailAddress(String value) {

    private static final int LONGEST = 254;
    private static final Pattern LOCAL = Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}");
    private static final Pattern DOMAIN =
            Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]");

    private static final Pattern ANYWHERE = Pattern.compile("[^\\s@]@[^\\s@]+\\.[^\\s@]");

    /** @throws IllegalArgumentException when it is no address */
    public EmailAddress {
        if (!isValid(value)) {
            throw new IllegalArgumentException("Not an e-mail address");
        }
    }

    /** Reads what somebody typed, with blanks around it and capitals in it; empty when it is no address. */
    public static Optional<EmailAddress> parse(String typed) {
        String text = typed.strip();
        int at = text.lastIndexOf('@');
        // No domain gets shorter in ASCII; and what is far too long is more than that translation can bear.
        if (at < 0 || text.length() > LONGEST) {
            return Optional.empty();
        }
        String domain;
        try {
            domain = IDN.toASCII(text.substring(at + 1)).toLowerCase(Locale.ROOT);
        } catch (RuntimeException e) {
            // Some of what it does not take, it says with a plain RuntimeException.
            return Optional.empty();
        }
        String address = text.substring(0, at) + "@" + domain;
        return isValid(address) ? Optional.of(new EmailAddress(address)) : Optional.empty();
    }

    private static boolean isValid(String address) {
        int at = address.lastIndexOf('@');
        if (at < 1 || address.length() > LONGEST) {
            return false;
        }
        String local = address.substring(0, at);
        return LOCAL.matcher(local).matches()
                && !local.startsWith(".")
                && !local.endsWith(".")
                && !local.contains("..")
                && DOMAIN.matcher(address.substring(at + 1)).matches();
    }

    /** Whether a text holds what looks like an address, valid or not. */
    public static boolean isIn(String text) {
        return ANYWHERE.matcher(text).find();
    }

    /** In small letters altogether: two spellings of the same mailbox are equal, as they are nearly everywhere. */
    public String normalised() {
        return value.toLowerCase(Locale.ROOT);
    }

    /** The same without "+something" before the @, by which most mail servers give one mailbox many addresses. */
    public String mailbox() {
        return normalised().replaceFirst("(?<=.)\\+[^@]*", "");
    }

    @Override
    public String toString() {
        return "(an e-mail address)";
    }
}
