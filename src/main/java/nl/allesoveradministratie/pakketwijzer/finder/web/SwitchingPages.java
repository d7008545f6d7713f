package nl.allesoveradministratie.pakketwijzer.finder.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import nl.allesoveradministratie.pakketwijzer.catalog.AccountingPackage;
import nl.allesoveradministratie.pakketwijzer.catalog.Catalog;
import nl.allesoveradministratie.pakketwijzer.catalog.FactWords;
import nl.allesoveradministratie.pakketwijzer.finder.AnswerOptions;
import nl.allesoveradministratie.pakketwijzer.finder.Answers;
import nl.allesoveradministratie.pakketwijzer.finder.Finder;
import nl.allesoveradministratie.pakketwijzer.finder.PlanStep;
import nl.allesoveradministratie.pakketwijzer.finder.SwitchingPlan;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import nl.allesoveradministratie.pakketwijzer.shared.PartialDate;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.site.Words;
import nl.allesoveradministratie.pakketwijzer.web.CalendarFile;
import nl.allesoveradministratie.pakketwijzer.web.Layout;
import nl.allesoveradministratie.pakketwijzer.web.Page;
import nl.allesoveradministratie.pakketwijzer.web.PublicPaths;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The plan for switching to another package: a page to print, and a file for one's calendar. */
@Controller
class SwitchingPages implements PublicPaths {

    private final Finder finder;
    private final Layout layout;
    private final Texts texts;
    private final Clock clock;

    SwitchingPages(Finder finder, Layout layout, Texts texts, Clock clock) {
        this.finder = finder;
        this.layout = layout;
        this.texts = texts;
        this.clock = clock;
    }

    @Override
    public Stream<String> paths() {
        return Stream.of("/overstappen");
    }

    /** A step in words. */
    record Line(PlanStep step, String title, String text, String day) {}

    /**
     * What an address asks for.
     *
     * @param same whether the package chosen is the one used now, so that there is nothing to switch to
     * @param lost whether the package chosen does not exist (any more)
     */
    private record Wanted(
            Answers answers,
            boolean lossy,
            StartDate start,
            @Nullable AccountingPackage from,
            @Nullable AccountingPackage to,
            boolean same,
            boolean lost) {

        SwitchingPlan plan(LocalDate today) {
            LocalDate day = start.day() != null ? start.day() : SwitchingPlan.proposedStart(today, answers);
            return SwitchingPlan.of(today, day, answers, from, to);
        }

        /** The address of this plan with what was filled in as its start, without question mark. */
        String query() {
            return query(URLEncoder.encode(start.typed(), StandardCharsets.UTF_8));
        }

        String query(LocalDate day) {
            return query(day.toString());
        }

        private String query(String day) {
            List<String> parts = new ArrayList<>();
            if (to != null) {
                parts.add("p=" + to.id().value());
            }
            parts.add("start=" + day);
            if (answers.size() > 0) {
                parts.add(answers.query());
            }
            return String.join("&", parts);
        }
    }

    @GetMapping({"/overstappen", "/en/overstappen"})
    ResponseEntity<String> plan(
            @RequestParam(defaultValue = "") String p,
            @RequestParam(defaultValue = "") String start,
            HttpServletRequest request) {
        Catalog catalog = finder.catalog();
        Wanted wanted = wanted(catalog, p, start, request);
        Words words = texts.in(Language.ofPath(request.getRequestURI()));
        LocalDate today = layout.today();
        SwitchingPlan plan = wanted.plan(today);
        Map<PlanStep.Phase, List<Line>> lines = new LinkedHashMap<>();
        for (PlanStep.Phase phase : PlanStep.Phase.values()) {
            lines.put(phase, lines(plan, plan.steps(phase), words));
        }
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("plan", plan);
        model.put("lines", lines);
        model.put("startDay", words.date(new PartialDate(plan.start())));
        model.put(
                "typed",
                wanted.start().problem() == null
                        ? plan.start().toString()
                        : wanted.start().typed());
        model.put(
                "problems",
                wanted.start().problem() == null
                        ? Map.of()
                        : Map.of("start", wanted.start().problem()));
        model.put("daysLeft", plan.isShortNotice(today) ? (int) ChronoUnit.DAYS.between(today, plan.start()) : -1);
        LocalDate calm = plan.calmStart(today);
        boolean easier = plan.hasEasierStart(today)
                && StartDate.of(calm.toString(), today).problem() == null;
        model.put("easier", easier ? words.date(new PartialDate(calm)) : "");
        model.put("easierQuery", wanted.query(calm));
        model.put("query", wanted.query(plan.start()));
        model.put("answers", wanted.answers());
        model.put("lossy", wanted.lossy());
        model.put("same", wanted.same());
        model.put("lost", wanted.lost());
        model.put("packages", catalog.packages());
        model.put("facts", new FactWords(words, today));
        Page page = layout.page(request, words.get("switch.title"), words.get("switch.description"));
        return layout.show(request, "finder/web/switching", page, catalog.version(), model);
    }

