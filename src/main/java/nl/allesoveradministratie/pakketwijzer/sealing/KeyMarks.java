package nl.allesoveradministratie.pakketwijzer.sealing;

import com.google.crypto.tink.KeysetHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import nl.allesoveradministratie.pakketwijzer.installation.StartProblem;

/** Which keys are in a folder, by numbers that say nothing of the keys: what a backup says of those that open it. */
public final class KeyMarks {

    private KeyMarks() {}

    /**
     * The keys of a folder: {@code lead/123 lead/456 mail/789}.
     *
     * @throws StartProblem when one is there that cannot be read
     */
    public static String of(Path folder) {
        return String.join(" ", all(folder));
    }

    /**
     * Sees to it that a folder holds all keys of a backup, and perhaps newer ones.
     *
     * @param marks as {@link #of} gave them
     * @throws StartProblem when it does not; nothing that is sealed could be read then
     */
    public static void require(String marks, Path folder) {
        Set<String> there = all(folder);
        List<String> missing = Arrays.stream(marks.split(" "))
                .filter(mark -> !mark.isBlank() && !there.contains(mark))
                .map(mark -> mark.split("/")[0] + ".json")
                .distinct()
                .toList();
        if (!missing.isEmpty()) {
            throw new StartProblem(
                    "The keys in " + folder + " are not those of this backup (" + String.join(", ", missing) + ").",
                    "Put them there from your copy of the keys, or name their folder with PAKKETWIJZER_KEYS.");
        }
    }

    private static Set<String> all(Path folder) {
        KeyFolder keys = new KeyFolder(folder);
        return Arrays.stream(Keyset.values())
                .filter(keyset -> Files.exists(folder.resolve(keyset.file())))
                .flatMap(keyset ->
                        ids(keys.whole(keyset)).stream().map(id -> keyset.file().replace(".json", "/") + id))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<Integer> ids(KeysetHandle keys) {
        Set<Integer> ids = new TreeSet<>();
        for (int i = 0; i < keys.size(); i++) {
            ids.add(keys.getAt(i).getId());
        }
        return ids;
    }
}
