package nl.allesoveradministratie.pakketwijzer.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.internal.nodefeature.PropertyChangeDeniedException;
import com.vaadin.flow.server.DefaultErrorHandler;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.VaadinServletRequest;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.site.Words;
import nl.allesoveradministratie.pakketwijzer.web.RequestId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;

/**
 * What somebody is told when a step on a screen fails: that it was not done, and a code that stands in the log too. Vaadin would write
 * it down and say nothing. What was typed stays as it is, so it can be tried again.
 */
@Component
class Failures implements VaadinServiceInitListener {

    private static final long serialVersionUID = 1L;

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private final transient Texts texts;
    private final transient Counter failures;

    Failures(Texts texts, MeterRegistry registry) {
        this.texts = texts;
        this.failures = Counter.builder("pakketwijzer.screen.failures")
                .description("Screens, and steps on them, that failed")
                .register(registry);
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addSessionInitListener(init -> init.getSession().setErrorHandler(this::failed));
    }

    private void failed(ErrorEvent event) {
        Throwable failure = event.getThrowable();
        if (DefaultErrorHandler.SOCKET_EXCEPTIONS.contains(failure.getClass().getName())) {
            // Who hung up in the middle of a step
            return;
        }
        if (NestedExceptionUtils.getMostSpecificCause(failure) instanceof PropertyChangeDeniedException) {
            LOG.warn("A browser told a screen of ours what it does not ask");
            return;
        }
        String code = code();
        UI ui = UI.getCurrent();
        note("A step on a screen failed, error code {}", code, failure);
        if (ui != null) {
            tell(ui, code);
        }
    }

    /** Writes down where it failed, and no word of the failures themselves: somebody may have typed them. */
    void note(String line, String code, Throwable failure) {
        failures.increment();
        LOG.error(line, code, wordless(failure));
    }

    private static Throwable wordless(Throwable failure) {
        Throwable cause = failure.getCause();
        Throwable bare = new Throwable(failure.getClass().getName(), cause == null ? null : wordless(cause));
        bare.setStackTrace(failure.getStackTrace());
        return bare;
    }

    private void tell(UI ui, String code) {
        Words words = texts.in(
                Language.ofPath("/" + ui.getInternals().getActiveViewLocation().getPath()));
        // Of several that fail at once, one is enough
        if (ui.getChildren().anyMatch(Notice.class::isInstance)) {
            return;
        }
        Notice notice = new Notice();
        Button close = new Button(words.get("error.failed.close"), press -> notice.close());
        close.addThemeNames("primary");
        close.setAutofocus(true);
        ui.add(notice);
        notice.getElement().addEventListener("close", closed -> notice.removeFromParent());
        String heading = words.get("error.failed.h1");
        notice.show(
                heading,
                new H2(heading),
                new Paragraph(words.get("error.failed.step")),
                named(words, code),
                Markup.div("row", close));
    }

    private static final class Notice extends Modal {

        private static final long serialVersionUID = 1L;

        private Notice() {
            getElement().setAttribute("role", "alertdialog");
        }
    }

    /** A code with what it is for. */
    static Paragraph named(Words words, String code) {
        Paragraph named = new Paragraph(words.get("error.code") + " ");
        named.add(Markup.span("num strong", code));
        return named;
    }

    /** Of the request that is answered now; for what a screen does by itself, one that stands nowhere else. */
    static String code() {
        VaadinServletRequest request = VaadinServletRequest.getCurrent();
        return request == null ? RequestId.fresh() : RequestId.of(request.getHttpServletRequest());
    }
}
