package nl.allesoveradministratie.pakketwijzer.web;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says where the product can be found, once it can be. */
@Component
class StartedAt {

    private static final Logger LOG = LoggerFactory.getLogger(StartedAt.class);

    @EventListener
    void ready(ApplicationReadyEvent event) {
        if (event.getApplicationContext() instanceof ServletWebServerApplicationContext context
                && context.getWebServer() != null) {
            LOG.info(
                    "Pakketwijzer is at http://localhost:{}",
                    context.getWebServer().getPort());
        }
    }
}
