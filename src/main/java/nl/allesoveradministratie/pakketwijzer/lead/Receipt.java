package nl.allesoveradministratie.pakketwijzer.lead;

import nl.allesoveradministratie.pakketwijzer.shared.Language;

/**
 * What stood above the button when it was pressed.
 *
 * @param language in which it was read
 * @param agreedText the exact words
 * @param answersAttached whether the box to send the answers along was ticked
 */
public record Receipt(Language language, String agreedText, boolean answersAttached) {}
