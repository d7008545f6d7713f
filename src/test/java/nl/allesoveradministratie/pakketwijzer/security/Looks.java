package nl.allesoveradministratie.pakketwijzer.security;

import org.jspecify.annotations.Nullable;

/**
 * A text that counts how often somebody looks at one of its signs, and stops who looks too often: how much work a regular
 * expression has with it, on any machine.
 */
final class Looks implements CharSequence {

    /** Somebody looked too often. */
    static final class TooMany extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private final CharSequence text;
    private final long most;
    private final long[] count;

    Looks(CharSequence text, long most) {
        this(text, most, new long[1]);
    }

    private Looks(CharSequence text, long most, long[] count) {
        this.text = text;
        this.most = most;
        this.count = count;
    }

    /** How often so far. */
    long count() {
        return count[0];
    }

    @Override
    public char charAt(int index) {
        if (++count[0] > most) {
            throw new TooMany();
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new Looks(text.subSequence(start, end), most, count);
    }

    @Override
    public String toString() {
        return text.toString();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
