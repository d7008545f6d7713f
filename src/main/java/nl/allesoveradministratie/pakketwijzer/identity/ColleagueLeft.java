package nl.allesoveradministratie.pakketwijzer.identity;

import java.util.UUID;
import org.jooq.DSLContext;

/**
 * A colleague was shut out, or does not follow up leads any more. Whoever keeps something of his lets go of it in the same
 * transaction, or none of it happens.
 *
 * @param colleague the account
 * @param transaction in which that was said, with the login of the office
 */
public record ColleagueLeft(UUID colleague, DSLContext transaction) {}
