package nl.allesoveradministratie.pakketwijzer.architecture.planted.promise.privacy;

import nl.allesoveradministratie.pakketwijzer.architecture.planted.promise.site.VisitorNumbers;

/** Comes to the figures through a third class. */
public class RetentionRun {
    VisitorNumbers forbidden = new VisitorNumbers();
}
