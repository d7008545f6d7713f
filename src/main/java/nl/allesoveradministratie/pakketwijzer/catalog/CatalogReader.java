package nl.allesoveradministratie.pakketwijzer.catalog;

import static nl.allesoveradministratie.pakketwijzer.catalog.db.Tables.EDITION;
import static nl.allesoveradministratie.pakketwijzer.catalog.db.Tables.FACT;
import static nl.allesoveradministratie.pakketwijzer.catalog.db.Tables.PACKAGE;
import static nl.allesoveradministratie.pakketwijzer.catalog.db.Tables.PUBLICATION;
import static nl.allesoveradministratie.pakketwijzer.catalog.db.Tables.REMARK;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import nl.allesoveradministratie.pakketwijzer.shared.PartialDate;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Records;
import org.jspecify.annotations.Nullable;

/** Reads the current publication into memory, with one query. */
final class CatalogReader {

    private final DSLContext database;

    CatalogReader(DSLContext database) {
        this.database = database;
    }

    private record FactRow(
            @Nullable Integer edition,
            String field,
            JSONB value,
            String sourceUrl,
            String sourceKind,
            String access,
            @Nullable String via,
            @Nullable String asOf,
            @Nullable String note,
            String grade) {

        Fact fact() {
            return new Fact(
                    CatalogueFormat.value(CatalogueFiles.JSON.readTree(value.data())),
                    sourceUrl,
                    Fact.SourceKind.valueOf(sourceKind.toUpperCase(Locale.ROOT)),
                    Fact.Access.valueOf(access.toUpperCase(Locale.ROOT)),
                    via,
                    asOf == null ? null : PartialDate.parse(asOf),
                    note,
                    Fact.Grade.valueOf(grade));
        }
    }

    private record EditionRow(
            int position,
            String name,
            @Nullable String note,
            String @Nullable [] audience,
            String @Nullable [] lacks,
            String @Nullable [] legalForms,
            @Nullable String unit,
            @Nullable Integer from,
            @Nullable Integer to) {

        Edition.@Nullable Per per() {
            return unit == null
                    ? null
                    : new Edition.Per(Edition.Unit.valueOf(unit.toUpperCase(Locale.ROOT)), from == null ? 1 : from, to);
        }
    }

    /** @throws IllegalStateException when nothing was ever published */
    Catalog read() {
        return database.transactionResult(transaction -> {
            // One moment for both questions, also while something is being published.
            transaction.dsl().execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
            var publication = transaction
                    .dsl()
                    .select(PUBLICATION.VERSION, PUBLICATION.PUBLISHED_AT)
                    .from(PUBLICATION)
                    .orderBy(PUBLICATION.ID.desc())
                    .limit(1)
                    .fetchOptional()
                    .orElseThrow(() -> new IllegalStateException("No catalogue was published"));
            return new Catalog(publication.value1(), publication.value2().toInstant(), packages(transaction.dsl()));
        });
    }

    /** The packages as they are in the database now. */
    static List<AccountingPackage> packages(DSLContext dsl) {
        return dsl.select(
                        PACKAGE.ID,
                        PACKAGE.NAME,
                        multiset(select(
                                                FACT.EDITION,
                                                FACT.FIELD,
                                                FACT.VALUE,
                                                FACT.SOURCE_URL,
                                                FACT.SOURCE_KIND,
                                                FACT.ACCESS,
                                                FACT.VIA,
                                                FACT.AS_OF,
                                                FACT.NOTE,
                                                FACT.GRADE)
                                        .from(FACT)
                                        .where(FACT.PACKAGE_ID.eq(PACKAGE.ID)))
                                .convertFrom(rows -> rows.map(Records.mapping(FactRow::new))),
                        multiset(select(
                                                EDITION.POSITION,
                                                EDITION.NAME,
                                                EDITION.NOTE,
                                                EDITION.AUDIENCE,
                                                EDITION.LACKS,
                                                EDITION.LEGAL_FORMS,
                                                EDITION.PER_UNIT,
                                                EDITION.PER_FROM,
                                                EDITION.PER_TO)
                                        .from(EDITION)
                                        .where(EDITION.PACKAGE_ID.eq(PACKAGE.ID))
                                        .orderBy(EDITION.POSITION))
                                .convertFrom(rows -> rows.map(Records.mapping(EditionRow::new))),
                        multiset(select(REMARK.TEXT)
                                        .from(REMARK)
                                        .where(REMARK.PACKAGE_ID.eq(PACKAGE.ID))
                                        .orderBy(REMARK.POSITION))
                                .convertFrom(rows -> rows.map(row -> row.value1())))
                .from(PACKAGE)
                .fetch(Records.mapping(CatalogReader::assemble));
    }

    private static AccountingPackage assemble(
            String id, String name, List<FactRow> facts, List<EditionRow> editions, List<String> remarks) {
        Map<String, Fact> own = byField(facts, null);
        Map<Audience, Fact> target = new EnumMap<>(Audience.class);
        within(own, "target.").forEach((key, fact) -> target.put(Audience.ofKey(key), fact));
        return new AccountingPackage(
                new PackageId(id),
                name,
                own.get("vendor"),
                own.get("website"),
                own.get("status"),
                target,
                editions.stream()
                        .map(edition -> edition(edition, byField(facts, edition.position())))
                        .toList(),
                within(own, "criteria."),
                remarks);
    }

    private static Edition edition(EditionRow row, Map<String, Fact> facts) {
        Set<Audience> audience = EnumSet.noneOf(Audience.class);
        if (row.audience() != null) {
            Arrays.stream(row.audience()).map(Audience::ofKey).forEach(audience::add);
        }
        return new Edition(
                row.name(),
                facts.get("price_month"),
                facts.get("price_month_if_paid_yearly"),
                facts.get("vat_basis"),
                within(facts, "limits."),
                row.note(),
                audience,
                row.lacks() == null ? Set.of() : Set.of(row.lacks()),
                row.legalForms() == null ? Set.of() : Set.of(row.legalForms()),
                row.per());
    }

    private static Map<String, Fact> byField(List<FactRow> rows, @Nullable Integer edition) {
        Map<String, Fact> facts = new LinkedHashMap<>();
        rows.stream()
                .filter(row -> java.util.Objects.equals(row.edition(), edition))
                .forEach(row -> facts.put(row.field(), row.fact()));
        return facts;
    }

    private static Map<String, Fact> within(Map<String, Fact> facts, String prefix) {
        Map<String, Fact> found = new LinkedHashMap<>();
        facts.forEach((field, fact) -> {
            if (field.startsWith(prefix)) {
                found.put(field.substring(prefix.length()), fact);
            }
        });
        return found;
    }
}
