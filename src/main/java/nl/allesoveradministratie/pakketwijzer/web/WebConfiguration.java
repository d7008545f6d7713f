package nl.allesoveradministratie.pakketwijzer.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import java.time.Clock;
import java.time.ZoneId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the HTML pages stand on. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration {

    /** A template in {@code catalog/web} becomes a class of that very package, so modules keep their own. */
    private static final String ROOT_PACKAGE = "nl.allesoveradministratie.pakketwijzer";

    /** Typed templates, compiled in the build, that escape what they print. */
    @Bean
    TemplateEngine templateEngine() {
        return TemplateEngine.createPrecompiled(null, ContentType.Html, null, ROOT_PACKAGE);
    }

    /** Days begin where the visitors are. */
    @Bean
    Clock clock() {
        return Clock.system(ZoneId.of("Europe/Amsterdam"));
    }
}
