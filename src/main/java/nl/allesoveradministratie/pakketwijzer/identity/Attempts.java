package nl.allesoveradministratie.pakketwijzer.identity;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.web.RateLimit;

/**
 * How often somebody may try to sign in. Nobody can keep a colleague out by trying: a browser in which the colleague signed in
 * before has a count of its own. What counts is the address that is typed, whether or not it has an account.
 */
final class Attempts {

    private static final Duration PERIOD = Duration.ofMinutes(15);

    /** The most that all unknown browsers of the world together may try on one account in a period. */
    static final int PER_ACCOUNT = 20;

    /** The most from one network on one account. */
    static final int PER_NETWORK_AND_ACCOUNT = 6;

    private static final int PER_NETWORK = 60;
    private static final int PER_DEVICE = 10;
    private static final int CODES = 6;

    private final RateLimit perNetwork = new RateLimit(PER_NETWORK, PERIOD);
    private final RateLimit perNetworkAndAccount = new RateLimit(PER_NETWORK_AND_ACCOUNT, PERIOD);
    private final RateLimit perAccount = new RateLimit(PER_ACCOUNT, PERIOD);
    private final RateLimit perDevice = new RateLimit(PER_DEVICE, PERIOD);
    private final RateLimit codes = new RateLimit(CODES, PERIOD);

    /**
     * Whether a password may be looked at; counts it.
     *
     * @param from where the request came from
     * @param address in its normal form; empty = what was typed is none
     * @param device by which the browser is known for this address; empty = it is not
     */
    boolean password(String from, String address, Optional<String> device) {
        if (device.isPresent()) {
            return perDevice.allows(device.get());
        }
        return perNetwork.allows(from)
                && (address.isEmpty() || perNetworkAndAccount.allows(from, address) && perAccount.allows(address));
    }

    /** The password was right: what counted for it does not, and what others tried still does. */
    void right(String from, String address, Optional<String> device) {
        device.ifPresentOrElse(perDevice::forget, () -> {
            perNetworkAndAccount.giveBack(from, address);
            perAccount.giveBack(address);
        });
    }

    /** Whether a passkey may be looked at; it cannot be guessed, so this is about work only. */
    boolean passkey(String from) {
        return perNetwork.allows(from);
    }

    /** Whether a code may be looked at, of somebody whose password was right; counts it. */
    boolean code(UUID account, Optional<String> device) {
        return codes.allows(key(account, device));
    }

    /** The code was right. */
    void rightCode(UUID account, Optional<String> device) {
        codes.giveBack(key(account, device));
    }

    private static String key(UUID account, Optional<String> device) {
        return account + device.map(number -> " " + number).orElse("");
    }
}
