package nl.allesoveradministratie.pakketwijzer.identity.ui;

import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import nl.allesoveradministratie.pakketwijzer.ui.OfficeScreen;

/** Chooses the packages of a vendor; at least one. */
class PackagesField extends MultiSelectComboBox<PackageId> {

    /** @param names of all packages in the catalogue, in the order of the list */
    PackagesField(OfficeScreen screen, Map<PackageId, String> names, Set<PackageId> chosen) {
        super(screen.t("partners.packages"));
        // One that left the catalogue stays the vendor's until somebody takes it away.
        Set<PackageId> gone = new HashSet<>(chosen);
        gone.removeAll(names.keySet());
        setItemLabelGenerator(id -> names.getOrDefault(id, id.value()));
        setItems(Stream.concat(names.keySet().stream(), gone.stream().sorted()).toList());
        setValue(chosen);
        setErrorMessage(screen.t("partners.problem.packages"));
        setWidthFull();
        setAutoExpand(AutoExpandMode.VERTICAL);
    }

    /** Whether there is at least one; says so where there is none. */
    boolean isFilled() {
        setInvalid(getValue().isEmpty());
        return !isInvalid();
    }
}
