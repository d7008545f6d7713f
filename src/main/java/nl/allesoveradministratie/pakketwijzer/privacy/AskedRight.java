package nl.allesoveradministratie.pakketwijzer.privacy;

import java.util.Locale;

/** What somebody asks about his own data (art. 7(3) and 15 to 21 GDPR). */
public enum AskedRight {
    /** To see what there is (art. 15). */
    ACCESS,
    /** To have it put right (art. 16). */
    CORRECT,
    /** To have it as a file (art. 20). */
    EXPORT,
    /** To have it erased (art. 17). */
    ERASE,
    /** To have it left alone (art. 18), and to lift that. */
    RESTRICT,
    LIFT_RESTRICTION,
    /** To object (art. 21), and to take that back. */
    OBJECT,
    LIFT_OBJECTION,
    /** To withdraw consent (art. 7(3)). */
    WITHDRAW;

    /** As it is kept, and in the keys of its texts. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static AskedRight ofKey(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
