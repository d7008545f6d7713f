package nl.allesoveradministratie.pakketwijzer.insight.web;

import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import org.springdoc.core.models.GroupedOpenApi;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The OpenAPI description of what partners' programs can ask, beside that of the open API; for everybody to read. */
@Configuration(proxyBeanMethods = false)
@OnDoor(Door.PARTNER)
class FiguresDescription {

    @Bean
    GroupedOpenApi partnerApi() {
        return GroupedOpenApi.builder()
                .group("partner")
                .pathsToMatch(FiguresApi.PATH + "/**")
                .build();
    }

    /** Under the address that it describes. */
    @Controller
    @OnDoor(Door.PARTNER)
    static class Page {

        @GetMapping(FiguresApi.PATH + "/openapi")
        String show() {
            return "forward:/api/openapi/partner";
        }
    }
}
