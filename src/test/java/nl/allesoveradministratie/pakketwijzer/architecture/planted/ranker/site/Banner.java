package nl.allesoveradministratie.pakketwijzer.architecture.planted.ranker.site;

/** Nothing that a ranking may depend on. */
public class Banner {}
