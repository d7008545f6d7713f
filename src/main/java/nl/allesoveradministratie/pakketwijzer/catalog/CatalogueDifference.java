package nl.allesoveradministratie.pakketwijzer.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import nl.allesoveradministratie.pakketwijzer.catalog.Imported.Left;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import org.jspecify.annotations.Nullable;

/** What packages from files say otherwise than the catalogue: facts that differ, and what no change of a fact can say. */
final class CatalogueDifference {

    private final List<FactChange> changes = new ArrayList<>();
    private final SortedMap<Left, List<String>> left = new TreeMap<>();

    /**
     * @param now the catalogue as it is
     * @param files what it is held against
     * @param whole whether a package that is not in the files is gone; otherwise they say nothing of it
     */
    CatalogueDifference(Catalog now, Collection<AccountingPackage> files, boolean whole) {
        for (AccountingPackage pack : files) {
            now.find(pack.id()).ifPresentOrElse(present -> compare(present, pack), () -> leave(Left.NEW_PACKAGE, pack));
        }
        if (whole) {
            Map<PackageId, AccountingPackage> given =
                    files.stream().collect(Collectors.toMap(AccountingPackage::id, pack -> pack));
            now.packages().stream()
                    .filter(pack -> !given.containsKey(pack.id()))
                    .forEach(pack -> leave(Left.ABSENT_PACKAGE, pack));
        }
    }

    /** The facts that differ, as changes of the catalogue; an edition is the same when position and name are. */
    List<FactChange> changes() {
        return changes;
    }

    /** What differs besides: the names of packages, editions and fields, by what it is. */
    SortedMap<Left, List<String>> left() {
        return left;
    }

    private void compare(AccountingPackage present, AccountingPackage pack) {
        if (!present.name().equals(pack.name())) {
            leave(Left.NAME, present);
        }
        if (!present.remarks().equals(pack.remarks())) {
            leave(Left.REMARKS, present);
        }
        List<String> fields = new ArrayList<>(FactPlace.OF_A_PACKAGE);
        for (Audience each : Audience.values()) {
            fields.add("target." + each.key());
        }
        both(present.criteria(), pack.criteria()).forEach(field -> fields.add("criteria." + field));
        for (String field : fields) {
            change(present.name(), new FactPlace(pack.id(), null, field), present.factAt(field), pack.factAt(field));
        }
        int most = Math.max(present.editions().size(), pack.editions().size());
        for (int position = 0; position < most; position++) {
            compare(present, position, edition(present, position), edition(pack, position));
        }
    }

    private static @Nullable Edition edition(AccountingPackage pack, int position) {
        return position < pack.editions().size() ? pack.editions().get(position) : null;
    }

    private void compare(AccountingPackage pack, int position, @Nullable Edition present, @Nullable Edition given) {
        if (present == null || given == null || !present.name().equals(given.name())) {
            Edition named = given == null ? present : given;
            leave(Left.EDITION, pack.name() + " " + (named == null ? "" : named.name()));
            return;
        }
        String name = pack.name() + " " + present.name();
        if (!present.audience().equals(given.audience())) {
            leave(Left.AUDIENCE, name);
        }
        if (!present.lacks().equals(given.lacks())) {
            leave(Left.LACKS, name);
        }
        if (!present.legalForms().equals(given.legalForms())) {
            leave(Left.LEGAL_FORMS, name);
        }
        if (!Objects.equals(present.per(), given.per())) {
            leave(Left.PER, name);
        }
        if (!Objects.equals(present.note(), given.note())) {
            leave(Left.NOTE, name);
        }
        List<String> fields = new ArrayList<>(FactPlace.OF_AN_EDITION);
        both(present.limits(), given.limits()).forEach(field -> fields.add("limits." + field));
        for (String field : fields) {
            change(name, new FactPlace(pack.id(), position, field), present.factAt(field), given.factAt(field));
        }
    }

    private static SortedSet<String> both(Map<String, Fact> some, Map<String, Fact> others) {
        SortedSet<String> keys = new TreeSet<>(some.keySet());
        keys.addAll(others.keySet());
        return keys;
    }

    private void change(String name, FactPlace place, @Nullable Fact before, @Nullable Fact after) {
        FactChange change = new FactChange(place, before, after);
        if (!change.changesNothing()) {
            if (ValueKind.of(place).isPresent()) {
                changes.add(change);
            } else {
                leave(Left.FIELD, name + " " + place.field());
            }
        }
    }

    private void leave(Left what, AccountingPackage pack) {
        leave(what, pack.name());
    }

    private void leave(Left what, String name) {
        left.computeIfAbsent(what, key -> new ArrayList<>()).add(name);
    }
}
