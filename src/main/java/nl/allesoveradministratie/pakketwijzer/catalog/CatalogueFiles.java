package nl.allesoveradministratie.pakketwijzer.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The catalogue's files: those that come along, one per package, or a single one given at start. */
final class CatalogueFiles {

    static final JsonMapper JSON = JsonMapper.builder()
            // Prices are exact, also on their way in.
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private CatalogueFiles() {}

    /** The packages in {@code db/catalog/packages}, each a file of its own. */
    static List<JsonNode> shipped() {
        try {
            Resource[] files =
                    new PathMatchingResourcePatternResolver().getResources("classpath*:db/catalog/packages/*.json");
            Arrays.sort(files, Comparator.comparing(Resource::getFilename));
            List<JsonNode> packages = new ArrayList<>();
            for (Resource file : files) {
                try (InputStream stream = file.getInputStream()) {
                    packages.add(JSON.readTree(stream));
                }
            }
            return packages;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The packages of one file with a list of them.
     *
     * @throws InvalidCatalogue when it cannot be read or is no list
     */
    static List<JsonNode> in(Path file) {
        try (InputStream stream = Files.newInputStream(file)) {
            JsonNode root = JSON.readTree(stream);
            if (!root.isArray()) {
                throw new InvalidCatalogue(file + ": a list of packages is expected");
            }
            List<JsonNode> packages = new ArrayList<>();
            root.forEach(packages::add);
            return packages;
        } catch (IOException | JacksonException e) {
            throw new InvalidCatalogue(file + " cannot be read: " + e.getClass().getSimpleName());
        }
    }

    /** The criteria that come along. */
    static Criteria criteria() {
        try (InputStream stream = CatalogueFiles.class.getResourceAsStream("/db/catalog/criteria.json")) {
            List<Criterion> criteria = new ArrayList<>();
            JSON.readTree(stream).forEach(node -> criteria.add(criterion(node)));
            return new Criteria(criteria);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Criterion criterion(JsonNode node) {
        Set<Audience> audience = EnumSet.noneOf(Audience.class);
        texts(node.get("audience")).forEach(key -> audience.add(Audience.ofKey(key)));
        return new Criterion(
                node.get("id").stringValue(),
                node.get("label_nl").stringValue(),
                node.get("label_en").stringValue(),
                Criterion.AnswerType.valueOf(upper(node, "answer_type")),
                texts(node.get("options")),
                Criterion.Role.valueOf(upper(node, "role")),
                node.get("ask_when").stringValue(),
                audience,
                texts(node.get("package_fields")),
                texts(node.get("sources")));
    }

    private static String upper(JsonNode node, String field) {
        return node.get(field).stringValue().toUpperCase(Locale.ROOT);
    }

    private static List<String> texts(JsonNode nodes) {
        List<String> texts = new ArrayList<>();
        nodes.forEach(node -> texts.add(node.asString()));
        return texts;
    }
}
