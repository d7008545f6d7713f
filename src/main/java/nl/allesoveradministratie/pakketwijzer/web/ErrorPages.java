package nl.allesoveradministratie.pakketwijzer.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.site.Words;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** What a visitor sees when something is not there or goes wrong: a page that leads on, or a problem (RFC 9457). */
@Controller
class ErrorPages implements ErrorController {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);

    private final Layout layout;
    private final Texts texts;

    ErrorPages(Layout layout, Texts texts) {
        this.layout = layout;
        this.texts = texts;
    }

    @RequestMapping("${server.error.path:/error}")
    ResponseEntity<?> error(HttpServletRequest request) {
        HttpStatus status = status(request);
        String path = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
        String code = status.is5xxServerError() ? reported(request) : "";
        if (path.startsWith("/api/")) {
            ProblemDetail problem = ProblemDetail.forStatus(status);
            if (!code.isEmpty()) {
                problem.setProperty("code", code);
            }
            return ResponseEntity.status(status)
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(problem);
        }
        Language language = Language.ofPath(path);
        Words words = texts.in(language);
        String kind = status.is5xxServerError() ? "failed" : "missing";
        Page page = layout.page(request, language, "/", "", words.get("error." + kind + ".title"), "");
        return layout.showOnce(status, "web/error", page, Map.of("kind", kind, "code", code));
    }

    /** A code that the visitor can name and that stands in the log; it holds nothing about the visitor. */
    private static String reported(HttpServletRequest request) {
        String code = RequestId.of(request);
        LOG.error("A visitor was shown error code {}", code);
        return code;
    }

    private static HttpStatus status(HttpServletRequest request) {
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        HttpStatus status = code instanceof Integer number ? HttpStatus.resolve(number) : null;
        return status == null ? HttpStatus.NOT_FOUND : status;
    }
}