    /** The same plan as a file; what cannot be planned goes back to the page that says why. */
    @GetMapping({"/overstappen.ics", "/en/overstappen.ics"})
    ResponseEntity<String> calendar(
            @RequestParam(defaultValue = "") String p,
            @RequestParam(defaultValue = "") String start,
            HttpServletRequest request) {
        Wanted wanted = wanted(finder.catalog(), p, start, request);
        Language language = Language.ofPath(request.getRequestURI());
        if (wanted.start().problem() != null) {
            return ResponseEntity.status(HttpStatus.SEE_OTHER)
                    .location(URI.create(language.prefix() + "/overstappen?" + wanted.query()))
                    .cacheControl(CacheControl.noStore())
                    .build();
        }
        Words words = texts.in(language);
        SwitchingPlan plan = wanted.plan(layout.today());
        String file = CalendarFile.of(
                words.get("switch.title"),
                lines(plan, plan.steps(), words).stream()
                        .map(line -> event(plan, line))
                        .toList());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(new MediaType("text", "calendar", StandardCharsets.UTF_8))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"overstapplan.ics\"")
                .header("X-Robots-Tag", "noindex")
                .body(file);
    }

    private Wanted wanted(Catalog catalog, String p, String start, HttpServletRequest request) {
        AnswersInAddress given = AnswersInAddress.of(request, finder);
        AccountingPackage from = given.answers()
                .first("current_package")
                .filter(value -> !value.equals(AnswerOptions.NONE))
                .flatMap(value -> find(catalog, value))
                .orElse(null);
        Optional<AccountingPackage> to = find(catalog, p);
        boolean same = from != null && to.filter(from::equals).isPresent();
        return new Wanted(
                given.answers(),
                given.lossy(),
                StartDate.of(start, layout.today()),
                from,
                same ? null : to.orElse(null),
                same,
                !p.isBlank() && to.isEmpty());
    }

    private static Optional<AccountingPackage> find(Catalog catalog, String id) {
        return PackageId.parse(id.strip()).flatMap(catalog::find);
    }

    private static List<Line> lines(SwitchingPlan plan, List<PlanStep> steps, Words words) {
        String from =
                plan.from() == null ? words.get("switch.old") : plan.from().name();
        String to = plan.to() == null ? words.get("switch.new") : plan.to().name();
        return steps.stream()
                .map(step -> {
                    String year = String.valueOf(plan.year(step));
                    String quarter = step.quarter() == null
                            ? ""
                            : words.get(
                                    "switch.quarter." + step.quarter().number(),
                                    String.valueOf(step.quarter().year()));
                    return new Line(
                            step,
                            words.get("switch.step." + step.key(), from, to, quarter, year),
                            words.get("switch.text." + step.key(), from, to, quarter, year),
                            words.date(new PartialDate(step.day())));
                })
                .toList();
    }

    /** The same switch gives the same events, so that taking the file in twice shows them once. */
    private CalendarFile.Event event(SwitchingPlan plan, Line line) {
        String name = String.join(
                " ",
                line.step().kind().key(),
                String.valueOf(plan.year(line.step())),
                plan.start().toString(),
                plan.from() == null ? "" : plan.from().id().value(),
                plan.to() == null ? "" : plan.to().id().value());
        UUID uid = UUID.nameUUIDFromBytes(("pakketwijzer " + name).getBytes(StandardCharsets.UTF_8));
        return new CalendarFile.Event(
                uid.toString(),
                clock.instant(),
                line.step().day(),
                line.title(),
                line.text(),
                null,
                line.step().kind().isDeadline());
    }
}
