package nl.allesoveradministratie.pakketwijzer.architecture.planted.ranker.catalog;

/** Two steps from the ranker: knows who pays. */
public class Fact {
    /** Names kinds of sources, which is allowed. */
    enum Kind {
        PARTNER_HELP
    }

    Kind kind = Kind.PARTNER_HELP;

    boolean isSponsored() {
        return false;
    }
}
