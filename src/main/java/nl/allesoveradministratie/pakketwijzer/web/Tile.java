package nl.allesoveradministratie.pakketwijzer.web;

/** The letter that stands in for a package's logo. */
public final class Tile {

    private static final int COLOURS = 7;

    private Tile() {}

    /** The first letter of a name. */
    public static String letter(String name) {
        return name.substring(0, name.offsetByCodePoints(0, 1));
    }

    /** The class with its colour: always the same for the same key. */
    public static String colour(String key) {
        return "t" + Math.floorMod(key.hashCode(), COLOURS);
    }
}
