package nl.allesoveradministratie.pakketwijzer.architecture.planted.promise.usage;

/** Figures. */
public class Counters {}
