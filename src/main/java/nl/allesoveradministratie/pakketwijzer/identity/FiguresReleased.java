package nl.allesoveradministratie.pakketwijzer.identity;

import java.time.LocalDate;

/**
 * There are figures of whole weeks up to a day; said by whoever releases them, again and again. Nothing in it depends on what
 * anybody did.
 *
 * @param until the last day of the last week
 */
public record FiguresReleased(LocalDate until) {}
