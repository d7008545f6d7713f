package nl.allesoveradministratie.pakketwijzer.architecture.planted.promise.lead;

/** People. */
public class LeadInbox {}
