package nl.allesoveradministratie.pakketwijzer.privacy;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Tells which number a lead has; answered by whoever keeps leads, so that this module need not know them. */
public interface LeadNumbers {

    /** Numbers by id; a lead that is not there any more is left out. */
    Map<UUID, String> of(Collection<UUID> leads);

    /** The lead with a number, capitals and spaces around it as people type them; empty = there is none. */
    Optional<UUID> find(String number);
}
