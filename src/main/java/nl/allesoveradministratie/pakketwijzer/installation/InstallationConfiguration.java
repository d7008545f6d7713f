package nl.allesoveradministratie.pakketwijzer.installation;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** What the rest of the product may ask of its installation. */
@Configuration(proxyBeanMethods = false)
class InstallationConfiguration {

    @Bean
    Doors doors(Environment environment) {
        return Doors.of(environment);
    }
}
