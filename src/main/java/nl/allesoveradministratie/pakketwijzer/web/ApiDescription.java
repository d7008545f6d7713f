package nl.allesoveradministratie.pakketwijzer.web;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.models.GroupedOpenApi;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The OpenAPI description of the open API. Each API has one of its own, under the address that it describes. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    @Bean
    GroupedOpenApi openApi() {
        return GroupedOpenApi.builder().group("v1").pathsToMatch("/api/v1/**").build();
    }

    /** Each is found where it is asked for; otherwise the host name of the request would stand in it. */
    @Bean
    OpenAPI here() {
        return new OpenAPI().servers(List.of(new Server().url("/")));
    }

    /** Where it is found. */
    @Controller
    static class Page {

        @GetMapping("/api/v1/openapi")
        String show() {
            return "forward:/api/openapi/v1";
        }
    }
}
