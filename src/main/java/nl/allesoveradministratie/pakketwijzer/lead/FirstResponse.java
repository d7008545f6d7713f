package nl.allesoveradministratie.pakketwijzer.lead;

import java.time.Duration;
import java.time.Instant;
import nl.allesoveradministratie.pakketwijzer.identity.Team;

/**
 * How it stands with the first response to somebody, in office time.
 *
 * @param time that is left, that it is late, or that it took; as the state says; nothing when there is none to say
 * @param target within which there should be one
 */
public record FirstResponse(State state, Duration time, Duration target) {

    /** How it stands. */
    public enum State {
        /** There is time. */
        WAITS,
        /** Three quarters of the time have passed. */
        SOON,
        /** The time has passed. */
        LATE,
        /** There was one in time. */
        MET,
        /** There was one, after the time. */
        MISSED,
        /** There was none, and nobody waits for it any more. */
        NONE
    }

    /** Of a lead, by the hours of its team, at a moment. */
    static FirstResponse of(LeadSummary lead, Team team, Instant now) {
        ResponseClock clock = new ResponseClock(team.hours());
        Instant received = lead.receivedAt().toInstant();
        Instant due = lead.respondBy() == null ? clock.after(received, team.target()) : lead.respondBy();
        Instant response = lead.firstResponseAt();
        if (response != null) {
            State state = response.isAfter(due) ? State.MISSED : State.MET;
            return new FirstResponse(state, clock.between(received, response), team.target());
        }
        if (lead.status() == LeadStatus.DONE) {
            return new FirstResponse(State.NONE, Duration.ZERO, team.target());
        }
        if (now.isAfter(due)) {
            return new FirstResponse(State.LATE, clock.between(due, now), team.target());
        }
        Duration left = clock.between(now, due);
        State state = left.multipliedBy(4).compareTo(team.target()) <= 0 ? State.SOON : State.WAITS;
        return new FirstResponse(state, left, team.target());
    }
}
