package nl.allesoveradministratie.pakketwijzer.architecture.planted.services.lead.web;

import org.springframework.transaction.annotation.Transactional;

/** A page with a transaction. */
class IntakePage {
    @Transactional
    void post() {}
}
