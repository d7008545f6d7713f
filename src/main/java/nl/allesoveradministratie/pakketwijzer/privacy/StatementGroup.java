package nl.allesoveradministratie.pakketwijzer.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * A heading of the privacy statement under which tables of the inventory stand.
 *
 * @param key of its texts
 * @param tables their full names
 * @param data keys of what is personal in them, each once
 * @param bases letters of art. 6(1) GDPR; empty = nothing in it is about anybody
 * @param readers keys of who reads them
 */
public record StatementGroup(
        String key, List<String> tables, List<String> data, List<String> bases, List<String> readers) {

    /** In the order of the statement: what concerns most people first. */
    public static final List<String> ORDER = List.of(
            "question",
            "events",
            "mails",
            "corrections",
            "figures",
            "consent",
            "rights",
            "looks",
            "robots",
            "partners",
            "colleagues",
            "breaches",
            "work");

    /** All groups that the inventory names, in the order of the statement. */
    public static List<StatementGroup> of(DataInventory inventory) {
        return ORDER.stream()
                .map(key -> of(key, inventory))
                .filter(group -> !group.tables().isEmpty())
                .toList();
    }

    private static StatementGroup of(String key, DataInventory inventory) {
        List<Map.Entry<String, DataInventory.Table>> tables = inventory.tables().entrySet().stream()
                .filter(each -> key.equals(each.getValue().statement()))
                .toList();
        List<String> data = new ArrayList<>();
        TreeSet<String> bases = new TreeSet<>();
        TreeSet<String> readers = new TreeSet<>();
        for (Map.Entry<String, DataInventory.Table> each : tables) {
            DataInventory.Table table = each.getValue();
            table.columns().forEach((name, column) -> {
                if (column.isAboutPeople()) {
                    String basis = Objects.requireNonNullElse(column.legalBasis(), table.legalBasis());
                    bases.add(basis.replaceFirst("art\\. 6\\(1\\)\\(([a-f])\\).*", "$1"));
                    Objects.requireNonNullElse(column.readers(), table.readers()).stream()
                            .map(reader -> reader.replace(' ', '_'))
                            .forEach(readers::add);
                }
                if (column.kind().equals("personal")) {
                    data.add(Objects.requireNonNullElse(column.statement(), name));
                }
            });
        }
        // That nobody reads one column says nothing of the rest.
        if (readers.size() > 1) {
            readers.remove("nobody");
        }
        return new StatementGroup(
                key,
                tables.stream().map(Map.Entry::getKey).toList(),
                data.stream().distinct().toList(),
                List.copyOf(bases),
                List.copyOf(readers));
    }
}
