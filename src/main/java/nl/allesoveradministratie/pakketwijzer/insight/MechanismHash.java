package nl.allesoveradministratie.pakketwijzer.insight;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/** Tells which code drew the noise: SHA-256 over its class files. Stands in every row of the ledger. */
final class MechanismHash {

    private MechanismHash() {}

    static byte[] compute() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Class<?> each : List.of(DiscreteLaplace.class, Family.class, Period.class, ReleaseRun.class)) {
                try (InputStream file = each.getResourceAsStream(each.getSimpleName() + ".class")) {
                    if (file == null) {
                        throw new IllegalStateException("No class file of " + each.getSimpleName());
                    }
                    digest.update(file.readAllBytes());
                }
            }
            return digest.digest();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
