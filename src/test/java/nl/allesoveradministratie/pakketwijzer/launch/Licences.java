package nl.allesoveradministratie.pakketwijzer.launch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the jar is made of, as its own bill of materials says.
 *
 * @param components those that are in it
 * @param libraries names of the files that are in it
 * @param entries names of everything that is in it
 * @param bundled names of what Vaadin says that it bundled for the browser
 */
record Licences(List<Component> components, Set<String> libraries, Set<String> entries, Set<String> bundled) {

    /** Free to use, change and pass on; of those that ask for the source of changes we change nothing. */
    static final Set<String> ALLOWED = Set.of(
            "Apache-2.0",
            "MIT",
            "MIT-0",
            "BSD-2-Clause",
            "BSD-3-Clause",
            "0BSD",
            "CC0-1.0",
            "EPL-2.0",
            "LGPL-2.1-only",
            "GPL-2.0-with-classpath-exception",
            "CDDL");

    private static final String SBOM = "META-INF/sbom/application.cdx.json";

    /**
     * Something that others made.
     *
     * @param licences with several of them, ours to choose, or each for a part
     */
    record Component(String ecosystem, String group, String name, String version, List<String> licences) {

        String fullName() {
            return group.isEmpty() ? name : group + (ecosystem.equals("npm") ? "/" : ":") + name;
        }
    }

    static Licences of(Path jar) throws IOException {
        JsonMapper json = JsonMapper.builder().build();
        try (JarFile file = new JarFile(jar.toFile())) {
            Set<String> entries = file.stream().map(ZipEntry::getName).collect(Collectors.toCollection(TreeSet::new));
            List<Component> components = new ArrayList<>();
            read(json, file, SBOM).path("components").forEach(node -> {
                if (node.path("scope").asString("").equals("required")) {
                    components.add(component(node));
                }
            });
            Set<String> bundled = new TreeSet<>();
            read(json, file, "META-INF/VAADIN/config/stats.json")
                    .path("npmModules")
                    .propertyNames()
                    .forEach(bundled::add);
            Set<String> libraries = entries.stream()
                    .filter(name -> name.startsWith("BOOT-INF/lib/") && name.endsWith(".jar"))
                    .map(name -> name.substring("BOOT-INF/lib/".length()))
                    .collect(Collectors.toCollection(TreeSet::new));
            return new Licences(components, libraries, entries, bundled);
        }
    }

    private static JsonNode read(JsonMapper json, JarFile file, String name) throws IOException {
        try (InputStream content = file.getInputStream(file.getEntry(name))) {
            return json.readTree(content);
        }
    }

    static Component component(JsonNode node) {
        List<String> licences = new ArrayList<>();
        node.path("licenses").forEach(each -> {
            JsonNode licence = each.path("license");
            licences.add(
                    licence.has("id")
                            ? licence.path("id").asString()
                            : licence.path("name")
                                    .asString(each.path("expression").asString("")));
        });
        return new Component(
                node.path("purl").asString().startsWith("pkg:npm/") ? "npm" : "Maven",
                node.path("group").asString(""),
                node.path("name").asString(),
                node.path("version").asString(),
                licences);
    }

    /** Components whose licence is not known, or not one that is allowed. */
    List<String> refused() {
        return components.stream()
                .filter(each -> each.licences().isEmpty() || !ALLOWED.containsAll(each.licences()))
                .map(each -> each.fullName() + " " + each.licences())
                .toList();
    }

    /** The document: without versions, which the bill of materials has. */
    String text() {
        StringBuilder text = new StringBuilder("""
                # Licences

                What others made and the jar holds, by licence. Made from the jar's own bill of materials (CycloneDX,
                `META-INF/sbom/application.cdx.json`, with versions and hashes) by LicencesIT, which refuses any other
                licence; renew it with `./mvnw verify -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false -Dit.test=LicencesIT
                -Dpakketwijzer.licences.update=true`. Of the licences that ask for the source of changes nothing was changed.

                Beside libraries the jar holds: PostgreSQL and what it is built with (PostgreSQL License, OpenSSL Apache-2.0, ICU, libxml2, LDAP and
                zlib, as the binaries of zonky.io pack them), the font Figtree (OFL-1.1, `fonts/OFL.txt`), parts of the country by
                [DB-IP](https://db-ip.com) (CC BY 4.0), dates of browsers by caniuse.com (CC BY 4.0), the regular expressions of uap-core
                (Apache-2.0), and the most used passwords of zxcvbn-ts (MIT).
                """);
        Map<String, Set<String>> byLicence = new TreeMap<>();
        components.forEach(each -> byLicence
                .computeIfAbsent(String.join(" or ", each.licences()), licence -> new TreeSet<>())
                .add(each.fullName() + (each.ecosystem().equals("npm") ? " (npm)" : "")));
        byLicence.forEach((licence, names) -> {
            text.append("\n## ").append(licence).append("\n\n");
            names.forEach(name -> text.append("- ").append(name).append("\n"));
        });
        return text.toString();
    }
}
