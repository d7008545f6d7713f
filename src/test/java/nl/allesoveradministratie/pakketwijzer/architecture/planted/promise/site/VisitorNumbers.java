package nl.allesoveradministratie.pakketwijzer.architecture.planted.promise.site;

import nl.allesoveradministratie.pakketwijzer.architecture.planted.promise.usage.Counters;

/** Leads from people to figures. */
public class VisitorNumbers {
    Counters counters = new Counters();
}
