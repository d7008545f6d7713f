package nl.allesoveradministratie.pakketwijzer.privacy;

import java.util.List;

/** Keeps leads from being forgotten for a reason of the law; answered by whoever keeps leads. */
public interface LegalHolds {

    /**
     * A lead that is held.
     *
     * @param reference its number
     */
    record Held(String reference, HoldReason because) {}

    /** All that are held, by number. */
    List<Held> all();

    /** Holds a lead, and with it what was added to it; false = there is no lead with that number. */
    boolean hold(String reference, HoldReason because);

    /** Holds it no longer; false = it was not held. */
    boolean lift(String reference);
}
