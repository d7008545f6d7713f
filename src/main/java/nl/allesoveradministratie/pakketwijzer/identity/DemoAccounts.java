package nl.allesoveradministratie.pakketwijzer.identity;

import static nl.allesoveradministratie.pakketwijzer.identity.db.Tables.ACCOUNT;
import static nl.allesoveradministratie.pakketwijzer.identity.db.Tables.VENDOR;
import static nl.allesoveradministratie.pakketwijzer.identity.db.Tables.VENDOR_PACKAGE;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Colleagues and a partner who do not exist, for a demonstration. They need no second factor, and have one password. */
@Component
@OnDoor(Door.OFFICE)
@ConditionalOnBooleanProperty("pakketwijzer.demo")
class DemoAccounts {

    private record Made(String email, String name, Set<Role> roles) {}

    private static final List<Made> ALL = List.of(
            new Made("mila@kantoor.example", "Mila Bakker", Set.of(Role.SALES)),
            new Made("jan@kantoor.example", "Jan Visser", Set.of(Role.SALES, Role.EXPORT)),
            new Made("eva@kantoor.example", "Eva Mulder", Set.of(Role.EDITOR)),
            new Made("erik@kantoor.example", "Erik de Boer", Set.of(Role.EDITOR)),
            new Made("petra@kantoor.example", "Petra Kok", Set.of(Role.PRIVACY_OFFICER)),
            new Made("ada@kantoor.example", "Ada Smit", Set.of(Role.ADMIN)));

    private static final Made PARTNER = new Made("pim@aanbieder.example", "Pim de Wit", Set.of());

    private static final String VENDOR_NAME = "Moneybird (demonstratie)";

    private static final List<String> PACKAGES = List.of("moneybird", "bunni");

    private final DSLContext database;
    private final Passwords passwords;
    private final DoorHosts hosts;
    private final Clock clock;
    private final String given;

    DemoAccounts(
            DSLContext officeDatabase,
            Passwords passwords,
            DoorHosts hosts,
            Clock clock,
            @Value("${PAKKETWIJZER_DEMO_PASSWORD:}") String given) {
        this.database = officeDatabase;
        this.passwords = passwords;
        this.hosts = hosts;
        this.clock = clock;
        this.given = given;
    }

    /** Before anything else that waits for the start: with accounts there is no first administrator to invite. */
    @Order(1)
    @EventListener(ApplicationReadyEvent.class)
    void make() {
        String password = given.isBlank() ? Tokens.random() : given;
        String kept = passwords.keep(password);
        for (Made each : ALL) {
            make(each, Role.keys(each.roles()), null, kept);
        }
        make(PARTNER, Role.partnerKeys(), vendor(), kept);
        System.out.println(
                "Demonstration: sign in at " + hosts.address(Entrance.OFFICE, Entrance.OFFICE.signIn()) + " as "
                        + String.join(", ", ALL.stream().map(Made::email).toList()) + ", or at "
                        + hosts.address(Entrance.PARTNER, Entrance.PARTNER.signIn()) + " as " + PARTNER.email()
                        + (given.isBlank()
                                ? " with password " + password
                                : " with the password of PAKKETWIJZER_DEMO_PASSWORD"));
    }

    private UUID vendor() {
        database.insertInto(VENDOR)
                .set(VENDOR.ID, UUID.randomUUID())
                .set(VENDOR.NAME, VENDOR_NAME)
                .onConflictDoNothing()
                .execute();
        UUID vendor = database.select(VENDOR.ID)
                .from(VENDOR)
                .where(VENDOR.NAME.eq(VENDOR_NAME))
                .fetchSingle()
                .value1();
        for (String each : PACKAGES) {
            database.insertInto(VENDOR_PACKAGE)
                    .set(VENDOR_PACKAGE.PACKAGE_ID, each)
                    .set(VENDOR_PACKAGE.VENDOR_ID, vendor)
                    .onConflictDoNothing()
                    .execute();
        }
        return vendor;
    }

    private void make(Made each, String[] roles, @Nullable UUID vendor, String password) {
        database.insertInto(ACCOUNT)
                .set(ACCOUNT.ID, UUID.randomUUID())
                .set(ACCOUNT.EMAIL, each.email())
                .set(ACCOUNT.NAME, each.name())
                .set(ACCOUNT.VENDOR_ID, vendor)
                .set(ACCOUNT.ROLES, roles)
                .set(ACCOUNT.LANGUAGE, "nl")
                .set(ACCOUNT.PASSWORD_HASH, password)
                .set(ACCOUNT.DEMO, true)
                .set(ACCOUNT.CREATED_AT, OffsetDateTime.now(clock))
                .onConflict(ACCOUNT.EMAIL)
                .doUpdate()
                .set(ACCOUNT.PASSWORD_HASH, password)
                .where(ACCOUNT.DEMO)
                .execute();
    }
}
