package nl.allesoveradministratie.pakketwijzer.ui;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinResponse;
import com.vaadin.flow.server.VaadinSession;
import org.junit.jupiter.api.Test;

class ShortMemoryTest {

    @Test
    void aSessionThatEndedWhileItWasAnsweredIsLeftAlone() {
        VaadinRequest request = mock(VaadinRequest.class);
        when(request.getParameter("v-r")).thenReturn("uidl");
        when(request.getWrappedSession(false)).thenReturn(null);
        VaadinSession session = mock(VaadinSession.class);

        new ShortMemory().requestEnd(request, mock(VaadinResponse.class), session);

        verifyNoInteractions(session);
    }
}
