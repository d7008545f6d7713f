package nl.allesoveradministratie.pakketwijzer.identity;

import java.util.UUID;
import org.jooq.DSLContext;

/**
 * A colleague was shut out. Whoever keeps something of his lets go of it in the same transaction, or none of it happens.
 *
 * @param colleague the account
 * @param transaction in which the account was disabled, with the login of the office
 */
public record ColleagueLeft(UUID colleague, DSLContext transaction) {}
