package nl.allesoveradministratie.pakketwijzer.finder;

/**
 * Somebody came to questions of the finder. Says nothing of who, nor of the answers.
 *
 * @param page 0 = the role, then 1 to 9 in the order in which they are asked
 */
public record QuestionsShown(int page) {}
