package nl.allesoveradministratie.pakketwijzer.consent;

import org.apache.tomcat.util.http.CookieProcessor;
import org.apache.tomcat.util.http.Rfc6265CookieProcessor;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the gate where cookies are written. */
@Configuration(proxyBeanMethods = false)
class ConsentConfiguration {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> guardedCookies(CookieGate gate) {
        return factory -> factory.addContextCustomizers(context -> {
            CookieProcessor present = context.getCookieProcessor();
            context.setCookieProcessor(
                    new GuardedCookies(present == null ? new Rfc6265CookieProcessor() : present, gate));
        });
    }
}
