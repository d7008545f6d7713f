package nl.allesoveradministratie.pakketwijzer.catalog;

import java.text.Collator;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;

/** One published state of the catalogue; it never changes, a new publication is a new object. */
public final class Catalog {

    private final String version;
    private final Instant publishedAt;
    private final List<AccountingPackage> packages;
    private final Map<PackageId, AccountingPackage> byId;

    /**
     * @param version the same for the same content
     * @param publishedAt when it became current
     * @param packages in any order; they are kept in alphabetical order of their names
     * @throws IllegalStateException when a package occurs twice
     */
    public Catalog(String version, Instant publishedAt, List<AccountingPackage> packages) {
        this.version = version;
        this.publishedAt = publishedAt;
        Collator collator = Collator.getInstance(Language.NL.locale());
        this.packages = packages.stream()
                .sorted(Comparator.comparing(AccountingPackage::name, collator))
                .toList();
        this.byId = packages.stream().collect(Collectors.toUnmodifiableMap(AccountingPackage::id, Function.identity()));
    }

    /** The same for the same content. */
    public String version() {
        return version;
    }

    /** When it became current. */
    public Instant publishedAt() {
        return publishedAt;
    }

    /** In alphabetical order, so that no vendor is favoured. */
    public List<AccountingPackage> packages() {
        return packages;
    }

    /** Empty when there is no such package. */
    public Optional<AccountingPackage> find(PackageId id) {
        return Optional.ofNullable(byId.get(id));
    }
}
