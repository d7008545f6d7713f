package nl.allesoveradministratie.pakketwijzer.architecture.planted.screens.catalog.db;

/** Stands for generated tables. */
public class Tables {}
