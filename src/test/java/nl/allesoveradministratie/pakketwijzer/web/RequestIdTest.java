package nl.allesoveradministratie.pakketwijzer.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** A request has a number, in the log and on the page that says that something failed. */
class RequestIdTest {

    @Test
    void standsBesideWhatARequestLeavesInTheLogAndNothingElse() throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setRemoteAddr("203.0.113.9");
        List<String> logged = new ArrayList<>();

        new RequestId().doFilter(request, new MockHttpServletResponse(), (one, two) -> logged.add(MDC.get("request")));

        assertThat(logged).singleElement().asString().matches("[0-9A-F]{8}").isEqualTo(RequestId.of(request));
        assertThat(MDC.get("request")).isNull();
    }

    @Test
    void isDrawnByLot() {
        Set<String> drawn = new HashSet<>();
        for (int i = 0; i < 50; i++) {
            drawn.add(RequestId.of(new MockHttpServletRequest()));
        }
        assertThat(drawn).hasSizeGreaterThan(48);
    }
}
