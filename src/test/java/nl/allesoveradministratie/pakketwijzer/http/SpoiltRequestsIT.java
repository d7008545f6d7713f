package nl.allesoveradministratie.pakketwijzer.http;

import static org.assertj.core.api.Assertions.assertThat;

import nl.allesoveradministratie.pakketwijzer.RunningApplication;
import nl.allesoveradministratie.pakketwijzer.security.Reader;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;

/** A few spoilt requests for every way in; {@code ./pakketwijzer bench fuzz} sends a hundred thousand. */
@TestPropertySource(properties = ContactIT.BEHIND_A_PROXY)
class SpoiltRequestsIT extends RunningApplication {

    private static final long REQUESTS = 1_200;

    @Autowired
    private ApplicationContext application;

    @Test
    void noRequestIsAFaultOfTheServers() throws Exception {
        // Nothing is kept of them: other tests share the database.
        SpoiltRequests requests = new SpoiltRequests(application, at(""), "", false);
        assertThat(Reader.all(requests.readers(), 0, REQUESTS, sent -> {})).isEmpty();
    }
}
