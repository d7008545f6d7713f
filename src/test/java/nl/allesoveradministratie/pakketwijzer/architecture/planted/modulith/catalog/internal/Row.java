package nl.allesoveradministratie.pakketwijzer.architecture.planted.modulith.catalog.internal;

/** What it keeps to itself. */
public class Row {}
