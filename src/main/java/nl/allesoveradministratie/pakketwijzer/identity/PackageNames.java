package nl.allesoveradministratie.pakketwijzer.identity;

import java.util.Map;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;

/** What packages are called, to choose a vendor's. The catalogue knows; accounts only ask, so that they need not know it. */
public interface PackageNames {

    /** Names by package, in alphabetical order of the names. */
    Map<PackageId, String> all();
}
