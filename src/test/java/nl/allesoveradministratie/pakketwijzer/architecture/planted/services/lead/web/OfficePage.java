package nl.allesoveradministratie.pakketwijzer.architecture.planted.services.lead.web;

/** A page that decides who may come in. */
@PreAuthorize
class OfficePage {}
