package nl.allesoveradministratie.pakketwijzer.installation;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What has to be known outside of the database, so that an old backup of it cannot undo it: a text file, to which lines are
 * added. Readable by its owner only.
 */
public final class Journal {

    private final Path folder;
    private final Path file;
    private final Path next;

    /**
     * One that is or will be there.
     *
     * @param folder in which nothing else is
     * @param name of its file, without ".txt"
     */
    public Journal(Path folder, String name) {
        this.folder = folder.toAbsolutePath().normalize();
        this.file = this.folder.resolve(name + ".txt");
        this.next = this.folder.resolve(name + ".next");
    }

    private interface Work {
        void run() throws IOException;
    }

    /** Where it is. */
    public Path folder() {
        return folder;
    }

    /** Writes one line more; when this returns, it survives a power cut. */
    public void append(String line) throws IOException {
        alone(() -> {
            if (!Files.exists(file)) {
                replace("");
            }
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
                // A line that a power cut broke off gets no other behind it
                write(channel, "\n" + line + "\n");
            }
        });
    }

    /** All lines, oldest first, empty and broken ones too; none when nothing was written yet. What cannot be read is not the same. */
    public List<String> lines() throws IOException {
        try {
            return Files.readAllLines(file);
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    /** Drops the lines that need not be kept. */
    public void keep(Predicate<String> kept) throws IOException {
        if (lines().stream().allMatch(line -> line.isEmpty() || kept.test(line))) {
            return;
        }
        alone(() -> replace(lines().stream()
                .filter(line -> !line.isEmpty() && kept.test(line))
                .map(line -> line + "\n")
                .collect(Collectors.joining())));
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
