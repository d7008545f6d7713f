package nl.allesoveradministratie.pakketwijzer.catalog;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import nl.allesoveradministratie.pakketwijzer.catalog.ImportFault.Kind;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Files that somebody gives to take in: a zip as the desk gives out, one package, or a list of packages. Whatever is wrong
 * is gathered, so that everything can be put right at once. What is unpacked is counted while it is, and no name of a file
 * is used for anything but saying where a fault is.
 */
final class CatalogueUpload {

    /** How large the upload may be, and all of it unpacked, in bytes. */
    static final int LARGEST = 5_000_000;

    /** How large one file in a zip may be, in bytes. */
    static final int LARGEST_ENTRY = 200_000;

    /** How many files a zip, or packages a list, may have. */
    static final int MOST = 200;

    /** Nobody reads more of them; a file made to be wrong could have very many. */
    private static final int MOST_FAULTS = 1000;

    /** The folder of the sources, or the inner part of it: whoever packs files again often takes a folder less. */
    private static final Pattern FOLDER = Pattern.compile("(db/|(db/)?catalog/|((db/)?catalog/)?packages/)");

    private static final Pattern FILE = Pattern.compile("(((db/)?catalog/)?packages/)?[a-z0-9-]{1,100}\\.json");

    private static final List<String> OF_A_PACKAGE =
            List.of("id", "name", "vendor", "website", "status", "target", "editions", "criteria", "remarks");

    /** Counted anew whenever a file is written; whoever changes a fact need not count. */
    private static final Set<String> COUNTS = Set.of("fact_count", "fact_grades");

    private static final List<String> OF_AN_EDITION =
            List.of("name", "price_month", "price_month_if_paid_yearly", "vat_basis", "limits", "note");

    private static final List<String> OF_A_FACT = List.of("value", "source_url", "source_kind", "access", "grade");

    private final List<ImportFault> faults = new ArrayList<>();
    private final Map<PackageId, AccountingPackage> packages = new LinkedHashMap<>();
    private final Map<PackageId, String> files = new LinkedHashMap<>();
    private boolean whole;

    private CatalogueUpload() {}

    /** What somebody gives; the content says whether it is a zip, not the name. */
    static CatalogueUpload of(String name, byte[] content) {
        CatalogueUpload upload = new CatalogueUpload();
        if (content.length > LARGEST) {
            upload.fault(name, null, Kind.TOO_BIG, null);
        } else if (content.length > 1 && content[0] == 'P' && content[1] == 'K') {
            upload.unpack(name, content);
        } else {
            upload.read(name, content);
        }
        return upload;
    }

    /** The files that come along. */
    static CatalogueUpload shipped() {
        CatalogueUpload upload = new CatalogueUpload();
        upload.whole = true;
        CatalogueFiles.shipped().forEach(node -> upload.take(node.path("id").asString() + ".json", node));
        return upload;
    }

    /** Everything that is wrong; while there is something, the packages are not all there. */
    List<ImportFault> faults() {
        return faults;
    }

    /** The packages that can be read. */
    List<AccountingPackage> packages() {
        return List.copyOf(packages.values());
    }

    /** In which file a package stands. */
    String file(PackageId id) {
        return files.getOrDefault(id, id.value());
    }

    /** Whether it is a whole catalogue; one package says nothing of the others. */
    boolean isWhole() {
        return whole;
    }

