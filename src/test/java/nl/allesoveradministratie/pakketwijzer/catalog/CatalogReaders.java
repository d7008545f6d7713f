package nl.allesoveradministratie.pakketwijzer.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import nl.allesoveradministratie.pakketwijzer.security.Reader;

/** Files and fields of the catalogue: whatever is wrong with them is said, and nothing is taken in by half. */
public final class CatalogReaders {

    private static final Catalog SHIPPED = ShippedCatalogue.catalog();

    private CatalogReaders() {}

    public static List<Reader> all() {
        List<String> files = SHIPPED.packages().stream()
                .limit(3)
                .map(CatalogueText::of)
                // The nearer to its beginning, the sooner something else is spoilt.
                .map(text -> text.length() > 6_000 ? text.substring(0, 6_000) : text)
                .toList();
        List<String> whole = List.of(CatalogueText.of(SHIPPED.packages().getFirst()));
        List<String> zips = List.of(
                zip("db/catalog/packages/moneybird.json", whole.getFirst()),
                zip("../../etc/passwd", "root"),
                zip("a", ""));
        return List.of(
                new Reader("catalogue file", whole, text -> upload(text.getBytes(StandardCharsets.UTF_8))),
                new Reader("catalogue file, beginning", files, text -> upload(text.getBytes(StandardCharsets.UTF_8))),
                new Reader("catalogue zip", zips, text -> upload(text.getBytes(StandardCharsets.ISO_8859_1))),
                new Reader(
                        "catalogue zip, entry",
                        List.of("moneybird.json", "db/catalog/packages/x.json", "C:\\x.json"),
                        text -> {
                            if (StandardCharsets.UTF_8.newEncoder().canEncode(text) && text.length() < 10_000) {
                                assertThat(upload(zip(text, "{}").getBytes(StandardCharsets.ISO_8859_1))
                                                .packages())
                                        .isEmpty();
                            }
                        }),
                new Reader("typed fact", List.of("12,50", "onbeperkt", "cloud", "3", "https://example.org"), text -> {
                    for (ValueKind kind : ValueKind.values()) {
                        FactInput.value(kind, text)
                                .ifPresent(
                                        value -> assertThat(kind.admits(value)).isTrue());
                    }
                }),
                new Reader(
                        "typed date",
                        List.of("12-11-2026", "11-2026", "2026", "2026-11-12"),
                        text -> FactInput.date(text)
                                .ifPresent(date -> assertThat(FactInput.date(date.toString()))
                                        .contains(date))));
    }

    private static CatalogueUpload upload(byte[] content) {
        CatalogueUpload upload = CatalogueUpload.of("proef.json", content);
        assertThat(upload.packages().isEmpty() && upload.faults().isEmpty() && !upload.isWhole())
                .isFalse();
        upload.faults().forEach(fault -> assertThat(fault.toString()).isNotNull());
        return upload;
    }

    /** The bytes of a zip with one file in it, each a sign. */
    private static String zip(String name, String content) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(content.getBytes(StandardCharsets.UTF_8));
            }
            return bytes.toString(StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
