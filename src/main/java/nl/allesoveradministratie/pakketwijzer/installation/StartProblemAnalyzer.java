package nl.allesoveradministratie.pakketwijzer.installation;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Hands a {@link StartProblem} to Spring Boot's own reporting of failed starts. */
class StartProblemAnalyzer extends AbstractFailureAnalyzer<StartProblem> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, StartProblem cause) {
        return new FailureAnalysis(cause.getMessage(), cause.advice(), cause);
    }
}
