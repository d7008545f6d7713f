package nl.allesoveradministratie.pakketwijzer.sealing;

/** A sealed value does not open: another key, another place, or it was changed. Says where it was, never what. */
public class CannotOpen extends RuntimeException {

    CannotOpen(Place place) {
        super("A sealed value does not open: " + place.column());
    }
}
