package nl.allesoveradministratie.pakketwijzer.insight.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.allesoveradministratie.pakketwijzer.identity.SignedIn;
import nl.allesoveradministratie.pakketwijzer.insight.InterestReport;
import nl.allesoveradministratie.pakketwijzer.insight.TermsNotAccepted;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.servlet.handler.AbstractHandlerMapping;

/**
 * Answers 404 for the screen of a package that is not the partner's, exactly as for one that does not exist: Vaadin would
 * answer both with a page, and find out in the browser.
 */
@Component
@OnDoor(Door.PARTNER)
class OthersPackages extends AbstractHandlerMapping {

    private static final Pattern SCREEN = Pattern.compile("(?:/en)?/partner/pakketten/([^/]+)(?:/[^/]+)?");

    private static final HttpRequestHandler NOT_FOUND =
            (request, response) -> response.sendError(HttpServletResponse.SC_NOT_FOUND);

    private final InterestReport report;
    private final SignedIn signedIn;

    OthersPackages(InterestReport report, SignedIn signedIn) {
        this.report = report;
        this.signedIn = signedIn;
        // Just before the mapping that knows which screens there are
        setOrder(Ordered.LOWEST_PRECEDENCE - 3);
    }

    @Override
    protected @Nullable Object getHandlerInternal(HttpServletRequest request) {
        Matcher screen = SCREEN.matcher(request.getRequestURI());
        return screen.matches() && signedIn.findPartner().isPresent() && !mayBeSeen(screen.group(1)) ? NOT_FOUND : null;
    }

    private boolean mayBeSeen(String id) {
        try {
            return PackageId.parse(id).filter(report.packages()::contains).isPresent();
        } catch (TermsNotAccepted e) {
            // The terms come first, whatever was asked for.
            return true;
        }
    }
}
