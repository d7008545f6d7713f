package nl.allesoveradministratie.pakketwijzer.lead;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.sealing.Digests;
import nl.allesoveradministratie.pakketwijzer.sealing.FormToken;
import nl.allesoveradministratie.pakketwijzer.sealing.ProofOfWork;
import nl.allesoveradministratie.pakketwijzer.web.AddressPrefix;
import nl.allesoveradministratie.pakketwijzer.web.RateLimit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * What comes in passes through it: what may be an automatic message is told from the rest, and why. No third party is asked,
 * no address is kept, and nobody is refused: who is doubtful is looked at by a colleague. What it remembers is in memory, as
 * keyed digests.
 */
@Component
@OnDoor(Door.PUBLIC)
public class Sieve {

    private static final Duration PERIOD = Duration.ofMinutes(10);

    /** From one network: whoever mends a form a few times, and a few neighbours of his. */
    private final RateLimit perNetwork = new RateLimit(20, PERIOD);

    /** The same without scripts, and so without work: few people, and every simple program. */
    private final RateLimit perNetworkWithoutWork = new RateLimit(5, PERIOD);

    private final RateLimit perSite = new RateLimit(1_000, PERIOD);
    private final RateLimit perSiteWithoutWork = new RateLimit(100, PERIOD);

    /** Shorter texts are the same by chance. */
    private static final int LONG_ENOUGH = 30;

    private static final int MOST_REMEMBERED = 100_000;

    private final ProofOfWork work;
    private final Digests formDigests;
    private final Duration soonest;

    /** Whether a form with this content came too often: sent twice it is counted once. */
    private final Cache<String, Boolean> counted = Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(Duration.ofHours(1))
            .build();

    /** In which forms a text came. */
    private final Cache<String, Set<UUID>> texts = Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(Duration.ofDays(1))
            .build();

    /** @param soonest after which a form that was shown can have been filled in */
    Sieve(ProofOfWork work, Digests formDigests, @Value("${pakketwijzer.intake.soonest:2s}") Duration soonest) {
        this.work = work;
        this.formDigests = formDigests;
        this.soonest = soonest;
    }

    /**
     * What is known of how a form was sent.
     *
     * @param address of the sender; only its network is looked at, and nothing of it is kept
     * @param shown how long ago the form was shown; negative when the clock went back since
     * @param trapped whether the field that people do not see was filled in
     * @param solution of the puzzle; empty = none
     */
    public record Sending(String address, Duration shown, boolean trapped, String solution) {

        @Override
        public String toString() {
            return "(a sending)";
        }
    }

    /** A form that a browser sent. */
    public Arrival pass(LeadOrigin origin, UUID submission, Enquiry enquiry, Sending sending) {
        Map<Doubt, Integer> points = content(submission, enquiry);
        ProofOfWork.Outcome outcome = work.check(sending.solution());
        boolean worked = outcome instanceof ProofOfWork.Right;
        certain(points, Doubt.TRAP, sending.trapped());
        certain(points, Doubt.FAST, isFast(sending.shown()));
        certain(points, Doubt.OLD, sending.shown().compareTo(FormToken.VALID) > 0);
        certain(points, Doubt.WORK, outcome instanceof ProofOfWork.Wrong);
        certain(points, Doubt.OFTEN, isTooOften(submission, enquiry, sending, worked));
        return new Arrival(origin, doubts(points), outcome instanceof ProofOfWork.Right right ? right.solved() : null);
    }

    /** A form that was shown later than it came, and nobody but us can make one, is of a clock that was put right meanwhile. */
    private boolean isFast(Duration shown) {
        return !shown.isNegative() && shown.compareTo(soonest) < 0;
    }

    /** What a sister site passes on: it stands for how it was sent, and only the words are looked at. */
    public Arrival passOn(UUID submission, Enquiry enquiry) {
        return new Arrival(LeadOrigin.API, doubts(content(submission, enquiry)), null);
    }

    private Map<Doubt, Integer> content(UUID submission, Enquiry enquiry) {
        return new EnumMap<>(ContentRules.weigh(enquiry, sameBefore(submission, enquiry.question())));
    }

    private static void certain(Map<Doubt, Integer> points, Doubt doubt, boolean is) {
        if (is) {
            points.put(doubt, ContentRules.DOUBTFUL);
        }
    }

    private static Set<Doubt> doubts(Map<Doubt, Integer> points) {
        int sum = points.values().stream().mapToInt(Integer::intValue).sum();
        return sum < ContentRules.DOUBTFUL ? Set.of() : points.keySet();
    }

    private boolean isTooOften(UUID submission, Enquiry enquiry, Sending sending, boolean worked) {
        String form = digest("sieve-form", submission + "|" + Intake.of(enquiry).json());
        RateLimit networks = worked ? perNetwork : perNetworkWithoutWork;
        RateLimit sites = worked ? perSite : perSiteWithoutWork;
        // A network that is past its own limit uses up nothing of the site's.
        return counted.get(
                form, each -> !networks.allows(AddressPrefix.of(sending.address())) || !sites.allows(enquiry.site()));
    }

    private int sameBefore(UUID submission, String question) {
        String text = question.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "");
        if (text.length() < LONG_ENOUGH) {
            return 0;
        }
        Set<UUID> forms = texts.get(digest("sieve-text", text), each -> ConcurrentHashMap.newKeySet());
        // A few are enough to know that it is many.
        if (forms.size() < 3) {
            forms.add(submission);
        }
        return forms.contains(submission) ? forms.size() - 1 : forms.size();
    }

    private String digest(String purpose, String text) {
        return Base64.getEncoder().encodeToString(formDigests.of(purpose, text));
    }
}
