package nl.allesoveradministratie.pakketwijzer.finder;

import java.util.List;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;

/**
 * Somebody saw a result. Says nothing of who, nor of the answers.
 *
 * @param ids the packages shown, best first
 */
public record PackagesShown(List<PackageId> ids) {

    public PackagesShown {
        ids = List.copyOf(ids);
    }
}
