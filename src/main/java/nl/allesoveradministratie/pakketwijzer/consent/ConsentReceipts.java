package nl.allesoveradministratie.pakketwijzer.consent;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.val;

import java.util.Optional;
import java.util.Set;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Writes down what was allowed, by which words and in which hour; nothing of who allowed it. */
@Service
class ConsentReceipts {

    private static final Logger LOG = LoggerFactory.getLogger(ConsentReceipts.class);

    private final DSLContext database;
    private final CookieRegistry registry;
    private final ConsentWords words;

    ConsentReceipts(DSLContext publicDatabase, CookieRegistry registry, ConsentWords words) {
        this.database = publicDatabase;
        this.registry = registry;
        this.words = words;
    }

    /**
     * Writes a receipt.
     *
     * @param signal whether the browser asked by itself not to be followed
     * @return its number; empty when the database is away, and nothing is known to be written
     */
    Optional<String> write(Set<CookieCategory> allowed, Language language, boolean signal, ConsentSource source) {
        String[] categories = allowed.stream().sorted().map(CookieCategory::key).toArray(String[]::new);
        try {
            return Optional.of(database.select(field(
                            "consent.record({0}, {1}, {2}, {3}, {4}, {5})",
                            String.class,
                            val(categories),
                            val(registry.hash()),
                            val(words.hash(source, language)),
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
}
