package nl.allesoveradministratie.pakketwijzer.database;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What docs/data-inventory.yaml says of every table and column. */
record Inventory(Map<String, Table> tables) {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final Pattern LEGAL_BASIS = Pattern.compile("art\\. 6\\(1\\)\\([a-f]\\).*");

    /** A table: what holds for all its columns unless a column says otherwise, and who may do what in it. */
    record Table(
            @Nullable String purpose,
            @Nullable String legalBasis,
            @Nullable String retention,
            @Nullable List<String> readers,
            @Nullable String statement,
            @Nullable Map<String, Set<String>> access,
            @Nullable Map<String, Column> columns) {}

    /** A column; what it leaves out is as its table says. */
    record Column(
            @JsonProperty("class") @Nullable String kind,
            @Nullable String purpose,
            @Nullable String legalBasis,
            @Nullable String retention,
            @Nullable List<String> readers,
            @Nullable String statement) {}

    static Inventory read() {
        return new Inventory(YAML.readValue(Path.of("docs", "data-inventory.yaml"), new TypeReference<>() {}));
    }

    static Inventory parse(String yaml) {
        return new Inventory(YAML.readValue(yaml, new TypeReference<>() {}));
    }

    /** Who may do what in a table, by login; nobody anything where nothing is said. */
    Map<String, Set<String>> access(String table) {
        Table known = tables.get(table);
        return known == null || known.access() == null ? Map.of() : known.access();
    }

    /**
     * What is missing, superfluous or incomplete.
     *
     * @param present the columns there are, by table
     */
    List<String> problems(Map<String, Set<String>> present) {
        List<String> problems = new ArrayList<>();
        present.forEach((table, columns) -> columns.stream()
                .filter(column -> !columns(table).containsKey(column))
                .map(column -> table + "." + column + " is not in the inventory")
                .forEach(problems::add));
        tables.keySet().forEach(table -> {
            Set<String> columns = present.getOrDefault(table, Set.of());
            if (columns.isEmpty()) {
                problems.add(table + " is not in the database");
            }
            new TreeSet<>(columns(table).keySet())
                    .stream()
                            .filter(column -> !columns.contains(column))
                            .map(column -> table + "." + column + " is not in the database")
                            .forEach(problems::add);
            columns(table)
                    .forEach((name, column) -> incomplete(tables.get(table), column).stream()
                            .map(problem -> table + "." + name + " " + problem)
                            .forEach(problems::add));
        });
        return problems;
    }

    private Map<String, Column> columns(String table) {
        Table known = tables.get(table);
        return known == null || known.columns() == null ? Map.of() : known.columns();
    }

    private static List<String> incomplete(Table table, Column column) {
        List<String> problems = new ArrayList<>();
        if (column.kind() == null || !Set.of("none", "pseudonymous", "personal").contains(column.kind())) {
            problems.add("has no class (none, pseudonymous or personal)");
        }
        if (said(table, column, Table::purpose, Column::purpose).isBlank()) {
            problems.add("has no purpose");
        }
        if (said(table, column, Table::retention, Column::retention).isBlank()) {
            problems.add("has no retention");
        }
        List<String> readers = column.readers() != null ? column.readers() : table.readers();
        if (readers == null || readers.isEmpty()) {
            problems.add("has no readers");
        }
        String basis = said(table, column, Table::legalBasis, Column::legalBasis);
        boolean isAboutPeople = !"none".equals(column.kind());
        if (isAboutPeople ? !LEGAL_BASIS.matcher(basis).matches() : basis.isBlank()) {
            problems.add("has no legal basis" + (isAboutPeople ? " of art. 6(1)" : ""));
        }
        return problems;
    }

    private static String said(
            Table table, Column column, Function<Table, String> ofTable, Function<Column, String> ofColumn) {
        String own = ofColumn.apply(column);
        String general = ofTable.apply(table);
        return own != null ? own : general != null ? general : "";
    }
}
