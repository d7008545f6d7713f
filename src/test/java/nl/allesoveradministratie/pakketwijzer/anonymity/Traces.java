package nl.allesoveradministratie.pakketwijzer.anonymity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeMap;

/**
 * Rows of a table as they lie on disk, beside people who asked something. Each row says something that holds for one of them
 * at most; who wrote which, only the place and the number of the transaction could tell.
 *
 * @param transactions how many transactions wrote the rows
 * @param rows in the order on disk
 * @param people in the order in which they asked; those of whom no row says anything are left out
 */
record Traces(int transactions, List<Row> rows, List<Person> people) {

    /** A row: which transaction wrote it, and what it says. */
    record Row(long transaction, String says) {}

    /** Somebody: which transaction kept the question, and what rows would say of this one. */
    record Person(long transaction, Set<String> marks) {}

    /** Leaves out what several people have in common: it tells nobody. */
    static Traces of(List<Row> rows, List<Person> people) {
        Map<String, Integer> times = new HashMap<>();
        people.forEach(person -> person.marks().forEach(mark -> times.merge(mark, 1, Integer::sum)));
        List<Row> telling = rows.stream()
                .filter(row -> times.getOrDefault(row.says(), 0) <= 1)
                .toList();
        Set<String> said = new LinkedHashSet<>();
        telling.forEach(row -> said.add(row.says()));
        return new Traces(
                (int) rows.stream().map(Row::transaction).distinct().count(),
                telling,
                people.stream()
                        .filter(person -> person.marks().stream().anyMatch(said::contains))
                        .toList());
    }

    /** By way of looking: of how many people the right row was found. */
    Map<String, Integer> found() {
        Map<String, Integer> found = new LinkedHashMap<>();
        found.put("in order on disk", right(inOrder(rows)));
        found.put("in order on disk, last first", right(inOrder(rows.reversed())));
        found.put("written just before", right(byTransaction(true)));
        found.put("written next", right(byTransaction(false)));
        return found;
    }

    private static List<String> inOrder(List<Row> rows) {
        SequencedSet<String> says = new LinkedHashSet<>();
        rows.forEach(row -> says.add(row.says()));
        return List.copyOf(says);
    }

    /** For each what was written last before the question, or next; of what was written at once, one after the other. */
    private List<String> byTransaction(boolean before) {
        TreeMap<Long, SequencedSet<String>> written = new TreeMap<>();
        rows.forEach(row -> written.computeIfAbsent(row.transaction(), each -> new LinkedHashSet<>())
                .add(row.says()));
        Map<Long, Integer> taken = new HashMap<>();
        List<String> found = new ArrayList<>();
        for (Person person : people) {
            Long nearest = before ? written.floorKey(person.transaction()) : written.ceilingKey(person.transaction());
            if (nearest == null) {
                found.add("");
            } else {
                List<String> candidates = List.copyOf(written.get(nearest));
                found.add(candidates.get((taken.merge(nearest, 1, Integer::sum) - 1) % candidates.size()));
            }
        }
        return found;
    }

    private int right(List<String> found) {
        int right = 0;
        for (int i = 0; i < Math.min(found.size(), people.size()); i++) {
            right += people.get(i).marks().contains(found.get(i)) ? 1 : 0;
        }
        return right;
    }
}
