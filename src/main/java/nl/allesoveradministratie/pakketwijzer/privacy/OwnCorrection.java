package nl.allesoveradministratie.pakketwijzer.privacy;

/**
 * What somebody says is right, of one question of his. Checked by whoever takes it in.
 *
 * @param name not empty
 * @param phone in E.164; empty = none
 * @param company empty = none
 * @param question not empty; of a registration it changes nothing
 */
public record OwnCorrection(String name, String phone, String company, String question) {

    /** The most that a name or company may be long. */
    public static final int LONGEST_NAME = 200;

    /** The most that a question may be long. */
    public static final int LONGEST_QUESTION = 5_000;

    @Override
    public String toString() {
        return "(a correction)";
    }
}
