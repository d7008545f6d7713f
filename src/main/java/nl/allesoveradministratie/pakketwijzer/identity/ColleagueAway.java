package nl.allesoveradministratie.pakketwijzer.identity;

import java.util.UUID;
import org.jooq.DSLContext;

/**
 * A colleague will be away, or is from now on.
 *
 * @param absence its id
 * @param transaction in which it was written down, with the login of the office
 */
public record ColleagueAway(UUID absence, DSLContext transaction) {}
