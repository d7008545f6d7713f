package nl.allesoveradministratie.pakketwijzer.lead.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.lead.Enquiry;
import nl.allesoveradministratie.pakketwijzer.lead.LeadIntake;
import nl.allesoveradministratie.pakketwijzer.lead.Sieve;
import nl.allesoveradministratie.pakketwijzer.lead.SiteKeyCheck;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.web.AddressPrefix;
import nl.allesoveradministratie.pakketwijzer.web.RateLimit;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Questions that a sister site took in with a form of its own. What it gets a reference for is durable. */
@RestController
@OnDoor(Door.PUBLIC)
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@SecurityScheme(name = "siteKey", type = SecuritySchemeType.HTTP, scheme = "bearer")
@Tag(name = "Leads", description = "Questions from the sister sites, each with a key of its own")
class LeadsApi {

    private static final String NOTHING_KEPT = "Nothing was kept. Please try again.";
    private static final int MOST_BYTES = 65_536;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final LeadIntake intake;
    private final Sieve sieve;
    private final SiteKeyCheck keys;
    private final Texts texts;

    private final RateLimit perSite = new RateLimit(600, Duration.ofMinutes(10));

    /** Nobody finds a key by trying; this is for whoever tries. */
    private final RateLimit wrongKeys = new RateLimit(20, Duration.ofMinutes(10));

    LeadsApi(LeadIntake intake, Sieve sieve, SiteKeyCheck keys, Texts texts) {
        this.intake = intake;
        this.sieve = sieve;
        this.keys = keys;
        this.texts = texts;
    }

    record ReferenceJson(String reference) {}

    @PostMapping(path = "/leads", consumes = MediaType.APPLICATION_JSON_VALUE)
    @SecurityRequirement(name = "siteKey")
    @Operation(
            summary = "Takes in a question; needs the key of a site",
            description =
                    "Send `Authorization: Bearer <key>`. `submissionId` is a UUID that your form makes when it is shown:"
                            + " the same id with the same content changes nothing and gives the same reference, with other content it"
                            + " amends; so repeat a request as long as you are not sure. `agreedText` is, to the letter, what stood"
                            + " above the button. Bad input is a 422 problem with `errors`, one for each field. More than 600 questions"
                            + " in ten minutes, or too many wrong keys, get a 429 problem; 503 means that nothing was kept: try again"
                            + " after `Retry-After` seconds.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = LeadJson.class))))
    ResponseEntity<ReferenceJson> take(HttpServletRequest request) throws IOException {
        String site = site(request);
        if (!perSite.allows(site)) {
            throw later(HttpStatus.TOO_MANY_REQUESTS, "too-often", "Too many questions in a short time.");
        }
        LeadJson lead = read(request);
        Map<String, String> problems = lead.problems(texts.in(Language.EN));
        if (!problems.isEmpty()) {
            throw invalid(problems);
        }
        UUID submission = UUID.fromString(lead.submissionId());
        Enquiry enquiry = lead.enquiry(site);
        return intake.submit(submission, enquiry, lead.receipt(), sieve.passOn(submission, enquiry))
                .map(reference ->
                        ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new ReferenceJson(reference)))
                .orElseThrow(() -> later(HttpStatus.SERVICE_UNAVAILABLE, "away", NOTHING_KEPT));
    }

    private String site(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        String key = header != null && header.regionMatches(true, 0, "Bearer ", 0, 7)
                ? header.substring(7).strip()
                : "";
        return switch (keys.check(key)) {
            case SiteKeyCheck.OfSite known -> known.site();
            case SiteKeyCheck.Unknown unknown -> throw refused(request);
            case SiteKeyCheck.Away away -> throw later(HttpStatus.SERVICE_UNAVAILABLE, "away", NOTHING_KEPT);
        };
    }

    /** The same for no key, a wrong one and one that was revoked. */
    private ErrorResponseException refused(HttpServletRequest request) {
        if (!wrongKeys.allows(AddressPrefix.of(request.getRemoteAddr()))) {
            return later(HttpStatus.TOO_MANY_REQUESTS, "too-often", "Too many wrong keys.");
        }
        ErrorResponseException refused =
                problem(HttpStatus.UNAUTHORIZED, "no-key", "This needs the key of a site, which works.");
        refused.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        return refused;
    }

    private static LeadJson read(HttpServletRequest request) throws IOException {
        byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            throw problem(HttpStatus.CONTENT_TOO_LARGE, "too-large", "A question is 64 kB at most.");
        }
        try {
            LeadJson lead = JSON.readValue(body, LeadJson.class);
            if (lead != null) {
                return lead;
            }
        } catch (JacksonException e) {
            // Not its message: it may hold what somebody wrote.
        }
        throw problem(HttpStatus.BAD_REQUEST, "no-json", "This is not JSON as described at /api/v1/openapi.");
    }

    private static ErrorResponseException invalid(Map<String, String> problems) {
        ErrorResponseException invalid = problem(
                HttpStatus.UNPROCESSABLE_CONTENT, "invalid-lead", "Something is missing, or not as it should be.");
        List<Map<String, String>> errors = problems.entrySet().stream()
                .map(each -> Map.of("pointer", "#/" + each.getKey(), "detail", each.getValue()))
                .toList();
        invalid.getBody().setProperty("errors", errors);
        return invalid;
    }

    private static ErrorResponseException later(HttpStatus status, String type, String detail) {
        ErrorResponseException later = problem(status, type, detail);
        later.getHeaders().set(HttpHeaders.RETRY_AFTER, "30");
        return later;
    }

    private static ErrorResponseException problem(HttpStatus status, String type, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create("urn:pakketwijzer:" + type));
        return new ErrorResponseException(status, problem, null);
    }
}
