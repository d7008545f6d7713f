package nl.allesoveradministratie.pakketwijzer.architecture.planted.services.lead.ui;

import org.springframework.transaction.annotation.Transactional;

/** A screen that is a transaction. */
@Transactional
class LeadView {}
