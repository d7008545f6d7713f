package nl.allesoveradministratie.pakketwijzer.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.UUID;
import javax.sql.DataSource;
import nl.allesoveradministratie.pakketwijzer.MovableClock;
import nl.allesoveradministratie.pakketwijzer.Proves;
import nl.allesoveradministratie.pakketwijzer.RunningApplication;
import nl.allesoveradministratie.pakketwijzer.shared.EmailAddress;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.site.Sites;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who asks for a link gets it, whatever others do; and of what was asked nothing is left a day later. */
@Proves("P4")
@Import(MovableClock.ForTheWholeProduct.class)
class VisitOpeningIT extends RunningApplication {

    private static final byte[] NOT_SEALED = {1, 2, 3};

    @Autowired
    private VisitIntake intake;

    @Autowired
    private VisitOpening opening;

    @Autowired
    private SubjectAddresses addresses;

    @Autowired
    private Sites sites;

    @Autowired
    private MovableClock clock;

    @Autowired
    @FlywayDataSource
    private DataSource ownerDataSource;

    private JdbcClient owner;

    @BeforeEach
    void today() {
        owner = JdbcClient.create(ownerDataSource);
        owner.sql("DELETE FROM privacy.visit").update();
        clock.moveTo(LocalDateTime.now(MovableClock.ZONE));
    }

    private int count(String from, Object... parameters) {
        return owner.sql("SELECT count(*) FROM " + from)
                .params(parameters)
                .query(Integer.class)
                .single();
    }

    @Test
    void anAddressThatDoesNotOpenIsTriedOnceAndGoesAfterADayLikeAnyOther() {
        UUID visit = UUID.randomUUID();
        owner.sql("INSERT INTO privacy.visit (id, sealed) VALUES (?, ?)")
                .params(visit, NOT_SEALED)
                .update();

        assertThat(opening.open(visit))
                .hasValueSatisfying(left -> assertThat(left).isGreaterThan(Duration.ofHours(23)));
        assertThat(count("privacy.visit WHERE id = ? AND sealed IS NULL AND link_hash IS NULL", visit))
                .isEqualTo(1);

        clock.pass(Duration.ofDays(1).minusSeconds(5));
        assertThat(opening.open(visit)).isPresent();
        clock.pass(Duration.ofMinutes(1));
        assertThat(opening.open(visit)).isEmpty();
        assertThat(count("privacy.visit WHERE id = ?", visit)).isZero();
    }

    private UUID asked(EmailAddress address) {
        UUID visit = UUID.randomUUID();
        assertThat(intake.ask(visit, address, Language.NL, sites.named("vixum")))
                .isTrue();
        await().until(() -> count("privacy.visit WHERE id = ? AND subject IS NOT NULL AND sealed IS NULL", visit) == 1);
        return visit;
    }

    private int mails() {
        return count("mail.outbox WHERE kind = 'own_link'");
    }

    /** Of whom something is kept: an earlier request of his own. */
    private EmailAddress known() {
        EmailAddress address = new EmailAddress(UUID.randomUUID() + "@bekend.test");
        owner.sql(
                        "INSERT INTO privacy.request (id, number, kind, came_by, subject, received_at, due_on, status, ended_at)"
                                + " VALUES (?, privacy.new_number(), 'access', 'own', ?, now(), current_date, 'done', now())")
                .params(UUID.randomUUID(), addresses.digest(address))
                .update();
        return address;
    }

    @Test
    void whoAsksForLinksByTheHundredKeepsNobodyFromHisAndFloodsNoStrangers() {
        EmailAddress stranger = new EmailAddress(UUID.randomUUID() + "@onbekend.test");
        asked(stranger);
        int before = mails();
        assertThat(before).isPositive();

        owner.sql("INSERT INTO privacy.visit (id) SELECT gen_random_uuid() FROM generate_series(1, 2000)")
                .update();
        asked(new EmailAddress(UUID.randomUUID() + "@onbekend.test"));
        assertThat(mails()).isEqualTo(before);

        UUID his = asked(known());
        assertThat(mails()).isEqualTo(before + 1);
        assertThat(count("privacy.visit WHERE id = ? AND link_hash IS NOT NULL", his))
                .isEqualTo(1);
    }

    @Test
    void aNewAddressThatDoesNotOpenEndsItsRequest() {
        UUID request = UUID.randomUUID();
        owner.sql("INSERT INTO privacy.request (id, number, kind, came_by, subject, received_at, due_on)"
                        + " VALUES (?, privacy.new_number(), 'correct', 'own', sha256('x'), now(), current_date + 30)")
                .param(request)
                .update();
        owner.sql("INSERT INTO privacy.new_address (request_id, sealed) VALUES (?, ?)")
                .params(request, NOT_SEALED)
                .update();

        await().until(() -> count("privacy.request WHERE id = ? AND status = 'refused'", request) == 1);
        assertThat(count("privacy.new_address WHERE request_id = ?", request)).isZero();
    }
}
