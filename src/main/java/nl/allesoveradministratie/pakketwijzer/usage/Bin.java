package nl.allesoveradministratie.pakketwijzer.usage;

import nl.allesoveradministratie.pakketwijzer.shared.PackageId;

/**
 * Where a browser's day is counted, once.
 *
 * @param pack for which package
 * @param kind step, or device
 * @param key of the step or the device class
 */
record Bin(PackageId pack, String kind, String key) {

    private static final String STEP = "step";
    private static final String DEVICE = "device";

    static Bin of(PackageId pack, Step step) {
        return new Bin(pack, STEP, step.key());
    }

    static Bin of(PackageId pack, DeviceClass device) {
        return new Bin(pack, DEVICE, device.key());
    }
}
