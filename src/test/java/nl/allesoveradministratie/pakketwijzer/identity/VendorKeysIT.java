package nl.allesoveradministratie.pakketwijzer.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import nl.allesoveradministratie.pakketwijzer.RunningApplication;
import nl.allesoveradministratie.pakketwijzer.privacy.AccessEntry;
import nl.allesoveradministratie.pakketwijzer.privacy.AccessFilter;
import nl.allesoveradministratie.pakketwijzer.privacy.AccessLog;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Keys of a vendor's programs, as the vendor makes them and as the office sees and ends them. */
class VendorKeysIT extends RunningApplication {

    @Autowired
    private ApplicationContext application;

    @Autowired
    private VendorKeys keys;

    @Autowired
    private OfficeVendorKeys office;

    @Autowired
    private PartnerTerms terms;

    @Autowired
    private AccessLog log;

    private HiredPartner pim;

    @BeforeEach
    void pimIsSignedIn() {
        pim = HiredPartner.of(application, "Aanbieder " + UUID.randomUUID(), "jortt");
        As.partner(pim.id(), pim.vendor());
        terms.accept(Language.NL);
    }

    @AfterEach
    void leave() {
        As.nobody();
    }

    /** In several windows at once, or several people of the vendor. */
    @Test
    void howeverManyMakeOneAtOnceThereAreNeverMoreThanTen() throws Exception {
        for (int number = 1; number < VendorKeys.MOST; number++) {
            keys.make("nummer " + number);
        }
        int windows = 3;
        CyclicBarrier start = new CyclicBarrier(windows);
        int made = 0;
        try (ExecutorService pool = Executors.newFixedThreadPool(windows)) {
            List<Callable<Optional<String>>> calls = IntStream.range(0, windows)
                    .mapToObj(window -> (Callable<Optional<String>>) () -> {
                        As.partner(pim.id(), pim.vendor());
                        start.await();
                        return keys.make("venster " + window);
                    })
                    .toList();
            for (Future<Optional<String>> call : pool.invokeAll(calls)) {
                made += call.get().isPresent() ? 1 : 0;
            }
        }

        assertThat(made).isEqualTo(1);
        assertThat(keys.all()).hasSize(VendorKeys.MOST);
    }

    @Test
    void theOfficeSeesWhichKeysThereAreByWhomAndSinceWhen() {
        keys.make("dashboard");

        As.roles(Role.ADMIN);
        assertThat(office.of(pim.vendor())).singleElement().satisfies(key -> {
            assertThat(key.name()).isEqualTo("dashboard");
            assertThat(key.madeBy()).isEqualTo("Partner");
            assertThat(key.lastUsedOn()).isNull();
        });
        assertThat(office.of(UUID.randomUUID())).isEmpty();
    }

    @Test
    void whatTheOfficeRevokesWorksNoMoreAndTheAccessLogSaysSo() {
        String key = keys.make("dashboard").orElseThrow();
        assertThat(keys.using(key, () -> "in")).contains("in");
        Hired ada = Hired.as(application, UUID.randomUUID() + "@sleutels.test", Role.ADMIN);
        As.colleague(ada.id(), Role.ADMIN);
        UUID id = office.of(pim.vendor()).getFirst().id();

        assertThat(office.revoke(id)).isTrue();
        assertThat(office.revoke(id)).as("again").isFalse();

        assertThat(keys.using(key, () -> "in")).isEmpty();
        assertThat(office.of(pim.vendor())).isEmpty();
        As.roles(Role.PRIVACY_OFFICER);
        AccessFilter ofAda = new AccessFilter(null, null, ada.id(), null, "key_revoked");
        assertThat(log.page(ofAda, OptionalLong.empty(), 10))
                .extracting(AccessEntry::lead)
                .containsExactly(pim.vendor());
        assertThat(log.firstBroken()).isEmpty();
    }
}
