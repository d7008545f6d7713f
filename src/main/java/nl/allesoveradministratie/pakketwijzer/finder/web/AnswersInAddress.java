package nl.allesoveradministratie.pakketwijzer.finder.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.allesoveradministratie.pakketwijzer.finder.Answers;
import nl.allesoveradministratie.pakketwijzer.finder.Finder;

/**
 * The answers in the address of a page that has parameters of its own.
 *
 * @param answers those that could be understood
 * @param lossy whether some could not
 */
record AnswersInAddress(Answers answers, boolean lossy) {

    static AnswersInAddress of(HttpServletRequest request, Finder finder) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> {
            if (finder.criteria().find(name).isPresent()) {
                parameters.put(name, List.of(values));
            }
        });
        Answers.Parsed parsed = finder.parse(parameters);
        return new AnswersInAddress(parsed.answers(), !parsed.problems().isEmpty());
    }
}
