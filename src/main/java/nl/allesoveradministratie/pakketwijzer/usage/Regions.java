package nl.allesoveradministratie.pakketwijzer.usage;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * In which part of the country an address is: a list that the build distils from DB-IP's (CC BY 4.0), looked up in memory.
 * Nobody else is asked, and no address is kept. Without the list every place is unknown.
 */
@Component
@OnDoor(Door.PUBLIC)
class Regions {

    private static final Logger LOG = LoggerFactory.getLogger(Regions.class);
    private static final String LIST = "regions.bin";

    /** From which address on, counted from the smallest signed number so that they can be compared as they are. */
    private final int[] starts4;

    private final byte[] regions4;

    /** The same of the first half of IPv6 addresses. */
    private final long[] starts6;

    private final byte[] regions6;

    Regions() {
        try (InputStream list = Regions.class.getResourceAsStream(LIST)) {
            if (list == null) {
                LOG.warn("This build knows no regions: every visitor's is unknown");
            }
            DataInputStream data =
                    new DataInputStream(new BufferedInputStream(list == null ? InputStream.nullInputStream() : list));
            starts4 = new int[list == null ? 0 : data.readInt()];
            regions4 = new byte[starts4.length];
            for (int i = 0; i < starts4.length; i++) {
                starts4[i] = data.readInt() ^ Integer.MIN_VALUE;
                regions4[i] = data.readByte();
            }
            starts6 = new long[list == null ? 0 : data.readInt()];
            regions6 = new byte[starts6.length];
            for (int i = 0; i < starts6.length; i++) {
                starts6[i] = data.readLong() ^ Long.MIN_VALUE;
                regions6[i] = data.readByte();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The region of an address, which is forgotten here.
     *
     * @param address as a request has it: numbers, no name; what is no address is nowhere
     */
    Region of(String address) {
        try {
            InetAddress parsed = InetAddress.ofLiteral(address);
            ByteBuffer bytes = ByteBuffer.wrap(parsed.getAddress());
            int place;
            byte[] regions;
            if (parsed instanceof Inet4Address) {
                place = Arrays.binarySearch(starts4, bytes.getInt() ^ Integer.MIN_VALUE);
                regions = regions4;
            } else {
                place = Arrays.binarySearch(starts6, bytes.getLong() ^ Long.MIN_VALUE);
                regions = regions6;
            }
            // Where it is not itself the beginning of a range, it is in the range that begins before it.
            int range = place >= 0 ? place : -place - 2;
            return range < 0 ? Region.UNKNOWN : Region.values()[regions[range]];
        } catch (IllegalArgumentException e) {
            return Region.UNKNOWN;
        }
    }
}
