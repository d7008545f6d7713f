package nl.allesoveradministratie.pakketwijzer.installation;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;

/** Says in one line on standard error why the start failed; Boot's own banner for it is switched off. */
class OneLineReporter implements FailureAnalysisReporter {

    @Override
    public void report(FailureAnalysis analysis) {
        String advice = analysis.getAction() == null ? "" : " " + analysis.getAction();
        System.err.println(
                "Pakketwijzer cannot start: " + (analysis.getDescription() + advice).replaceAll("\\s+", " "));
    }
}
