package nl.allesoveradministratie.pakketwijzer.site;

/** A video was placed on a page of ours, or taken away, in this process. */
record EmbedsChanged() {}
