package nl.allesoveradministratie.pakketwijzer.identity;

import java.util.UUID;

/**
 * A colleague was shut out. Published within the transaction that does it: who listens and fails keeps it from happening.
 *
 * @param account the colleague's
 */
public record ColleagueLeft(UUID account) {}
