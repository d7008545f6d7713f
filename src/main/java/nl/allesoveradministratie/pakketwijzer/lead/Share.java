package nl.allesoveradministratie.pakketwijzer.lead;

/**
 * So many of so many; never shown without both.
 *
 * @param part from 0 to {@code of}
 * @param of 0 = there are none, and no percentage
 */
public record Share(int part, int of) {

    /** None of none. */
    public static final Share NONE = new Share(0, 0);

    public Share {
        if (part < 0 || part > of) {
            throw new IllegalArgumentException("A part is of a whole");
        }
    }

    /** Both together. */
    public Share plus(Share other) {
        return new Share(part + other.part, of + other.of);
    }

    /** In whole percents, a half upwards; 0 of none. */
    public int percent() {
        return of == 0 ? 0 : (int) ((200L * part + of) / (2L * of));
    }
}
