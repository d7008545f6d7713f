package nl.allesoveradministratie.pakketwijzer.finder;

import java.util.List;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;

/**
 * Somebody put packages side by side. Says nothing of who.
 *
 * @param ids the packages, two or more
 */
public record PackagesCompared(List<PackageId> ids) {

    public PackagesCompared {
        ids = List.copyOf(ids);
    }
}
