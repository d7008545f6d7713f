package nl.allesoveradministratie.pakketwijzer.finder.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nl.allesoveradministratie.pakketwijzer.catalog.AccountingPackage;
import nl.allesoveradministratie.pakketwijzer.catalog.Catalog;
import nl.allesoveradministratie.pakketwijzer.catalog.Criterion;
import nl.allesoveradministratie.pakketwijzer.catalog.FactView;
import nl.allesoveradministratie.pakketwijzer.catalog.FactWords;
import nl.allesoveradministratie.pakketwijzer.finder.Answers;
import nl.allesoveradministratie.pakketwijzer.finder.Finder;
import nl.allesoveradministratie.pakketwijzer.finder.Outcome;
import nl.allesoveradministratie.pakketwijzer.finder.Situation;
import nl.allesoveradministratie.pakketwijzer.finder.SituationCheck;
import nl.allesoveradministratie.pakketwijzer.finder.SituationChecks;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.site.Words;
import nl.allesoveradministratie.pakketwijzer.web.Layout;
import nl.allesoveradministratie.pakketwijzer.web.Page;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** One package held against the visitor's situation: btw rules, government, bank, accountant, and leaving. */
@Controller
class SituationPage {

    private final Finder finder;
    private final Layout layout;
    private final Texts texts;

    SituationPage(Finder finder, Layout layout, Texts texts) {
        this.finder = finder;
        this.layout = layout;
        this.texts = texts;
    }

    /** An answer in words. */
    record Given(String subject, String answer) {}

    /** A check, with the answers that make it apply in words. */
    record Checked(SituationCheck check, List<Given> because) {

        /** The mark before its outcome. */
        FactView.Mark mark() {
            return SituationPage.mark(check.outcome());
        }
    }

    @GetMapping({"/pakketten/{id}/situatie", "/en/pakketten/{id}/situatie"})
    ResponseEntity<String> show(@PathVariable String id, HttpServletRequest request) {
        Catalog catalog = finder.catalog();
        AccountingPackage pack = PackageId.parse(id)
                .flatMap(catalog::find)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        AnswersInAddress given = AnswersInAddress.of(request, finder);
        Words words = texts.in(Language.ofPath(request.getRequestURI()));
        Situation situation = SituationChecks.of(pack, given.answers());
        Page page = layout.page(
                request, words.get("check.title", pack.name()), words.get("check.description", pack.name()));
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("pack", pack);
        model.put("situation", situation);
        model.put(
                "checks",
                situation.checks().stream()
                        .map(check -> new Checked(
                                check,
                                check.because().stream()
                                        .map(criterion -> given(criterion, given.answers(), words.language()))
                                        .toList()))
                        .toList());
        model.put("answers", given.answers());
        model.put("lossy", given.lossy());
        model.put("facts", new FactWords(words, layout.today()));
        return layout.show(request, "finder/web/situation", page, catalog.version(), model);
    }

    private Given given(String id, Answers answers, Language language) {
        Criterion criterion = finder.criteria().get(id);
        return new Given(
                finder.wording().of(criterion, language).shortName(),
                answers.values(id).stream()
                        .map(value -> finder.wording()
                                .option(criterion, value, language)
                                .label())
                        .collect(Collectors.joining(", ")));
    }

    private static FactView.Mark mark(Outcome outcome) {
        return switch (outcome) {
            case MET -> FactView.Mark.YES;
            case PARTLY -> FactView.Mark.PARTLY;
            case UNMET -> FactView.Mark.NO;
            case UNKNOWN -> FactView.Mark.UNKNOWN;
        };
    }
}
