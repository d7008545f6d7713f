package nl.allesoveradministratie.pakketwijzer.usage;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import nl.allesoveradministratie.pakketwijzer.finder.QuestionsShown;
import nl.allesoveradministratie.pakketwijzer.finder.ResultShown;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.site.Sites;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * What our own statistics are made of: pages that were opened, by kind, and what the finder says of itself
 * (docs/decisions/0031-own-statistics.md). Whether somebody may be counted decides {@link UsageRecorder}.
 */
@Component
@OnDoor(Door.PUBLIC)
class OwnRecorder implements HandlerInterceptor, WebMvcConfigurer {

    private final UsageRecorder recorder;
    private final Sites sites;

    OwnRecorder(UsageRecorder recorder, Sites sites) {
        this.recorder = recorder;
        this.sites = sites;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    /** Before the answer leaves, so that it can bring the day's cookie. */
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (page(request).isPresent()) {
            recorder.count(answered -> List.of());
        }
        return true;
    }

    /** A page that the browser had already counts too; one that is not there does not. */
    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        if (failure == null
                && (response.getStatus() == HttpServletResponse.SC_OK
                        || response.getStatus() == HttpServletResponse.SC_NOT_MODIFIED)) {
            page(request).ifPresent(page -> count(site -> List.of(new OwnBin(site, OwnKind.PAGE, page.key()))));
        }
    }

    private static Optional<PageKind> page(HttpServletRequest request) {
        return "GET".equals(request.getMethod())
                        && request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE)
                                instanceof String pattern
                ? PageKind.of(pattern)
                : Optional.empty();
    }

    @EventListener
    void on(QuestionsShown event) {
        count(site -> List.of(new OwnBin(site, OwnKind.FINDER, String.valueOf(event.page()))));
    }

    @EventListener
    void on(ResultShown event) {
        count(site -> {
            List<OwnBin> seen = new ArrayList<>();
            seen.add(new OwnBin(site, OwnKind.FINDER, String.valueOf(OwnKind.RESULT)));
            event.wanted().forEach(criterion -> seen.add(new OwnBin(site, OwnKind.WANTED, criterion)));
            event.unknown()
                    .forEach(fact -> seen.add(
                            new OwnBin(site, OwnKind.MISSING, fact.pack().id().value() + ":" + fact.criterion())));
            return seen;
        });
    }

    /** @param seen what, on a site */
    private void count(Function<String, List<OwnBin>> seen) {
        recorder.count(request -> seen.apply(sites.of(request.getServerName()).key()));
    }
}
