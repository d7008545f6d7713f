package nl.allesoveradministratie.pakketwijzer.catalog;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import org.jooq.DSLContext;
import org.springframework.stereotype.Service;

/**
 * Takes in files at the desk: what they say otherwise than the catalogue becomes a draft of whoever is signed in, which
 * goes the way of every other. With one fault there is no draft. Facts that stay as they are need not keep the rules.
 */
@Service
@OnDoor(Door.OFFICE)
@RolesAllowed(Role.EDITOR_ROLE)
public class CatalogImport {

    /** How large the upload may be, and all of it unpacked, in bytes. */
    public static final int LARGEST = CatalogueUpload.LARGEST;

    private final DSLContext database;
    private final CatalogEditing editing;
    private final Clock clock;

    CatalogImport(DSLContext officeDatabase, CatalogEditing editing, Clock clock) {
        this.database = officeDatabase;
        this.editing = editing;
        this.clock = clock;
    }

    /**
     * Holds a file against the catalogue.
     *
     * @param name of the file, to say where a fault is
     * @param content a zip as {@link CatalogExport} gives, a package or a list of packages as JSON
     * @param title of the draft
     */
    public Imported file(String name, byte[] content, String title) {
        return take(CatalogueUpload.of(name, content), title);
    }

    /**
     * Holds the files that came with this version against the catalogue.
     *
     * @param title of the draft
     */
    public Imported shipped(String title) {
        return take(CatalogueUpload.shipped(), title);
    }

    private Imported take(CatalogueUpload upload, String title) {
        CatalogueDifference difference =
                new CatalogueDifference(CatalogEditing.catalog(database), upload.packages(), upload.isWhole());
        List<ImportFault> faults = new ArrayList<>(upload.faults());
        difference.changes().forEach(change -> faults.addAll(faults(upload, change)));
        if (!faults.isEmpty()) {
            return new Imported(faults, null, 0, Collections.emptySortedMap());
        }
        UUID draft = difference.changes().isEmpty() ? null : editing.draft(title, difference.changes());
        return new Imported(List.of(), draft, difference.changes().size(), difference.left());
    }

    private List<ImportFault> faults(CatalogueUpload upload, FactChange change) {
        if (change.after() == null) {
            return List.of();
        }
        FactPlace place = change.place();
        String field = (place.edition() == null ? "" : "editions[" + place.edition() + "].") + place.field();
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneId.of("Europe/Amsterdam"));
        return FactRules.problems(place, change.after(), today).stream()
                .map(problem -> new ImportFault(
                        upload.file(place.pack()), field, ImportFault.Kind.valueOf(problem.name()), null))
                .toList();
    }
}
