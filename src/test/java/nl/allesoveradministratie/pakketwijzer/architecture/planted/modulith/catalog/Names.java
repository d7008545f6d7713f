package nl.allesoveradministratie.pakketwijzer.architecture.planted.modulith.catalog;

/** What the catalogue offers to others. */
public class Names {}
