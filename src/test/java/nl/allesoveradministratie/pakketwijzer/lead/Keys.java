package nl.allesoveradministratie.pakketwijzer.lead;

import java.nio.file.Path;
import java.util.Map;
import nl.allesoveradministratie.pakketwijzer.sealing.Digests;
import nl.allesoveradministratie.pakketwijzer.sealing.Opener;
import nl.allesoveradministratie.pakketwijzer.sealing.Sealer;
import nl.allesoveradministratie.pakketwijzer.sealing.SealingConfiguration;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** New keys in a folder, as a first start makes them. */
record Keys(Digests formDigests, Sealer leadSealer, Opener leadOpener) {

    static Keys in(Path folder) {
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource("test", Map.of("pakketwijzer.keys", folder.toString())));
            context.register(SealingConfiguration.class);
            context.refresh();
            return new Keys(
                    context.getBean("formDigests", Digests.class),
                    context.getBean("leadSealer", Sealer.class),
                    context.getBean("leadOpener", Opener.class));
        }
    }
}
