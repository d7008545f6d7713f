package nl.allesoveradministratie.pakketwijzer.privacy;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * What docs/data-inventory.yaml says of every table and column; it travels in the jar, so that the statement and the register
 * of processing say what the build checked.
 *
 * @param tables by full name, in the order of the file
 */
public record DataInventory(Map<String, Table> tables) {

    private static final String FILE = "/data-inventory.yaml";

    /** Keeps the order of the tables. */
    public DataInventory {
        tables = Collections.unmodifiableMap(new LinkedHashMap<>(tables));
    }

    /**
     * A table: what holds for its columns unless a column says otherwise.
     *
     * @param statement under which heading of the privacy statement it stands; null = it says nothing of people
     * @param access database login: what it may do
     */
    public record Table(
            String purpose,
            String legalBasis,
            String retention,
            List<String> readers,
            @Nullable String statement,
            Map<String, List<String>> access,
            Map<String, Column> columns) {

        /** Columns that say something of people: pseudonymous and personal ones. */
        public List<String> columnsAboutPeople() {
            return columns.entrySet().stream()
                    .filter(each -> each.getValue().isAboutPeople())
                    .map(Map.Entry::getKey)
                    .toList();
        }
    }

    /**
     * A column; what it leaves out (null) is as its table says.
     *
     * @param kind "none", "pseudonymous" or "personal"
     * @param statement what the privacy statement calls it; null = by its name
     */
    public record Column(
            @JsonProperty("class") String kind,
            @Nullable String purpose,
            @Nullable String legalBasis,
            @Nullable String retention,
            @Nullable List<String> readers,
            @Nullable String statement) {

        /** Whether it says something of people. */
        public boolean isAboutPeople() {
            return !kind.equals("none");
        }
    }

    /** The one that this version of the product was built with. */
    public static DataInventory shipped() {
        try (InputStream file = DataInventory.class.getResourceAsStream(FILE)) {
            return new DataInventory(
                    new YAMLMapper().readValue(Objects.requireNonNull(file, FILE), new TypeReference<>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
