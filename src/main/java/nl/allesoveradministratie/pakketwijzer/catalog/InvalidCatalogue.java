package nl.allesoveradministratie.pakketwijzer.catalog;

/** A catalogue file that is not as described; the message names the package and the field. */
class InvalidCatalogue extends IllegalArgumentException {

    InvalidCatalogue(String message) {
        super(message);
    }
}
