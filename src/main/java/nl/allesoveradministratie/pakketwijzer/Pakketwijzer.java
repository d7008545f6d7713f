package nl.allesoveradministratie.pakketwijzer;

import java.util.Arrays;
import nl.allesoveradministratie.pakketwijzer.database.DatabaseConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts the product, or with {@code --prepare} only makes an external database's logins ready. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Pakketwijzer {

    static void main(String[] args) {
        if (Arrays.asList(args).contains("--prepare")) {
            prepare(args);
        } else {
            SpringApplication.run(Pakketwijzer.class, args);
        }
    }

    private static void prepare(String[] args) {
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(DatabaseConfiguration.class)
                .web(WebApplicationType.NONE)
                .run(args)) {
            System.out.println("The database logins are ready");
        }
    }
}
