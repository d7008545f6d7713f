package nl.allesoveradministratie.pakketwijzer.usage;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;

/** What visitors of these tests have, and where they are counted for it. */
final class Visitors {

    static final Traits PHONE = new Traits(DeviceClass.PHONE, BrowserClass.SAFARI_NEW, Region.EAST);
    static final Traits COMPUTER = new Traits(DeviceClass.COMPUTER, BrowserClass.CHROMIUM_OLD, Region.ABROAD);

    private Visitors() {}

    /** The bins of a package that who has a phone viewed or went further with. */
    static Set<Bin> bins(PackageId pack, Step step, String instead) {
        return Set.of(
                Bin.of(pack, step),
                new Bin(pack, Kind.DEVICE, "phone"),
                new Bin(pack, Kind.BROWSER, "safari_new"),
                new Bin(pack, Kind.REGION, "east"),
                new Bin(pack, Kind.INSTEAD, instead));
    }

    /** Each so many times. */
    @SafeVarargs
    static Map<Bin, Integer> counts(int times, Set<Bin>... bins) {
        return Stream.of(bins).flatMap(Set::stream).collect(Collectors.toMap(bin -> bin, bin -> times));
    }
}
