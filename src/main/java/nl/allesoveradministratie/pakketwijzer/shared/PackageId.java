package nl.allesoveradministratie.pakketwijzer.shared;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The stable key of an accounting package: lower case letters, digits and single hyphens, at most 64 characters.
 *
 * @param value the key, as it stands in addresses and files
 */
public record PackageId(String value) implements Comparable<PackageId> {

    private static final Pattern FORM = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    /** @throws IllegalArgumentException when the text is not a key */
    public PackageId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("Not a package id");
        }
    }

    /** The key in a text that somebody typed or linked to; empty when it cannot be one. */
    public static Optional<PackageId> parse(String text) {
        return isValid(text) ? Optional.of(new PackageId(text)) : Optional.empty();
    }

    private static boolean isValid(String text) {
        return text.length() <= 64 && FORM.matcher(text).matches();
    }

    @Override
    public int compareTo(PackageId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
