package nl.allesoveradministratie.pakketwijzer.sealing;

import java.nio.file.Path;
import java.util.List;
import nl.allesoveradministratie.pakketwijzer.installation.StartProblem;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.core.env.Environment;

/** The command that renews a key, while the product runs or not. Not found by scanning: nothing but the command uses it. */
public class RenewKeys {

    /** What the command is given: {@code --renew-key=lead}. */
    public static final String SETTING = "renew-key";

    /**
     * Renews a key.
     *
     * @param args with {@link #SETTING}, and where the keys are if that is not as usual
     * @throws StartProblem when it could not be renewed; nothing is lost then
     */
    public static void run(String... args) {
        new SpringApplicationBuilder(RenewKeys.class)
                .web(WebApplicationType.NONE)
                .initializers(context -> renew(context.getEnvironment()))
                .run(args)
                .close();
    }

    private static void renew(Environment environment) {
        new KeyFolder(Path.of(environment.getRequiredProperty("pakketwijzer.keys"))
                        .toAbsolutePath()
                        .normalize())
                .renew(named(environment.getProperty(SETTING, "")));
    }

    private static Keyset named(String name) {
        return List.of(Keyset.LEAD, Keyset.MAIL).stream()
                .filter(keyset -> keyset.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new StartProblem(
                        "There is no key called \"" + name + "\" that can be renewed.", "Choose from lead, mail."));
    }
}
