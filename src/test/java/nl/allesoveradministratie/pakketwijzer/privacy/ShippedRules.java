package nl.allesoveradministratie.pakketwijzer.privacy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;

/** The periods where nobody configures others. */
public final class ShippedRules {

    private ShippedRules() {}

    /** As the jar has them. */
    public static RetentionRules read() {
        try {
            List<ConfigurationPropertySource> sources = new ArrayList<>();
            for (PropertySource<?> source :
                    new YamlPropertySourceLoader().load("shipped", new ClassPathResource("application.yml"))) {
                ConfigurationPropertySources.from(source).forEach(sources::add);
            }
            return new Binder(sources)
                    .bind("pakketwijzer.retention", RetentionRules.class)
                    .get();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
