package nl.allesoveradministratie.pakketwijzer.installation;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.env.Environment;

/**
 * Which doors this process opens.
 *
 * @param open not empty
 */
public record Doors(Set<Door> open) {

    /** The name of the setting: {@code --doors=public,worker}. */
    public static final String SETTING = "pakketwijzer.doors";

    public Doors {
        open = Set.copyOf(open);
    }

    /**
     * From the configuration; nothing said = all of them.
     *
     * @throws StartProblem when a door is named that does not exist
     */
    public static Doors of(Environment environment) {
        String setting = environment.getProperty(SETTING, "");
        if (setting.isBlank()) {
            return new Doors(EnumSet.allOf(Door.class));
        }
        return new Doors(Arrays.stream(setting.split(",", -1)).map(Doors::named).collect(Collectors.toSet()));
    }

    private static Door named(String name) {
        return Arrays.stream(Door.values())
                .filter(door -> door.key().equals(name.strip()))
                .findFirst()
                .orElseThrow(() -> new StartProblem(
                        "There is no door called \"" + name.strip() + "\".",
                        "Choose from "
                                + Arrays.stream(Door.values()).map(Door::key).collect(Collectors.joining(", "))
                                + "."));
    }

    /** Whether a door is open. */
    public boolean opens(Door door) {
        return open.contains(door);
    }

    /** Whether all of them are. */
    public boolean opensAll() {
        return open.size() == Door.values().length;
    }
}
