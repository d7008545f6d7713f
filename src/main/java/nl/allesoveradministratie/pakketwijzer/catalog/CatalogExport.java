package nl.allesoveradministratie.pakketwijzer.catalog;

import jakarta.annotation.security.RolesAllowed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import org.springframework.stereotype.Service;

/** The catalogue as the files it could have come from: unpacked over the sources they can be committed as they are. */
@Service
@OnDoor(Door.OFFICE)
@RolesAllowed(Role.EDITOR_ROLE)
public class CatalogExport {

    static final String FOLDER = "db/catalog/packages/";

    private final PublishedCatalog published;

    CatalogExport(PublishedCatalog published) {
        this.published = published;
    }

    /** A zip with a file for each package; the same catalogue gives the same bytes. */
    public byte[] zip() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (AccountingPackage pack : published.current().packages()) {
                ZipEntry entry = new ZipEntry(FOLDER + pack.id() + ".json");
                // When it was packed says nothing about what is in it.
                entry.setTimeLocal(LocalDateTime.of(2000, 1, 1, 0, 0));
                zip.putNextEntry(entry);
                zip.write(CatalogueText.of(pack).getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
