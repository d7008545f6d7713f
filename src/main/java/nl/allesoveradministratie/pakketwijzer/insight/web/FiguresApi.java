package nl.allesoveradministratie.pakketwijzer.insight.web;

import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import nl.allesoveradministratie.pakketwijzer.catalog.AccountingPackage;
import nl.allesoveradministratie.pakketwijzer.catalog.PublishedCatalog;
import nl.allesoveradministratie.pakketwijzer.identity.VendorKeys;
import nl.allesoveradministratie.pakketwijzer.insight.Figure;
import nl.allesoveradministratie.pakketwijzer.insight.InterestReport;
import nl.allesoveradministratie.pakketwijzer.insight.PeriodKind;
import nl.allesoveradministratie.pakketwijzer.insight.Question;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import nl.allesoveradministratie.pakketwijzer.web.AddressPrefix;
import nl.allesoveradministratie.pakketwijzer.web.RateLimit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The figures for a vendor's own programs: the same cells as on the screen. Whatever is not theirs is the same 404. */
@RestController
@OnDoor(Door.PARTNER)
@RequestMapping(FiguresApi.PATH)
@SecurityScheme(name = "partnerKey", type = SecuritySchemeType.HTTP, scheme = "bearer")
@SecurityRequirement(name = "partnerKey")
@Tag(name = "Figures", description = "Anonymous figures about a vendor's own packages")
class FiguresApi {

    static final String PATH = "/api/partner/v1";

    private static final int TIMES = 600;
    private static final Duration PERIOD = Duration.ofMinutes(10);

    private final InterestReport report;
    private final PublishedCatalog catalog;
    private final VendorKeys keys;

    private final RateLimit perKey = new RateLimit(TIMES, PERIOD);

    /** Nobody finds a key by trying; this is for whoever tries. */
    private final RateLimit wrongKeys = new RateLimit(20, PERIOD);

    FiguresApi(InterestReport report, PublishedCatalog catalog, VendorKeys keys) {
        this.report = report;
        this.catalog = catalog;
        this.keys = keys;
    }

    record PackagesJson(List<PackageJson> packages, List<QuestionJson> tables) {}

    record PackageJson(String id, String name) {}

    record QuestionJson(String table, List<String> spans, String epsilon) {}

    record TableJson(
            String packageId,
            String table,
            String span,
            String period,
            String firstPeriod,
            String lastPeriod,
            List<RowJson> rows) {}

    record RowJson(
            String period,
            LocalDate from,
            LocalDate until,
            int releasedPeriods,
            @Nullable FigureJson viewedOrFurther,
            Map<String, FigureJson> figures) {}

    record FigureJson(@Nullable Integer value, int plusMinus) {

        /** What is hidden has no value. */
        static FigureJson of(Figure figure) {
            return new FigureJson(figure.shown() ? figure.value() : null, figure.halfWidth());
        }
    }

    @GetMapping(path = "/packages", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Your packages, and the tables there are of each",
            description =
                    "Send `Authorization: Bearer <key>` with a key that you made on your screen \"Sleutels\". More than"
                            + " 600 requests in ten minutes get a 429 problem with Retry-After in seconds.")
    ResponseEntity<PackagesJson> packages(HttpServletRequest request) {
        return asked(
                request,
                () -> fresh(new PackagesJson(
                        report.packages().stream()
                                .map(id -> new PackageJson(id.value(), name(id)))
                                .toList(),
                        Arrays.stream(Question.values())
                                .map(each -> new QuestionJson(
                                        each.key(),
                                        each.spans().stream()
                                                .map(PeriodKind::key)
                                                .toList(),
                                        each.family().epsilon().toPlainString()))
                                .toList())));
    }

