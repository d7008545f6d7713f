package nl.allesoveradministratie.pakketwijzer.privacy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.installation.OwnerOnly;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Which leads were erased, outside of the database, so that a restore of an old backup does not bring them back: random
 * numbers only, a line for each erasure, on disk before the erasure itself is committed. Readable by its owner only.
 */
@Component
@OnDoor(Door.WORKER)
public class ErasureJournal {

    private static final String NUMBER = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private static final Pattern LINE = Pattern.compile("([0-9TZ:.-]{10,40}) (" + NUMBER + ")((?: " + NUMBER + ")*)");

    private final Path folder;
    private final Path file;

    ErasureJournal(@Value("${pakketwijzer.erasures}") Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
        this.file = this.folder.resolve("erasures.txt");
    }

    /**
     * An erasure.
     *
     * @param request by which it was asked
     * @param forgotten ids of leads, and of mails that are about no lead
     */
    public record Erasure(Instant at, UUID request, List<UUID> forgotten) {

        public Erasure {
            forgotten = List.copyOf(forgotten);
        }

        private String line() {
            return at + " " + request
                    + forgotten.stream().map(each -> " " + each).collect(Collectors.joining());
        }

        private static Erasure of(String line) {
            var parts = Arrays.asList(line.split(" "));
            return new Erasure(
                    Instant.parse(parts.get(0)),
                    UUID.fromString(parts.get(1)),
                    parts.subList(2, parts.size()).stream()
                            .map(UUID::fromString)
                            .toList());
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    /** Writes one more; when this returns, it survives a power cut. */
    public void append(Erasure erasure) throws IOException {
        alone(() -> {
            if (!Files.exists(file)) {
                replace("");
            }
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
                // A line that a power cut broke off gets no other behind it
                write(channel, "\n" + erasure.line() + "\n");
            }
        });
    }

    /** Where they are written down. */
    public Path folder() {
        return folder;
    }

    /**
     * All that are written down, oldest first; a line that was broken off was of an erasure that did not happen. What cannot be
     * read is not the same as nothing.
     */
    public List<Erasure> all() throws IOException {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (NoSuchFileException e) {
            return List.of();
        }
        return lines.stream()
                .filter(line -> LINE.matcher(line).matches())
                .map(Erasure::of)
                .toList();
    }

    /** Drops those from before some moment: no backup is as old. */
    public void drop(Instant before) throws IOException {
        List<Erasure> all = all();
        if (all.stream().noneMatch(each -> each.at().isBefore(before))) {
            return;
        }
        alone(() -> {
            List<Erasure> kept = new ArrayList<>(all());
            kept.removeIf(each -> each.at().isBefore(before));
            replace(kept.stream().map(each -> each.line() + "\n").collect(Collectors.joining()));
        });
    }

    /** By one process at a time; within this one, by one thread. */
    private synchronized void alone(Work work) throws IOException {
        OwnerOnly.createFolder(folder);
        try (FileChannel lock =
                        FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var held = lock.lock()) {
            work.run();
        }
    }

    private void replace(String text) throws IOException {
        Path next = folder.resolve("erasures.next");
        OwnerOnly.write(next, text);
        try (FileChannel channel = FileChannel.open(next, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        forceFolder();
    }

    /** The file's name, too, is there after a power cut; where a folder cannot be opened, the system sees to it. */
    private void forceFolder() throws IOException {
        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static void write(FileChannel channel, String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        channel.force(true);
    }
}
