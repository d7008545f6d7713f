package nl.allesoveradministratie.pakketwijzer.architecture.planted.services.lead.web;

/** Stands for Spring Security's. */
@interface PreAuthorize {}
