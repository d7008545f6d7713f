package nl.allesoveradministratie.pakketwijzer.sealing;

import java.nio.file.Path;
import java.util.List;
import nl.allesoveradministratie.pakketwijzer.installation.StartProblem;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The command that renews a key, while the product runs or not. */
@Configuration(proxyBeanMethods = false)
public class RenewKeys {

    /** What the command is given: {@code --renew-key=lead}. */
    public static final String SETTING = "renew-key";

    @Bean
    KeyFolder keyFolder(Environment environment) {
        KeyFolder folder = new KeyFolder(Path.of(environment.getRequiredProperty("pakketwijzer.keys"))
                .toAbsolutePath()
                .normalize());
        folder.renew(named(environment.getProperty(SETTING, "")));
        return folder;
    }

    private static Keyset named(String name) {
        return List.of(Keyset.LEAD, Keyset.MAIL).stream()
                .filter(keyset -> keyset.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new StartProblem(
                        "There is no key called \"" + name + "\" that can be renewed.", "Choose from lead, mail."));
    }

    /**
     * Renews a key.
     *
     * @param args with {@link #SETTING}, and where the keys are if that is not as usual
     * @throws StartProblem when it could not be renewed; nothing is lost then
     */
    public static void run(String... args) {
        new SpringApplicationBuilder(RenewKeys.class)
                .web(WebApplicationType.NONE)
                .run(args)
                .close();
    }
}
