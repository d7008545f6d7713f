package nl.allesoveradministratie.pakketwijzer.catalog;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells in one line what is wrong with a catalogue file. */
class InvalidCatalogueAnalyzer extends AbstractFailureAnalyzer<InvalidCatalogue> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, InvalidCatalogue cause) {
        return new FailureAnalysis(
                "The catalogue cannot be loaded: " + cause.getMessage() + ".",
                "Its form is described in db/catalog/README.md.",
                cause);
    }
}
