package nl.allesoveradministratie.pakketwijzer.architecture.planted.promise.insight;

import nl.allesoveradministratie.pakketwijzer.architecture.planted.promise.catalog.InterestedPeople;

/** Comes to the people through a third class. */
public class InterestReport {
    InterestedPeople forbidden = new InterestedPeople();
}
