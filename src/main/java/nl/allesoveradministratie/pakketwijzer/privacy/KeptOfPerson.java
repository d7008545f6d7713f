package nl.allesoveradministratie.pakketwijzer.privacy;

import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.privacy.SubjectData.Pause;
import org.jooq.DSLContext;

/**
 * What a module keeps of people, for staff who carry out what somebody asked by letter, telephone or visit; answered by whoever
 * keeps it, so that this module need not know them. Who asked was made sure of before; the person is found by one lead of his.
 */
public interface KeptOfPerson {

    /** Whether there is an address to write to. */
    boolean hasAddress(DSLContext transaction, UUID lead);

    /**
     * Stops everything that is not storing (art. 18, 21 GDPR), of all that is kept under the lead's e-mail address; of a lead
     * without one, of that lead alone.
     *
     * @return false = there was nothing that still went on
     */
    boolean pause(DSLContext transaction, UUID lead, Pause pause);

    /** Goes on with what stands still for this reason, of as much; false = nothing did. */
    boolean resume(DSLContext transaction, UUID lead, Pause pause);

    /** Corrects this lead; false = it is not there, or it said so already. */
    boolean correct(DSLContext transaction, UUID lead, DeskCorrection correction);
}
