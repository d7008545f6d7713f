package nl.allesoveradministratie.pakketwijzer.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.internal.UIInternals;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinRequestInterceptor;
import com.vaadin.flow.server.VaadinResponse;
import com.vaadin.flow.server.VaadinService;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.VaadinSession;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Keeps the conversations of visitors small. Vaadin keeps its last answer to each, for a browser that did not get it and asks once more;
 * of the result that is more than everything else together. Such a visitor loads the address anew instead: all answers are in it. Staff
 * and partners keep theirs, since their screens may hold more than the address says.
 */
@Component
class ShortMemory implements VaadinServiceInitListener, VaadinRequestInterceptor {

    private static final long serialVersionUID = 1L;

    /** In characters; what is shorter is kept. */
    private static final int SHORT = 2_000;

    /** What Vaadin says to who comes after his session. */
    private static final String LOAD_ANEW = VaadinService.createSessionExpiredJSON(false);

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addVaadinRequestInterceptor(this);
    }

    @Override
    public void requestStart(VaadinRequest request, VaadinResponse response) {
        // Nothing is kept yet
    }

    @Override
    public void handleException(
            VaadinRequest request, VaadinResponse response, @Nullable VaadinSession session, Exception exception) {
        // Nothing was kept
    }

    @Override
    public void requestEnd(VaadinRequest request, VaadinResponse response, @Nullable VaadinSession session) {
        // A session that ended meanwhile, of which nothing is kept either
        if (session == null
                || request.getWrappedSession(false) == null
                || !"uidl".equals(request.getParameter("v-r"))) {
            return;
        }
        session.lock();
        try {
            UI ui = session.getService().findUI(request);
            if (ui != null && isOfVisitor(ui)) {
                forget(ui.getInternals());
            }
        } finally {
            session.unlock();
        }
    }

    private static void forget(UIInternals conversation) {
        String last = conversation.getLastRequestResponse();
        if (last != null && last.length() > SHORT) {
            conversation.setLastRequestResponse(LOAD_ANEW);
        }
    }

    /** The finder's address says everything; no other visitor talks with Vaadin. */
    private static boolean isOfVisitor(UI ui) {
        String path = ui.getInternals().getActiveViewLocation().getPath().replaceFirst("^en/", "");
        return path.equals("keuzehulp") || path.startsWith("keuzehulp/");
    }
}
