package nl.allesoveradministratie.pakketwijzer.lead;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.lead.Sieve.Sending;
import nl.allesoveradministratie.pakketwijzer.sealing.Digests;
import nl.allesoveradministratie.pakketwijzer.sealing.ProofOfWork;
import nl.allesoveradministratie.pakketwijzer.sealing.SealingConfiguration;
import nl.allesoveradministratie.pakketwijzer.sealing.SolvedPuzzle;
import nl.allesoveradministratie.pakketwijzer.shared.EmailAddress;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Who is taken for a program, and who is not. */
class SieveTest {

    private static final Duration A_WHILE = Duration.ofMinutes(2);

    @TempDir
    static Path folder;

    private static Digests formDigests;
    private static ProofOfWork work;

    private final Sieve sieve = new Sieve(work, formDigests, Duration.ofSeconds(2));

    @BeforeAll
    static void makeKeys() {
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource("test", Map.of("pakketwijzer.keys", folder.toString())));
            context.register(SealingConfiguration.class, ProofOfWork.class);
            context.registerBean(Clock.class, Clock::systemUTC);
            context.refresh();
            formDigests = context.getBean("formDigests", Digests.class);
            work = context.getBean(ProofOfWork.class);
        }
    }

    private static Enquiry enquiry(String question) {
        return new Enquiry(
                "vixum", Language.NL, "Jan", "", new EmailAddress("jan@bedrijf.nl"), null, null, question, null, null);
    }

    private Arrival pass(UUID form, String question, Sending sending) {
        return sieve.pass(LeadOrigin.FORM, form, enquiry(question), sending);
    }

    private static Sending from(String address) {
        return new Sending(address, A_WHILE, false, "");
    }

    private static String network(int number) {
        return "198.51." + number + ".1";
    }

    private static String solved() {
        return SolvedPuzzle.of(work.fresh());
    }

    @Test
    void whoTakesHisTimeIsNobodyToDoubt() {
        assertThat(pass(UUID.randomUUID(), "Vraag", from("192.0.2.1")).isDoubtful())
                .isFalse();
    }

    @Test
    void theWorkThatWasDoneGoesAlong() {
        Arrival arrival = pass(UUID.randomUUID(), "Vraag", new Sending("192.0.2.1", A_WHILE, false, solved()));
        assertThat(arrival.isDoubtful()).isFalse();
        assertThat(arrival.work()).isNotNull();
    }

    @Test
    void fasterThanAnybodyTypesIsDoubtful() {
        Duration almost = Duration.ofMillis(1_999);
        assertThat(pass(UUID.randomUUID(), "Vraag", new Sending("192.0.2.1", almost, false, ""))
                        .doubts())
                .containsExactly(Doubt.FAST);
        assertThat(pass(UUID.randomUUID(), "Vraag", new Sending("192.0.2.1", Duration.ofSeconds(2), false, ""))
                        .isDoubtful())
                .isFalse();
    }

    @Test
    void whoseFormIsOfTheFutureIsNotDoubtful() {
        assertThat(pass(UUID.randomUUID(), "Vraag", new Sending("192.0.2.1", Duration.ofDays(-1), false, ""))
                        .isDoubtful())
                .isFalse();
    }

    @Test
    void longerThanAFormStaysValidIsDoubtful() {
        Duration night = Duration.ofHours(12);
        assertThat(pass(UUID.randomUUID(), "Vraag", new Sending("192.0.2.1", night, false, ""))
                        .isDoubtful())
                .isFalse();
        assertThat(pass(UUID.randomUUID(), "Vraag", new Sending("192.0.2.1", night.plusSeconds(1), false, ""))
                        .doubts())
                .containsExactly(Doubt.OLD);
    }

    @Test
    void whoFillsInWhatNobodySeesIsDoubtful() {
        assertThat(pass(UUID.randomUUID(), "Vraag", new Sending("192.0.2.1", A_WHILE, true, solved()))
                        .doubts())
                .containsExactly(Doubt.TRAP);
    }

    @Test
    void workThatIsNotRightIsDoubtfulAndNoneIsNot() {
        assertThat(pass(UUID.randomUUID(), "Vraag", new Sending("192.0.2.1", A_WHILE, false, "eA=="))
                        .doubts())
                .containsExactly(Doubt.WORK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.", "2001:db8:0:1"})
    void aNetworkMaySendSomeWithoutWorkAndMoreIsDoubtful(String network) {
        for (int i = 0; i < 5; i++) {
            String address = network.contains(":") ? network + i + "::1" : network + i;
            assertThat(pass(UUID.randomUUID(), "Vraag", from(address)).isDoubtful())
                    .isFalse();
        }
        String neighbour = network.contains(":") ? network + "f:2::9" : network + "9";
        assertThat(pass(UUID.randomUUID(), "Vraag", from(neighbour)).doubts()).containsExactly(Doubt.OFTEN);
        assertThat(pass(UUID.randomUUID(), "Vraag", from("203.0.113.1")).isDoubtful())
                .isFalse();
    }

    @Test
    void withWorkANetworkMaySendMore() {
        for (int i = 0; i < 20; i++) {
            assertThat(pass(UUID.randomUUID(), "Vraag", new Sending("192.0.2.1", A_WHILE, false, solved()))
                            .isDoubtful())
                    .isFalse();
        }
        assertThat(pass(UUID.randomUUID(), "Vraag", new Sending("192.0.2.1", A_WHILE, false, solved()))
                        .doubts())
                .containsExactly(Doubt.OFTEN);
    }

    @Test
    void whoSendsTheSameFormTwiceSendsItOnce() {
        UUID form = UUID.randomUUID();
        for (int i = 0; i < 50; i++) {
            assertThat(pass(form, "Vraag", from("192.0.2.1")).isDoubtful()).isFalse();
        }
    }

    @Test
    void whoKeepsChangingOneFormSendsMany() {
        UUID form = UUID.randomUUID();
        for (int i = 0; i < 5; i++) {
            assertThat(pass(form, "Vraag " + i, from("192.0.2.1")).isDoubtful()).isFalse();
        }
        assertThat(pass(form, "Vraag 5", from("192.0.2.1")).doubts()).containsExactly(Doubt.OFTEN);
    }

    @Test
    void aFloodFromEverywhereLeavesWhoWorksAlone() {
        for (int i = 0; i < 200; i++) {
            pass(UUID.randomUUID(), "Vraag " + i, from(network(i)));
        }
        assertThat(pass(UUID.randomUUID(), "Vraag", from(network(201))).doubts())
                .containsExactly(Doubt.OFTEN);
        assertThat(pass(UUID.randomUUID(), "Vraag", new Sending(network(202), A_WHILE, false, solved()))
                        .isDoubtful())
                .isFalse();
    }

    @Test
    void aFloodFromOneNetworkLeavesTheOthersAloneAlsoWithoutWork() {
        for (int i = 0; i < 10_000; i++) {
            pass(UUID.randomUUID(), "Vraag " + i, from("192.0.2.1"));
        }
        assertThat(pass(UUID.randomUUID(), "Vraag", from("203.0.113.1")).isDoubtful())
                .isFalse();
    }

    @Test
    void theSameTextFromManyIsDoubtfulHoweverItIsWritten() {
        String text = "Wij maken uw website beter vindbaar, bel ons";
        assertThat(pass(UUID.randomUUID(), text, from(network(1))).isDoubtful()).isFalse();
        assertThat(pass(UUID.randomUUID(), text + "!", from(network(2))).isDoubtful())
                .isFalse();
        assertThat(pass(UUID.randomUUID(), text.toUpperCase(java.util.Locale.ROOT), from(network(3)))
                        .doubts())
                .containsExactly(Doubt.SAME_TEXT);
    }

    @Test
    void whoMendsHisAddressDoesNotRepeatHimself() {
        UUID form = UUID.randomUUID();
        String text = "Welk pakket past bij een bakker met twee winkels?";
        for (int i = 0; i < 4; i++) {
            assertThat(pass(form, text, from("192.0.2.1")).isDoubtful()).isFalse();
        }
    }

    @Test
    void whatIsShortIsTheSameByChance() {
        for (int i = 0; i < 10; i++) {
            assertThat(pass(UUID.randomUUID(), "Bel mij", from(network(i))).isDoubtful())
                    .isFalse();
        }
    }

    @Test
    void ofWhatASisterSitePassesOnOnlyTheWordsAreLookedAt() {
        for (int i = 0; i < 50; i++) {
            assertThat(sieve.passOn(UUID.randomUUID(), enquiry("Vraag " + i)).isDoubtful())
                    .isFalse();
        }
        assertThat(sieve.passOn(UUID.randomUUID(), enquiry("[url=https://win.example]win[/url]"))
                        .doubts())
                .containsExactly(Doubt.MARKUP);
    }
}
