package nl.allesoveradministratie.pakketwijzer.architecture.planted.internals.catalog;

/** What the catalogue offers to others. */
public class Names {}
