package nl.allesoveradministratie.pakketwijzer.web;

import java.net.InetAddress;
import java.util.HexFormat;

/**
 * The network that an address is in: what one household, office or provider's customer has, and no single device. Of IPv4 the
 * first 24 bits, of IPv6 the first 56, which is what a provider gives to one customer (RIPE-690).
 */
public final class AddressPrefix {

    private AddressPrefix() {}

    /** "192.0.2.0/24" or "20010db8000001/56"; what is no address stays as it is. */
    public static String of(String address) {
        try {
            byte[] bytes = InetAddress.ofLiteral(address).getAddress();
            return bytes.length == 4
                    ? (bytes[0] & 255) + "." + (bytes[1] & 255) + "." + (bytes[2] & 255) + ".0/24"
                    : HexFormat.of().formatHex(bytes, 0, 7) + "/56";
        } catch (IllegalArgumentException e) {
            return address;
        }
    }
}
