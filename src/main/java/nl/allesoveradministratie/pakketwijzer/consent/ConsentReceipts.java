package nl.allesoveradministratie.pakketwijzer.consent;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.val;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Writes down what was allowed, by which words and in which hour; nothing of who allowed it. Shows it to who has its number. */
@Service
public class ConsentReceipts {

    private static final Logger LOG = LoggerFactory.getLogger(ConsentReceipts.class);

    private final DSLContext database;
    private final ConsentWords words;

    ConsentReceipts(DSLContext publicDatabase, ConsentWords words) {
        this.database = publicDatabase;
        this.words = words;
    }

    /**
     * Writes a receipt.
     *
     * @param registry the list that was shown
     * @param signal whether the browser asked by itself not to be followed
     * @return its number; empty when the database is away, and nothing is known to be written
     */
    Optional<String> write(
            Set<CookieCategory> allowed,
            CookieRegistry registry,
            Language language,
            boolean signal,
            ConsentSource source) {
        String[] categories = allowed.stream().sorted().map(CookieCategory::key).toArray(String[]::new);
        try {
            return Optional.of(database.select(field(
                            "consent.record({0}, {1}, {2}, {3}, {4}, {5})",
                            String.class,
                            val(categories),
                            val(registry.hash()),
                            val(words.hash(source, registry, language)),
                            val(language.tag()),
                            val(signal ? "gpc" : "none"),
                            val(source.key())))
                    .fetchSingle()
                    .value1());
        } catch (DataAccessException e) {
            LOG.warn("A receipt of consent could not be written ({})", e.sqlState());
            return Optional.empty();
        }
    }

    /**
     * What was written down of one choice.
     *
     * @param hour in which it was made
     * @param allowed the optional categories; empty = everything was refused
     * @param registryHash SHA-256 of the list of cookies as it was: 32 bytes
     * @param textHash SHA-256 of the words that were shown: 32 bytes
     * @param signal whether the browser asked by itself not to be followed
     */
    @SuppressWarnings("ArrayRecordComponent") // only shown
    public record Receipt(
            Instant hour,
            Set<CookieCategory> allowed,
            byte[] registryHash,
            byte[] textHash,
            Language language,
            boolean signal) {}

    /** Nobody can be told now what a receipt says. */
    public static final class Away extends RuntimeException {

        private static final long serialVersionUID = 1;
    }

    /**
     * The receipt with a number, however it is typed: small letters, without its dashes or the C; O is read as zero, I and L
     * as one.
     *
     * @return empty = there is none with that number
     * @throws Away when the database does not answer
     */
    public Optional<Receipt> find(String typed) {
        String signs = typed.toUpperCase(Locale.ROOT).replaceAll("[^0-9A-Z]", "");
        // Nine signs begin with the C of every number
        String eight = (signs.length() == 9 ? signs.substring(1) : signs)
                .replace('O', '0')
                .replaceAll("[IL]", "1");
        if (eight.length() != 8 || (signs.length() == 9 && !signs.startsWith("C"))) {
            return Optional.empty();
        }
        try {
            return fetch("C-" + eight.substring(0, 4) + "-" + eight.substring(4));
        } catch (DataAccessException e) {
            LOG.warn("A receipt of consent could not be looked up ({})", e.sqlState());
            throw new Away();
        }
    }

    private Optional<Receipt> fetch(String number) {
        return database.resultQuery("SELECT * FROM consent.look_up({0})", val(number))
                .fetchOptional(row -> new Receipt(
                        row.get("hour", OffsetDateTime.class).toInstant(),
                        Stream.of(row.get("categories", String[].class))
                                .flatMap(key -> CookieCategory.find(key).stream())
                                .collect(Collectors.toSet()),
                        row.get("registry_hash", byte[].class),
                        row.get("text_hash", byte[].class),
                        "en".equals(row.get("language", String.class)) ? Language.EN : Language.NL,
                        "gpc".equals(row.get("signal", String.class))));
    }
}