    private void unpack(String name, byte[] content) {
        whole = true;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content), StandardCharsets.UTF_8)) {
            Set<String> paths = new HashSet<>();
            int unpacked = 0;
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String path = entry.getName();
                // Read no further than this: going on to the next one would unpack the rest.
                byte[] bytes = zip.readNBytes(LARGEST_ENTRY + 1);
                unpacked += bytes.length;
                if (bytes.length > LARGEST_ENTRY || unpacked > LARGEST) {
                    fault(bytes.length > LARGEST_ENTRY ? path : name, null, Kind.TOO_BIG, null);
                    return;
                }
                if (paths.size() == MOST) {
                    fault(name, null, Kind.TOO_MANY, null);
                    return;
                }
                if (!paths.add(path)) {
                    fault(path, null, Kind.TWICE, null);
                } else if (FILE.matcher(path).matches()) {
                    read(path, bytes);
                } else if (!FOLDER.matcher(path).matches()) {
                    fault(path, null, Kind.ENTRY, null);
                }
            }
            if (files.isEmpty() && faults.isEmpty()) {
                fault(name, null, Kind.NO_ZIP, null);
            }
        } catch (IOException | IllegalArgumentException e) {
            fault(name, null, Kind.NO_ZIP, null);
        }
    }

    private void read(String file, byte[] content) {
        try {
            JsonNode root = CatalogueFiles.JSON.readTree(content);
            whole |= root.isArray();
            if (!root.isArray()) {
                take(file, root);
            } else if (root.size() > MOST) {
                fault(file, null, Kind.TOO_MANY, null);
            } else {
                int number = 0;
                for (JsonNode node : root) {
                    number++;
                    take(file + ": " + node.path("id").asString(String.valueOf(number)), node);
                }
            }
        } catch (JacksonException e) {
            // What is not even text has no lines.
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            fault(file, null, Kind.NO_JSON, String.valueOf(line));
        }
    }

    private void take(String file, JsonNode node) {
        if (!node.path("id").isString()) {
            fault(file, null, Kind.NO_PACKAGE, null);
            return;
        }
        int before = faults.size();
        check(file, node);
        if (faults.size() > before) {
            return;
        }
        try {
            AccountingPackage pack = CatalogueFormat.packageOf(node);
            if (packages.putIfAbsent(pack.id(), pack) == null) {
                files.put(pack.id(), file);
            } else {
                fault(file, "id", Kind.TWICE, null);
            }
        } catch (InvalidCatalogue e) {
            fault(file, null, Kind.FORM, e.getMessage());
        }
    }

    /** Names of fields, and each fact by itself: the reader of packages would stop at the first. */
    private void check(String file, JsonNode node) {
        names(file, "", node, OF_A_PACKAGE, COUNTS);
        for (String group : List.of("target", "criteria")) {
            object(file, group, node.path(group));
        }
        for (String group : List.of("editions", "remarks")) {
            list(file, group, node.path(group));
        }
        FactPlace.OF_A_PACKAGE.forEach(field -> fact(file, field, node.path(field)));
        List<String> targets =
                Arrays.stream(Audience.values()).map(Audience::key).toList();
        names(file, "target.", node.path("target"), targets, Set.of());
        node.path("target").properties().forEach(each -> fact(file, "target." + each.getKey(), each.getValue()));
        for (String field : CatalogueText.CRITERIA) {
            if (!node.path("criteria").has(field)) {
                fault(file, "criteria." + field, Kind.MISSING, null);
            }
        }
        node.path("criteria").properties().forEach(each -> fact(file, "criteria." + each.getKey(), each.getValue()));
        int position = 0;
        for (JsonNode edition : node.path("editions")) {
            String where = "editions[" + position++ + "].";
            names(file, where, edition, OF_AN_EDITION, Set.of("audience", "lacks", "legal_forms", "per"));
            FactPlace.OF_AN_EDITION.forEach(field -> fact(file, where + field, edition.path(field)));
            object(file, where + "limits", edition.path("limits"));
            edition.path("limits")
                    .properties()
                    .forEach(each -> fact(file, where + "limits." + each.getKey(), each.getValue()));
        }
    }

    /** Of anything else the reader would see nothing in it, and everything would become unknown. */
    private void object(String file, String where, JsonNode node) {
        if (!node.isObject() && !node.isMissingNode()) {
            fault(file, where, Kind.FORM, "fields in { } are expected");
        }
    }

    private void list(String file, String where, JsonNode node) {
        if (!node.isArray() && !node.isMissingNode()) {
            fault(file, where, Kind.FORM, "a list in [ ] is expected");
        }
    }

    private void names(String file, String where, JsonNode node, List<String> needed, Set<String> others) {
        needed.stream()
                .filter(field -> !node.has(field))
                .forEach(field -> fault(file, where + field, Kind.MISSING, null));
        node.propertyNames().stream()
                .filter(field -> !needed.contains(field) && !others.contains(field))
                .forEach(field -> fault(file, where + field, Kind.UNKNOWN, null));
    }

    private void fact(String file, String where, JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return;
        }
        int before = faults.size();
        if (node.isObject()) {
            names(file, where + ".", node, OF_A_FACT, Set.of("via", "as_of", "note"));
        }
        if (faults.size() == before) {
            try {
                CatalogueFormat.fact(node, where);
            } catch (InvalidCatalogue e) {
                fault(file, where, Kind.FORM, String.valueOf(e.getMessage()).replace(where + ": ", ""));
            }
        }
    }

    private void fault(String file, @Nullable String field, Kind kind, @Nullable String detail) {
        if (faults.size() < MOST_FAULTS) {
            faults.add(new ImportFault(file, field, kind, detail));
        }
    }
}
