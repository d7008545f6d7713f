package nl.allesoveradministratie.pakketwijzer.consent;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.web.util.WebUtils;

/** Takes a visitor's choice: writes its receipt, has what is withdrawn forgotten, and keeps it in the visitor's browser. */
@Service
public class ConsentRegistration {

    private final Consent consent;
    private final ConsentReceipts receipts;
    private final PublishedRegistry registries;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ConsentRegistration(
            Consent consent,
            ConsentReceipts receipts,
            PublishedRegistry registries,
            ApplicationEventPublisher events,
            Clock clock) {
        this.consent = consent;
        this.receipts = receipts;
        this.registries = registries;
        this.events = events;
        this.clock = clock;
    }

    /** What came of a choice. */
    public enum Outcome {
        /** It counts from now on. */
        KEPT,
        /** The list of cookies became another while it was shown. */
        LIST_CHANGED,
        /** No receipt could be written of it. */
        NOT_PROVABLE
    }

    /**
     * Takes a choice. Without a receipt a refusal is honoured all the same, and an acceptance is not: it could not be proved.
     * Nor is one that was made with another list in view than there is now.
     *
     * @param seen the version of the list that was shown
     * @param wanted the categories to allow; of those only what there is to ask counts
     * @param mayWrite false = this visitor has written so much that no receipt is made
     * @return what came of it; unless it is kept, everything is as it was
     */
    public Outcome register(
            HttpServletRequest request,
            HttpServletResponse response,
            Set<CookieCategory> wanted,
            ListVersion seen,
            ConsentSource source,
            Language language,
            boolean mayWrite) {
        CookieRegistry registry = registries.current();
        Set<CookieCategory> allowed = EnumSet.noneOf(CookieCategory.class);
        allowed.addAll(wanted);
        allowed.retainAll(registry.asked());
        if (!allowed.isEmpty() && !seen.equals(registry.version())) {
            return Outcome.LIST_CHANGED;
        }
        Optional<String> receipt = mayWrite
                ? receipts.write(allowed, registry, language, Consent.hasSignal(request), source)
                : Optional.empty();
        if (receipt.isEmpty() && !allowed.isEmpty()) {
            return Outcome.NOT_PROVABLE;
        }
        ConsentChoice before = consent.of(request);
        withdraw(request, response, registry, allowed);
        LocalDate today = LocalDate.now(clock);
        // Who refuses everything gets no number to be known by.
        String number = allowed.isEmpty() ? "" : receipt.orElse("");
        ConsentChoice choice = ConsentChoice.made(allowed, today, number, registry, Consent.hasSignal(request), before);
        response.addCookie(OwnCookie.of(request, CookieRegistry.CHOICE, choice.kept(), lifetime(today)));
        consent.replace(request, choice);
        return Outcome.KEPT;
    }

    /** Also of a category that does not count any more by itself: a cookie of it may still be there. */
    private void withdraw(
            HttpServletRequest request,
            HttpServletResponse response,
            CookieRegistry registry,
            Set<CookieCategory> allowed) {
        Set<CookieCategory> withdrawn = EnumSet.noneOf(CookieCategory.class);
        withdrawn.addAll(consent.of(request).allowed());
        withdrawn.removeAll(allowed);
        if (!withdrawn.isEmpty()) {
            events.publishEvent(new ConsentWithdrawn(withdrawn));
        }
        registry.all().stream()
                .filter(cookie -> cookie.isOwn() && cookie.category().isOptional())
                .filter(cookie -> !allowed.contains(cookie.category()))
                .filter(cookie ->
                        withdrawn.contains(cookie.category()) || WebUtils.getCookie(request, cookie.name()) != null)
                .forEach(cookie -> response.addCookie(OwnCookie.of(request, cookie.name(), "", Duration.ZERO)));
    }

    private Duration lifetime(LocalDate today) {
        return Duration.between(
                ZonedDateTime.now(clock), today.plusMonths(ConsentChoice.MONTHS).atStartOfDay(clock.getZone()));
    }
}
