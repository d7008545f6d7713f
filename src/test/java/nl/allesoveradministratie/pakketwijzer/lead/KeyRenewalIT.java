package nl.allesoveradministratie.pakketwijzer.lead;

import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LEAD_;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import nl.allesoveradministratie.pakketwijzer.Proves;
import nl.allesoveradministratie.pakketwijzer.RunningApplication;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.identity.SignedInAs;
import nl.allesoveradministratie.pakketwijzer.installation.StartProblem;
import nl.allesoveradministratie.pakketwijzer.privacy.Purpose;
import nl.allesoveradministratie.pakketwijzer.sealing.CannotOpen;
import nl.allesoveradministratie.pakketwijzer.sealing.Opener;
import nl.allesoveradministratie.pakketwijzer.sealing.RenewKeys;
import nl.allesoveradministratie.pakketwijzer.shared.EmailAddress;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** The key that seals leads is renewed while people read them. */
@Proves("S4")
class KeyRenewalIT extends RunningApplication {

    @Autowired
    private LeadIntake intake;

    @Autowired
    private LeadInbox inbox;

    @Autowired
    private KeyRenewal renewal;

    @Autowired
    private Opener leadOpener;

    @Autowired
    private DSLContext workerDatabase;

    @Value("${pakketwijzer.keys}")
    private Path keys;

    private UUID lead() {
        UUID id = UUID.randomUUID();
        Enquiry enquiry = new Enquiry(
                "vixum",
                Language.NL,
                "Sleutel Bos",
                "",
                new EmailAddress(id + "@sleutel.test"),
                null,
                null,
                "Wie kan dit lezen?",
                null,
                null);
        intake.submit(id, enquiry, new Receipt(Language.NL, "Verstuur", false)).orElseThrow();
        await().until(() -> workerDatabase.fetchExists(LEAD_, LEAD_.ID.eq(id)));
        return id;
    }

    private String reference(UUID lead) {
        return workerDatabase
                .select(LEAD_.REFERENCE)
                .from(LEAD_)
                .where(LEAD_.ID.eq(lead))
                .fetchSingle()
                .value1();
    }

    private String email(UUID lead) {
        try (SignedInAs me = new SignedInAs(UUID.randomUUID(), Role.SALES)) {
            return inbox.reveal(reference(lead), Purpose.CHECK_DUPLICATE)
                    .orElseThrow()
                    .email();
        }
    }

    private int sealedBy(UUID lead) {
        return ByteBuffer.wrap(
                        workerDatabase
                                .select(LEAD_.DATA_KEY)
                                .from(LEAD_)
                                .where(LEAD_.ID.eq(lead))
                                .fetchSingle()
                                .value1(),
                        1,
                        4)
                .getInt();
    }

    @Test
    void whoReadsWhileTheKeyIsRenewedNoticesNothing() {
        List<UUID> leads = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            leads.add(lead());
        }
        int before = sealedBy(leads.getFirst());
        AtomicBoolean reads = new AtomicBoolean(true);
        CompletableFuture<Set<String>> reader = CompletableFuture.supplyAsync(() -> {
            Set<String> read = new TreeSet<>();
            while (reads.get()) {
                leads.forEach(each -> read.add(email(each)));
            }
            return read;
        });

        RenewKeys.run("--" + RenewKeys.SETTING + "=lead", "--pakketwijzer.keys=" + keys);
        await().until(() -> {
            renewal.renew();
            return leads.stream().noneMatch(each -> sealedBy(each) == before);
        });
        UUID later = lead();
        reads.set(false);

        assertThat(reader.join())
                .containsExactlyInAnyOrderElementsOf(
                        leads.stream().map(each -> each + "@sleutel.test").toList());
        assertThat(sealedBy(later)).isEqualTo(sealedBy(leads.getFirst()));
        assertThat(email(later)).isEqualTo(later + "@sleutel.test");
    }

    @Test
    void aLeadWhoseKeyIsDestroyedCannotBeReadByAnybody() {
        UUID id = lead();
        LeadKey key = LeadKey.open(
                workerDatabase
                        .select(LEAD_.DATA_KEY)
                        .from(LEAD_)
                        .where(LEAD_.ID.eq(id))
                        .fetchSingle()
                        .value1(),
                leadOpener,
                id,
                LeadKey.FIRST);
        byte[] sealed = workerDatabase
                .select(LEAD_.EMAIL)
                .from(LEAD_)
                .where(LEAD_.ID.eq(id))
                .fetchSingle()
                .value1();
        assertThat(key.open(LEAD_.EMAIL, sealed)).isEqualTo(id + "@sleutel.test");

        workerDatabase
                .update(LEAD_)
                .setNull(LEAD_.DATA_KEY)
                .where(LEAD_.ID.eq(id))
                .execute();

        try (SignedInAs me = new SignedInAs(UUID.randomUUID(), Role.SALES)) {
            assertThat(inbox.reveal(reference(id), Purpose.CALL)).isEmpty();
        }
        assertThatThrownBy(() -> LeadKey.random(id).open(LEAD_.EMAIL, sealed)).isInstanceOf(CannotOpen.class);
    }

    @Test
    void whoNamesAnotherKeyReadsWhichThereAre() throws Exception {
        byte[] before = Files.readAllBytes(keys.resolve("lead.json"));

        assertThatThrownBy(() -> RenewKeys.run("--" + RenewKeys.SETTING + "=voordeur", "--pakketwijzer.keys=" + keys))
                .isInstanceOf(StartProblem.class)
                .hasMessage("There is no key called \"voordeur\" that can be renewed.");
        assertThat(Files.readAllBytes(keys.resolve("lead.json"))).isEqualTo(before);
    }
}
