package nl.allesoveradministratie.pakketwijzer.identity;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.stream.Collectors;
import org.aopalliance.intercept.MethodInvocation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.security.authorization.AuthorizationEventPublisher;
import org.springframework.security.authorization.SpringAuthorizationEventPublisher;
import org.springframework.security.authorization.event.AuthorizationDeniedEvent;
import org.springframework.security.core.GrantedAuthority;

/**
 * Notes that a service refused somebody: which service, and what whoever asked may do; never who it was (S6). A screen
 * offers nobody what he may not do: a few come of old bookmarks, many mean that somebody tries, or that a screen is wrong (ASVS 16.3.2).
 */
@Configuration(proxyBeanMethods = false)
class Refusals {

    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

    private final Counter counter;

    Refusals(MeterRegistry registry) {
        counter = Counter.builder("pakketwijzer.refusals")
                .description("Services that refused somebody what he may not do")
                .register(registry);
    }

    @Bean
    static AuthorizationEventPublisher refusalsToldOf(ApplicationEventPublisher events) {
        return new SpringAuthorizationEventPublisher(events);
    }

    /** Addresses are refused too, for example to whoever is not signed in yet: that is no service. */
    @EventListener
    void refused(AuthorizationDeniedEvent<?> event) {
        if (event.getObject() instanceof MethodInvocation asked) {
            counter.increment();
            LOG.warn(
                    "Refused: {}.{} to {}",
                    asked.getMethod().getDeclaringClass().getSimpleName(),
                    asked.getMethod().getName(),
                    event.getAuthentication().get().getAuthorities().stream()
                            .map(GrantedAuthority::getAuthority)
                            .sorted()
                            .collect(Collectors.joining(", ")));
        }
    }
}
