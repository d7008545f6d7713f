package nl.allesoveradministratie.pakketwijzer.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import org.springframework.stereotype.Component;

/** Which two packages have a page on which they are held against each other; worked out once per catalogue. */
@Component
public final class HeadToHeads {

    private final PerCatalog<SequencedMap<PackageId, List<HeadToHead>>> pairs =
            new PerCatalog<>(HeadToHeads::ofEachPackage);

    private static SequencedMap<PackageId, List<HeadToHead>> ofEachPackage(Catalog catalog) {
        SequencedMap<PackageId, List<HeadToHead>> each = new LinkedHashMap<>();
        List<AccountingPackage> known = catalog.packages().stream()
                .filter(AccountingPackage::isKnownWellEnough)
                .toList();
        for (AccountingPackage left : known) {
            for (AccountingPackage right : known.subList(known.indexOf(left) + 1, known.size())) {
                HeadToHead pair = new HeadToHead(left, right);
                if (pair.isWorthAPage()) {
                    each.computeIfAbsent(left.id(), id -> new ArrayList<>()).add(pair);
                    each.computeIfAbsent(right.id(), id -> new ArrayList<>()).add(pair);
                }
            }
        }
        return each;
    }

    /** Those of each package that has any, both in alphabetical order of the names. */
    public Map<AccountingPackage, List<HeadToHead>> all(Catalog catalog) {
        SequencedMap<AccountingPackage, List<HeadToHead>> all = new LinkedHashMap<>();
        for (AccountingPackage pack : catalog.packages()) {
            List<HeadToHead> own = with(catalog, pack.id());
            if (!own.isEmpty()) {
                all.put(pack, own);
            }
        }
        return all;
    }

    /** Those of one package, by the name of the other; empty when it has none. */
    public List<HeadToHead> with(Catalog catalog, PackageId id) {
        return List.copyOf(pairs.of(catalog).getOrDefault(id, List.of()));
    }

    /** That of two packages, in whichever order; empty when there is too little to say. */
    public Optional<HeadToHead> of(Catalog catalog, PackageId one, PackageId other) {
        return one.equals(other)
                ? Optional.empty()
                : with(catalog, one).stream()
                        .filter(pair -> pair.left().id().equals(other)
                                || pair.right().id().equals(other))
                        .findFirst();
    }
}
