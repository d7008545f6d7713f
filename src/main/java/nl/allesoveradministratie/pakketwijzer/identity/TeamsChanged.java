package nl.allesoveradministratie.pakketwijzer.identity;

import org.jooq.DSLContext;

/**
 * Hours, targets or sites of teams are not what they were.
 *
 * @param transaction in which they were changed, with the login of the office
 */
public record TeamsChanged(DSLContext transaction) {}
