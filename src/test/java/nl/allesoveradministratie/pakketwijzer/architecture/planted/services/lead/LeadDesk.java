package nl.allesoveradministratie.pakketwijzer.architecture.planted.services.lead;

import org.springframework.transaction.annotation.Transactional;

/** A service, where it belongs. */
public class LeadDesk {
    @Transactional
    void claim() {}
}
