package nl.allesoveradministratie.pakketwijzer.catalog;

import static nl.allesoveradministratie.pakketwijzer.catalog.db.Tables.EDITION;
import static nl.allesoveradministratie.pakketwijzer.catalog.db.Tables.FACT;
import static nl.allesoveradministratie.pakketwijzer.catalog.db.Tables.PACKAGE;
import static nl.allesoveradministratie.pakketwijzer.catalog.db.Tables.PUBLICATION;
import static nl.allesoveradministratie.pakketwijzer.catalog.db.Tables.REMARK;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jooq.Configuration;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Brings the database's catalogue in step with files. Loading the same files again changes nothing; a changed file
 * writes that package alone, and the whole becomes a new publication in one transaction.
 */
final class CatalogLoader {

    private static final Logger LOG = LoggerFactory.getLogger(CatalogLoader.class);

    /** Where the current catalogue came from. */
    enum Origin {
        SHIPPED,
        FILE,
        /** Published by an editor. */
        DESK;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final DSLContext database;

    CatalogLoader(DataSource owner) {
        this.database = DSL.using(owner, SQLDialect.POSTGRES);
    }

    /** The origin of the current publication; null when nothing was loaded yet. */
    @Nullable
    Origin origin() {
        return database.select(PUBLICATION.ORIGIN)
                .from(PUBLICATION)
                .orderBy(PUBLICATION.ID.desc())
                .limit(1)
                .fetchOne(row -> Origin.valueOf(row.value1().toUpperCase(Locale.ROOT)));
    }

    /** The version of the current publication; null when nothing was loaded yet. */
    @Nullable
    String version() {
        return version(database);
    }

    private static @Nullable String version(DSLContext database) {
        return database.select(PUBLICATION.VERSION)
                .from(PUBLICATION)
                .orderBy(PUBLICATION.ID.desc())
                .limit(1)
                .fetchOne(PUBLICATION.VERSION);
    }

    /**
     * Makes the catalogue equal to these packages.
     *
     * @return whether anything changed
     * @throws InvalidCatalogue when a package is not as described; nothing is changed then
     */
    boolean load(List<JsonNode> packages, Origin origin) {
        SortedMap<String, JsonNode> byId = new TreeMap<>();
        SortedMap<String, String> hashes = new TreeMap<>();
        for (JsonNode node : packages) {
            AccountingPackage pack = CatalogueFormat.packageOf(node);
            if (byId.put(pack.id().value(), node) != null) {
                throw new InvalidCatalogue(pack.id() + " occurs twice");
            }
            hashes.put(pack.id().value(), CatalogueText.hash(pack));
        }
        String version = versionOf(packages);
        return database.transactionResult(transaction -> {
            // Two nodes starting together: one loads, the other then finds nothing to do.
            transaction.dsl().execute("LOCK TABLE catalog.publication IN SHARE ROW EXCLUSIVE MODE");
            if (version.equals(version(transaction.dsl()))) {
                return false;
            }
            int written = write(transaction, byId, hashes);
            transaction
                    .dsl()
                    .insertInto(PUBLICATION, PUBLICATION.VERSION, PUBLICATION.ORIGIN)
                    .values(version, origin.key())
                    .execute();
            LOG.info("Catalogue {}: {} packages, {} of them new or changed", version, byId.size(), written);
            return true;
        });
    }

    /** The version that these packages would get. */
    static String versionOf(List<JsonNode> packages) {
        return CatalogueText.version(
                packages.stream().map(CatalogueFormat::packageOf).toList());
    }

    private static int write(Configuration transaction, Map<String, JsonNode> byId, Map<String, String> hashes) {
        DSLContext dsl = transaction.dsl();
        dsl.deleteFrom(PACKAGE).where(PACKAGE.ID.notIn(byId.keySet())).execute();
        Map<String, String> present =
                dsl.select(PACKAGE.ID, PACKAGE.CONTENT_HASH).from(PACKAGE).fetchMap(PACKAGE.ID, PACKAGE.CONTENT_HASH);
        int written = 0;
        for (Map.Entry<String, JsonNode> entry : byId.entrySet()) {
            String hash = hashes.getOrDefault(entry.getKey(), "");
            if (!hash.equals(present.get(entry.getKey()))) {
                dsl.deleteFrom(PACKAGE).where(PACKAGE.ID.eq(entry.getKey())).execute();
                insert(dsl, entry.getKey(), entry.getValue(), hash);
                written++;
            }
        }
        return written;
    }

