package nl.allesoveradministratie.pakketwijzer.sealing;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.function.Supplier;
import nl.allesoveradministratie.pakketwijzer.installation.StartProblem;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A key as its file says now: one that is renewed while this process runs is taken up within seconds. A file that cannot be
 * read meanwhile changes nothing.
 *
 * @param <P> what is done with the key
 */
final class CurrentKey<P> {

    private static final Logger LOG = LoggerFactory.getLogger(CurrentKey.class);

    /** The file is looked at no more often than this. */
    private static final long PAUSE = Duration.ofSeconds(2).toNanos();

    private final @Nullable Path file;
    private final Supplier<KeysetHandle> reader;
    private final Class<P> kind;
    private volatile Known<P> known;

    private record Known<P>(P primitive, int id, @Nullable FileTime changed, long lookedAt) {}

    private CurrentKey(@Nullable Path file, Supplier<KeysetHandle> reader, Class<P> kind)
            throws GeneralSecurityException {
        this.file = file;
        this.reader = reader;
        this.kind = kind;
        // The time first: a change between the two is seen the next time.
        FileTime changed = changed();
        this.known = known(changed);
    }

    /** One that never changes. */
    static <P> CurrentKey<P> always(KeysetHandle handle, Class<P> kind) throws GeneralSecurityException {
        return new CurrentKey<>(null, () -> handle, kind);
    }

    /** One that is in a file. */
    static <P> CurrentKey<P> in(Path file, Supplier<KeysetHandle> reader, Class<P> kind)
            throws GeneralSecurityException {
        return new CurrentKey<>(file, reader, kind);
    }

    private Known<P> known(@Nullable FileTime changed) throws GeneralSecurityException {
        KeysetHandle handle = reader.get();
        return new Known<>(
                handle.getPrimitive(RegistryConfiguration.get(), kind),
                handle.getPrimary().getId(),
                changed,
                System.nanoTime());
    }

    P get() {
        return look().primitive();
    }

    /** Tells the key that seals from all before it. */
    int id() {
        return look().id();
    }

    private Known<P> look() {
        Known<P> now = known;
        return file == null || System.nanoTime() - now.lookedAt() < PAUSE ? now : again(now);
    }

    /** Looks at once, whenever it was looked before; false = nothing is new. */
    boolean isNew() {
        Known<P> before = known;
        return file != null && again(before).id() != before.id();
    }

    private synchronized Known<P> again(Known<P> before) {
        if (known != before) {
            return known;
        }
        FileTime changed = changed();
        try {
            known = changed == null || changed.equals(before.changed())
                    ? new Known<>(before.primitive(), before.id(), before.changed(), System.nanoTime())
                    : known(changed);
        } catch (GeneralSecurityException | StartProblem e) {
            LOG.warn("The key file {} cannot be read any more; the key from before is used", file);
            known = new Known<>(before.primitive(), before.id(), changed, System.nanoTime());
        }
        return known;
    }

    private @Nullable FileTime changed() {
        try {
            return file == null ? null : Files.getLastModifiedTime(file);
        } catch (IOException e) {
            return null;
        }
    }
}
