package nl.allesoveradministratie.pakketwijzer.identity;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** What a password must be, and how it is kept: bcrypt, with its name before it so that it can be replaced one day. */
@Component
class Passwords {

    private static final int SHORTEST = 12;

    /** A name of fewer letters stands in many a sentence. */
    private static final int SHORTEST_WORD = 4;

    /** bcrypt looks at 72 bytes and no further. */
    private static final int LONGEST_BYTES = 72;

    private static final int STRENGTH = 11;

    /** What others chose so often that it is tried first; in small letters. */
    private static final Set<String> COMMON = common();

    /** Half of the processors at most; the others go on with pages, however many sign in at once (decision 41). */
    static final int AT_ONCE = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

    private final PasswordEncoder encoder;

    private final Semaphore atWork = new Semaphore(AT_ONCE, true);

    private final String nobodys;

    Passwords() {
        this(new DelegatingPasswordEncoder("bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder(STRENGTH))));
    }

    /** @param encoder how they are kept */
    Passwords(PasswordEncoder encoder) {
        this.encoder = encoder;
        this.nobodys = keep("a password that nobody has");
    }

    /** The key of the text that says what is wrong with a new password; empty = nothing. */
    Optional<String> problem(String password, String name, String email) {
        String small = password.toLowerCase(Locale.ROOT);
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            return Optional.of("enrol.problem.password.short");
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > LONGEST_BYTES) {
            return Optional.of("enrol.problem.password.long");
        }
        boolean guessable = COMMON.contains(small)
                || password.chars().distinct().count() < 5
                || Stream.of("pakketwijzer", name, email.replaceAll("@.*", ""))
                        .filter(word -> word.length() >= SHORTEST_WORD)
                        .anyMatch(word -> small.contains(word.toLowerCase(Locale.ROOT)));
        return guessable ? Optional.of("enrol.problem.password.guessable") : Optional.empty();
    }

    private static Set<String> common() {
        try (InputStream list = Passwords.class.getResourceAsStream("common-passwords.txt")) {
            return new String(Objects.requireNonNull(list).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("# "))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String keep(String password) {
        return String.valueOf(inTurn(() -> encoder.encode(password)));
    }

    private <T> T inTurn(Supplier<T> work) {
        atWork.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            atWork.release();
        }
    }

    /** Takes as long when there is no such account. */
    boolean matches(String password, @Nullable String kept) {
        boolean matches = inTurn(() -> encoder.matches(password, kept == null ? nobodys : kept));
        // Of what is longer bcrypt would see the beginning only.
        return kept != null && matches && password.getBytes(StandardCharsets.UTF_8).length <= LONGEST_BYTES;
    }
}
