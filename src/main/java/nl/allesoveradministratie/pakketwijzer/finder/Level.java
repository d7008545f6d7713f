package nl.allesoveradministratie.pakketwijzer.finder;

import java.util.Locale;
import java.util.Optional;

/** How heavily an answer weighs. */
public enum Level {
    /** Without it a package drops out. */
    MUST,
    /** Counts in the score. */
    WISH,
    /** Only shown: too little is known, or it is no part of the score. */
    SHOWN;

    /** The word used in JSON and in keys of texts. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The part of the score it counts in; empty where it is only shown. */
    Optional<Group> group() {
        return switch (this) {
            case MUST -> Optional.of(Group.MUST);
            case WISH -> Optional.of(Group.WISH);
            case SHOWN -> Optional.empty();
        };
    }
}
