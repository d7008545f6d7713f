package nl.allesoveradministratie.pakketwijzer.bench;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.sealing.CannotOpen;
import nl.allesoveradministratie.pakketwijzer.sealing.DataKey;
import nl.allesoveradministratie.pakketwijzer.sealing.Opener;
import nl.allesoveradministratie.pakketwijzer.sealing.Place;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.springframework.context.ApplicationContext;

/** Every value of every column, opened with the private keys where it is sealed. */
final class OpenedValues {

    private static final List<String> OF_LEAD =
            List.of("name", "email", "phone", "company", "question", "answers", "ranking", "next_step");

    private final DSLContext owner;
    private final Opener leadOpener;
    private final Opener mailOpener;

    OpenedValues(ApplicationContext application, DSLContext owner) {
        this.owner = owner;
        this.leadOpener = application.getBean("leadOpener", Opener.class);
        this.mailOpener = application.getBean("mailOpener", Opener.class);
    }

    /** A data key, and which it is. */
    private record Key(DataKey key, int number) {}

    /** Columns in which one of these words stands. */
    Set<String> columnsWith(List<String> words) {
        Set<String> found = new TreeSet<>();
        everyColumn(words, found);
        Map<UUID, Key> keys = new LinkedHashMap<>();
        for (Record lead : owner.fetch("SELECT * FROM lead.lead WHERE data_key IS NOT NULL")) {
            UUID id = lead.get("id", UUID.class);
            int number = lead.get("key_no", Integer.class);
            DataKey key = DataKey.open(
                    lead.get("data_key", byte[].class), leadOpener, new Place("lead.lead.data_key", id, number));
            keys.put(id, new Key(key, number));
            for (String column : OF_LEAD) {
                note(
                        found,
                        words,
                        "lead.lead." + column,
                        key.open(lead.get(column, byte[].class), new Place("lead." + column, id, number)));
            }
        }
        ofLeads(found, words, keys, "event", "lead_id", "words");
        ofLeads(found, words, keys, "draft", "lead_id", "words");
        owner.fetch("SELECT submission_id, sealed FROM lead.intake WHERE sealed IS NOT NULL")
                .forEach(row -> note(
                        found,
                        words,
                        "lead.intake.sealed",
                        leadOpener.openText(
                                row.get(1, byte[].class), new Place("lead.intake.sealed", row.get(0, UUID.class)))));
        owner.fetch("SELECT outbox_id, sealed FROM mail.letter")
                .forEach(row -> note(
                        found,
                        words,
                        "mail.letter.sealed",
                        mailOpener.openText(
                                row.get(1, byte[].class), new Place("mail.letter.sealed", row.get(0, UUID.class)))));
        return found;
    }

    private void ofLeads(
            Set<String> found, List<String> words, Map<UUID, Key> keys, String table, String lead, String column) {
        for (Record row : owner.fetch(
                "SELECT id, " + lead + ", " + column + " FROM lead." + table + " WHERE " + column + " IS NOT NULL")) {
            Key key = keys.get(row.get(1, UUID.class));
            String place = "lead." + table + "." + column;
            try {
                note(
                        found,
                        words,
                        place,
                        key == null
                                ? ""
                                : key.key()
                                        .open(
                                                row.get(2, byte[].class),
                                                new Place(table + "." + column, row.get(0, UUID.class), key.number())));
            } catch (CannotOpen e) {
                found.add(place + " does not open");
            }
        }
    }

    /** As it stands there, sealed or not. */
    private void everyColumn(List<String> words, Set<String> found) {
        owner.fetch("""
                SELECT table_schema, table_name, column_name, data_type
                FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
                WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')
                """).forEach(column -> {
            var field = DSL.field(DSL.name(column.get(2, String.class)));
            boolean bytes = column.get(3, String.class).equals("bytea");
            owner.select(bytes ? field.cast(byte[].class) : field.cast(String.class))
                    .from(DSL.table(DSL.name(column.get(0, String.class), column.get(1, String.class))))
                    .forEach(row -> note(
                            found,
                            words,
                            column.get(0) + "." + column.get(1) + "." + column.get(2) + " (bare)",
                            row.get(0) instanceof byte[] value
                                    ? new String(value, StandardCharsets.ISO_8859_1)
                                    : String.valueOf(row.get(0))));
        });
    }

    private static void note(Set<String> found, List<String> words, String place, String text) {
        String small = text.toLowerCase(Locale.ROOT);
        if (words.stream().anyMatch(word -> small.contains(word.toLowerCase(Locale.ROOT)))) {
            found.add(place);
        }
    }
}
