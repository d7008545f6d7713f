package nl.allesoveradministratie.pakketwijzer.office;

import java.util.LinkedHashMap;
import java.util.Map;
import nl.allesoveradministratie.pakketwijzer.catalog.AccountingPackage;
import nl.allesoveradministratie.pakketwijzer.catalog.PublishedCatalog;
import nl.allesoveradministratie.pakketwijzer.identity.PackageNames;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import org.springframework.stereotype.Component;

/** Names of packages for the screen of vendors: neither accounts nor the catalogue need know the other for it. */
@Component
@OnDoor(Door.OFFICE)
class NamesOfPackages implements PackageNames {

    private final PublishedCatalog catalog;

    NamesOfPackages(PublishedCatalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public Map<PackageId, String> all() {
        Map<PackageId, String> names = new LinkedHashMap<>();
        for (AccountingPackage each : catalog.current().packages()) {
            names.put(each.id(), each.name());
        }
        return names;
    }
}
