import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Adds what the browser gets from npm to the bill of materials that Maven made: Vaadin's own list of what it bundled. The
 * licences are written down here, from the packages' own package.json: the packages themselves are not there when a bundle
 * that was made before is used again.
 */
final class AddNpmToSbom {

    private static final Map<String, String> LICENCES = Map.ofEntries(
            Map.entry("@lit/reactive-element", "BSD-3-Clause"),
            Map.entry("@open-wc/dedupe-mixin", "MIT"),
            Map.entry("date-fns", "MIT"),
            Map.entry("dompurify", "Apache-2.0"),
            Map.entry("is-regexp", "MIT"),
            Map.entry("lit", "BSD-3-Clause"),
            Map.entry("lit-element", "BSD-3-Clause"),
            Map.entry("lit-html", "BSD-3-Clause"),
            Map.entry("marked", "MIT"),
            Map.entry("path-to-regexp", "MIT"),
            Map.entry("strip-css-comments", "MIT"));

    public static void main(String[] args) throws Exception {
        Path classes = Path.of(args[0]);
        Path sbom = classes.resolve("META-INF/sbom/application.cdx.json");
        JsonMapper json =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        ObjectNode document = (ObjectNode) json.readTree(sbom);
        JsonNode bundled = json.readTree(classes.resolve("META-INF/VAADIN/config/stats.json"))
                .path("npmModules");
        Map<String, ObjectNode> components = new HashMap<>();
        document.path("components")
                .forEach(each -> components.put(each.path("purl").asString(), (ObjectNode) each));
        for (Map.Entry<String, JsonNode> module : bundled.properties()) {
            ObjectNode component =
                    component(json, module.getKey(), module.getValue().asString());
            components.put(component.path("purl").asString(), component);
        }
        ArrayNode sorted = json.createArrayNode();
        components.values().stream()
                .sorted(Comparator.comparing(each -> each.path("purl").asString()))
                .forEach(sorted::add);
        document.set("components", sorted);
        Files.writeString(sbom, json.writeValueAsString(document) + "\n");
    }

    private static ObjectNode component(JsonMapper json, String name, String version) {
        String licence = name.startsWith("@vaadin/") ? "Apache-2.0" : LICENCES.get(name);
        if (licence == null) {
            throw new IllegalStateException("npm's " + name + " is bundled and its licence is not known: look in its"
                    + " package.json, and write it down in " + AddNpmToSbom.class.getSimpleName() + ".java");
        }
        String purl = "pkg:npm/" + name.replace("@", "%40") + "@" + version;
        ObjectNode component = json.createObjectNode()
                .put("type", "library")
                .put("bom-ref", purl)
                .put("name", name)
                .put("version", version)
                .put("scope", "required")
                .put("purl", purl);
        component.putArray("licenses").addObject().putObject("license").put("id", licence);
        return component;
    }
}