    private static void insert(DSLContext dsl, String id, JsonNode node, String hash) {
        dsl.insertInto(PACKAGE, PACKAGE.ID, PACKAGE.NAME, PACKAGE.CONTENT_HASH)
                .values(id, node.get("name").stringValue(), hash)
                .execute();
        for (String field : List.of("vendor", "website", "status")) {
            insertFact(dsl, id, null, field, node.path(field));
        }
        for (String group : List.of("target", "criteria")) {
            node.path(group)
                    .properties()
                    .forEach(fact -> insertFact(dsl, id, null, group + "." + fact.getKey(), fact.getValue()));
        }
        int position = 0;
        for (JsonNode edition : node.path("editions")) {
            insertEdition(dsl, id, position++, edition);
        }
        position = 0;
        for (JsonNode remark : node.path("remarks")) {
            dsl.insertInto(REMARK).values(id, position++, remark.stringValue()).execute();
        }
    }

    private static void insertEdition(DSLContext dsl, String id, int position, JsonNode edition) {
        dsl.insertInto(
                        EDITION,
                        EDITION.PACKAGE_ID,
                        EDITION.POSITION,
                        EDITION.NAME,
                        EDITION.NOTE,
                        EDITION.AUDIENCE,
                        EDITION.LACKS,
                        EDITION.LEGAL_FORMS,
                        EDITION.PER_UNIT,
                        EDITION.PER_FROM,
                        EDITION.PER_TO)
                .values(
                        id,
                        position,
                        edition.get("name").stringValue(),
                        textOrNull(edition, "note"),
                        textsOrNull(edition, "audience"),
                        textsOrNull(edition, "lacks"),
                        textsOrNull(edition, "legal_forms"),
                        textOrNull(edition.path("per"), "unit"),
                        numberOrNull(edition.path("per"), "from"),
                        numberOrNull(edition.path("per"), "to"))
                .execute();
        for (String field : List.of("price_month", "price_month_if_paid_yearly", "vat_basis")) {
            insertFact(dsl, id, position, field, edition.path(field));
        }
        edition.path("limits")
                .properties()
                .forEach(limit -> insertFact(dsl, id, position, "limits." + limit.getKey(), limit.getValue()));
    }

    private static void insertFact(DSLContext dsl, String id, @Nullable Integer edition, String field, JsonNode fact) {
        if (!(fact instanceof ObjectNode)) {
            return;
        }
        dsl.insertInto(FACT)
                .set(FACT.PACKAGE_ID, id)
                .set(FACT.EDITION, edition)
                .set(FACT.FIELD, field)
                .set(FACT.VALUE, JSONB.valueOf(fact.get("value").toString()))
                .set(FACT.SOURCE_URL, fact.get("source_url").stringValue())
                .set(FACT.SOURCE_KIND, fact.get("source_kind").stringValue())
                .set(FACT.ACCESS, fact.get("access").stringValue())
                .set(FACT.VIA, textOrNull(fact, "via"))
                .set(FACT.AS_OF, textOrNull(fact, "as_of"))
                .set(FACT.NOTE, textOrNull(fact, "note"))
                .set(FACT.GRADE, fact.get("grade").stringValue())
                .execute();
    }

    private static String @Nullable [] textsOrNull(JsonNode node, String field) {
        List<String> texts = new ArrayList<>();
        node.path(field).forEach(text -> texts.add(text.stringValue()));
        return texts.isEmpty() ? null : texts.toArray(String[]::new);
    }

    private static @Nullable Integer numberOrNull(JsonNode node, String field) {
        JsonNode value = node.get(field);
        return value == null || value.isNull() ? null : value.intValue();
    }

    private static @Nullable String textOrNull(JsonNode node, String field) {
        JsonNode value = node.get(field);
        return value == null || value.isNull() ? null : value.asString();
    }
}
