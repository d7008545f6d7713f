package nl.allesoveradministratie.pakketwijzer.sealing;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.hybrid.HybridConfig;
import com.google.crypto.tink.prf.PrfConfig;
import com.google.crypto.tink.signature.SignatureConfig;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.Security;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.allesoveradministratie.pakketwijzer.installation.OwnerOnly;
import nl.allesoveradministratie.pakketwijzer.installation.StartProblem;
import org.conscrypt.Conscrypt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the keysets are: a file for each, readable by its owner only. They are made once, and a list beside them says which
 * were. One that was made and is gone is never made anew, because what was sealed with a lost key would stay unreadable
 * without anybody noticing; one that the list does not name came with a newer version, and is.
 */
final class KeyFolder {

    private static final Logger LOG = LoggerFactory.getLogger(KeyFolder.class);

    static {
        // Tink lets it do the arithmetic of the curve, six times faster than Java code can. Last, so that nothing else
        // uses it.
        if (Conscrypt.isAvailable()) {
            Security.addProvider(Conscrypt.newProvider());
        }
        try {
            HybridConfig.register();
            AeadConfig.register();
            PrfConfig.register();
            SignatureConfig.register();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final String LIST = "keysets.txt";

    /** Of installations from before there was a list. */
    private static final Set<Keyset> FIRST =
            EnumSet.of(Keyset.LEAD, Keyset.MAIL, Keyset.IDENTITY, Keyset.LOOKUP, Keyset.FORM);

    private final Path folder;

    KeyFolder(Path folder) {
        this.folder = folder;
    }

    /** Makes the keysets that were never made here, unless one that was is gone. */
    void makeIfNew() {
        try {
            Set<Keyset> made = made();
            if (made.size() == Keyset.values().length || !made.stream().allMatch(this::isThere)) {
                return;
            }
            OwnerOnly.createFolder(folder);
            for (Keyset keyset : Keyset.values()) {
                if (!made.contains(keyset) && files(keyset).noneMatch(Files::exists)) {
                    make(keyset);
                }
            }
            OwnerOnly.write(
                    folder.resolve(LIST),
                    Arrays.stream(Keyset.values())
                            .map(each -> each.name() + "\n")
                            .collect(Collectors.joining()));
            LOG.info("Made new keys in {}; keep a copy apart from the database's", folder);
        } catch (IOException | GeneralSecurityException e) {
            throw new StartProblem(
                    "No keys could be made in " + folder + " (" + e.getMessage() + ").",
                    "Choose another folder with pakketwijzer.keys.");
        }
    }

    /** Which were made here; those of the first version when there are keys and no list. */
    private Set<Keyset> made() throws IOException {
        if (Files.exists(folder.resolve(LIST))) {
            Set<String> names = Set.copyOf(Files.readAllLines(folder.resolve(LIST)));
            Set<Keyset> made = EnumSet.copyOf(FIRST);
            Arrays.stream(Keyset.values())
                    .filter(keyset -> names.contains(keyset.name()))
                    .forEach(made::add);
            return made;
        }
        return files().noneMatch(Files::exists) ? EnumSet.noneOf(Keyset.class) : EnumSet.copyOf(FIRST);
    }

    private boolean isThere(Keyset keyset) {
        return files(keyset).allMatch(Files::exists);
    }

    private Stream<Path> files() {
        return Arrays.stream(Keyset.values()).flatMap(this::files);
    }

    private Stream<Path> files(Keyset keyset) {
        return (keyset.isInHalves() ? Stream.of(keyset.file(), keyset.publicFile()) : Stream.of(keyset.file()))
                .map(folder::resolve);
    }

    private void make(Keyset keyset) throws IOException, GeneralSecurityException {
        write(keyset, KeysetHandle.generateNew(keyset.parameters()));
    }

    private void write(Keyset keyset, KeysetHandle handle) throws IOException, GeneralSecurityException {
        OwnerOnly.write(
                folder.resolve(keyset.file()),
                TinkJsonProtoKeysetFormat.serializeKeyset(handle, InsecureSecretKeyAccess.get()));
        if (keyset.isInHalves()) {
            OwnerOnly.write(
                    folder.resolve(keyset.publicFile()),
                    TinkJsonProtoKeysetFormat.serializeKeysetWithoutSecret(handle.getPublicKeysetHandle()));
        }
    }

    /**
     * A whole keyset.
     *
     * @throws StartProblem when it is not there, not a keyset of this kind, or not of one piece with its public half
     */
    KeysetHandle whole(Keyset keyset) {
        return read(keyset, keyset.file(), json -> {
            KeysetHandle whole = TinkJsonProtoKeysetFormat.parseKeyset(json, InsecureSecretKeyAccess.get());
            if (keyset.isInHalves() && !holds(whole.getPublicKeysetHandle(), publicHalf(keyset))) {
                throw new StartProblem(
                        "The key files " + folder.resolve(keyset.file()) + " and " + folder.resolve(keyset.publicFile())
                                + " do not belong together.",
                        "Put both back from your copy of the keys.");
            }
            return whole;
        });
    }

    /** A renewed keyset holds all its public half does, also when that half was not renewed yet. */
    private static boolean holds(KeysetHandle whole, KeysetHandle half) {
        for (int i = 0; i < half.size(); i++) {
            KeysetHandle.Entry entry = half.getAt(i);
            boolean found = false;
            for (int j = 0; j < whole.size() && !found; j++) {
                found = whole.getAt(j).getId() == entry.getId()
                        && whole.getAt(j).getKey().equalsKey(entry.getKey());
            }
            if (!found) {
                return false;
            }
        }
        return true;
    }

    /** A whole keyset, as its file says at any moment; fails as {@link #whole} does. */
    <P> CurrentKey<P> currentWhole(Keyset keyset, Class<P> kind) throws GeneralSecurityException {
        return CurrentKey.in(folder.resolve(keyset.file()), () -> whole(keyset), kind);
    }

    /** The half that only seals, as its file says at any moment; fails as {@link #publicHalf} does. */
    <P> CurrentKey<P> currentPublicHalf(Keyset keyset, Class<P> kind) throws GeneralSecurityException {
        return CurrentKey.in(folder.resolve(keyset.publicFile()), () -> publicHalf(keyset), kind);
    }

    /**
     * Adds a key to a keyset in halves, that seals from now on; those before it go on opening. The whole keyset is written first:
     * broken off between the two files, the old key goes on sealing, and doing it again mends it.
     *
     * @throws StartProblem when a file is missing or cannot be read or written
     */
    void renew(Keyset keyset) {
        whole(keyset);
        // One at a time: of two at once the key of one would be lost.
        try (FileChannel file = FileChannel.open(folder.resolve(keyset.file()), StandardOpenOption.WRITE);
                var held = file.lock()) {
            KeysetHandle whole = whole(keyset);
            KeysetHandle renewed = KeysetHandle.newBuilder(whole)
                    .addEntry(KeysetHandle.generateEntryFromParameters(keyset.parameters())
                            .withRandomId()
                            .makePrimary())
                    .build();
            write(keyset, renewed);
        } catch (IOException | GeneralSecurityException e) {
            throw new StartProblem(
                    "The key files in " + folder + " could not be written (" + e.getMessage() + ").",
                    "What was sealed can still be opened. Do it again when they can be.");
        }
    }

    /**
     * The half that only seals.
     *
     * @throws StartProblem when it is not there or not a keyset of this kind
     */
    KeysetHandle publicHalf(Keyset keyset) {
        return read(keyset, keyset.publicFile(), TinkJsonProtoKeysetFormat::parseKeysetWithoutSecret);
    }

    private interface Parser {
        KeysetHandle parse(String json) throws GeneralSecurityException;
    }

    private KeysetHandle read(Keyset keyset, String file, Parser parser) {
        Path path = folder.resolve(file);
        if (!Files.exists(path)) {
            List<String> there = files().filter(Files::exists)
                    .map(each -> each.getFileName().toString())
                    .toList();
            throw new StartProblem(
                    "The key file " + path + " is missing.",
                    there.isEmpty()
                            ? "Give the folder with the keys as pakketwijzer.keys, or make new ones with"
                                    + " ./pakketwijzer prepare."
                            : "Put it back from your copy: what was sealed with it cannot be opened without.");
        }
        try {
            KeysetHandle handle = parser.parse(Files.readString(path));
            if (!handle.getPrimary().getKey().getParameters().equals(keyset.parameters())) {
                throw new GeneralSecurityException("Another kind of key");
            }
            return handle;
        } catch (IOException | GeneralSecurityException e) {
            throw new StartProblem(
                    "The key file " + path + " cannot be read as the key that belongs there.",
                    "Put it back from your copy of the keys.");
        }
    }
}