    @GetMapping(path = "/packages/{id}/{table}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "A page of figures about one of your packages",
            description =
                    "The newest page, or that of `period`: the days of a month (2026-11), 13 weeks up to one (2026-W48), 12 months"
                            + " (2026-11), 8 quarters (2026-Q4) or 5 years (2026). A hidden figure has value null: it is too small beside its"
                            + " own noise. In 95 of 100 cases the true number is at most `plusMinus` away; values are rounded to 5. Days,"
                            + " weeks and months are released separately and do not add up exactly. Add `.csv` for a spreadsheet."
                            + " Whatever is not yours or not there is the same 404 problem.")
    ResponseEntity<TableJson> table(
            @PathVariable String id,
            @Parameter(description = "A table of /packages", example = "funnel-months") @PathVariable String table,
            @Parameter(description = "day, week, month, quarter or year; as a rule that of what is released")
                    @RequestParam(defaultValue = "")
                    String span,
            @RequestParam(defaultValue = "") String period,
            HttpServletRequest request) {
        return asked(request, () -> fresh(json(id, find(id, table, span, period))));
    }

    @GetMapping(path = "/packages/{id}/{table}.csv")
    @Operation(summary = "The same page for a spreadsheet", description = "Semicolons, UTF-8, a hidden value is empty.")
    ResponseEntity<byte[]> file(
            @PathVariable String id,
            @PathVariable String table,
            @RequestParam(defaultValue = "") String span,
            @RequestParam(defaultValue = "") String period,
            HttpServletRequest request) {
        return asked(request, () -> TableFile.of(id, find(id, table, span, period)));
    }

    @Hidden
    @GetMapping("/**")
    ResponseEntity<Void> nothing(HttpServletRequest request) {
        return asked(request, () -> {
            throw nothing();
        });
    }

    private InterestReport.Table find(String id, String table, String span, String period) {
        return new AskedTable(id, table, span, period).from(report).orElseThrow(FiguresApi::nothing);
    }

    private static TableJson json(String id, InterestReport.Table table) {
        return new TableJson(
                id,
                table.question().key(),
                table.span().key(),
                table.page().key(),
                table.first().key(),
                table.last().key(),
                table.rows().stream()
                        .map(row -> new RowJson(
                                row.period().key(),
                                row.period().from(),
                                row.period().until(),
                                row.parts(),
                                table.question().isFunnel() ? FigureJson.of(row.all()) : null,
                                row.bins().entrySet().stream()
                                        .collect(Collectors.toMap(
                                                Map.Entry::getKey,
                                                each -> FigureJson.of(each.getValue()),
                                                (one, other) -> one,
                                                java.util.LinkedHashMap::new))))
                        .toList());
    }

    private String name(PackageId id) {
        return catalog.current().find(id).map(AccountingPackage::name).orElse(id.value());
    }

    private static <T> ResponseEntity<T> fresh(T body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }

    private <T> ResponseEntity<T> asked(HttpServletRequest request, Supplier<ResponseEntity<T>> work) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        String key = header != null && header.regionMatches(true, 0, "Bearer ", 0, 7)
                ? header.substring(7).strip()
                : "";
        return keys.using(key, () -> {
                    if (!perKey.allows(key)) {
                        throw tooOften("More than " + TIMES + " requests in ten minutes.");
                    }
                    return work.get();
                })
                .orElseThrow(() -> refused(request));
    }

    /** The same for no key, a wrong one, one that was revoked, and one of a contract that ended. */
    private ErrorResponseException refused(HttpServletRequest request) {
        if (!wrongKeys.allows(AddressPrefix.of(request.getRemoteAddr()))) {
            return tooOften("Too many wrong keys.");
        }
        ErrorResponseException refused =
                problem(HttpStatus.UNAUTHORIZED, "no-key", "This needs the key of a vendor, which works.");
        refused.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        return refused;
    }

    private static ErrorResponseException tooOften(String detail) {
        ErrorResponseException often = problem(HttpStatus.TOO_MANY_REQUESTS, "too-often", detail);
        often.getHeaders().set(HttpHeaders.RETRY_AFTER, "30");
        return often;
    }

    private static ErrorResponseException nothing() {
        return problem(HttpStatus.NOT_FOUND, "nothing", "There is nothing here for this key.");
    }

    /** To the letter the same whatever was asked for. */
    private static ErrorResponseException problem(HttpStatus status, String type, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create("urn:pakketwijzer:" + type));
        problem.setInstance(URI.create(PATH));
        return new ErrorResponseException(status, problem, null);
    }
}
