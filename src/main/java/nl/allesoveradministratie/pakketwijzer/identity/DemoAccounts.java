package nl.allesoveradministratie.pakketwijzer.identity;

import static nl.allesoveradministratie.pakketwijzer.identity.db.Tables.ACCOUNT;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.web.OwnAddress;
import org.jooq.DSLContext;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Colleagues who do not exist, for a demonstration. They need no second factor, and have one password. */
@Component
@OnDoor(Door.OFFICE)
@ConditionalOnBooleanProperty("pakketwijzer.demo")
class DemoAccounts {

    private record Made(String email, String name, Set<Role> roles) {}

    private static final List<Made> ALL = List.of(
            new Made("mila@kantoor.example", "Mila Bakker", Set.of(Role.SALES)),
            new Made("jan@kantoor.example", "Jan Visser", Set.of(Role.SALES)),
            new Made("petra@kantoor.example", "Petra Kok", Set.of(Role.PRIVACY_OFFICER)),
            new Made("ada@kantoor.example", "Ada Smit", Set.of(Role.ADMIN)));

    private final DSLContext database;
    private final Passwords passwords;
    private final OwnAddress address;
    private final Clock clock;
    private final String given;

    DemoAccounts(
            DSLContext officeDatabase,
            Passwords passwords,
            OwnAddress address,
            Clock clock,
            @Value("${PAKKETWIJZER_DEMO_PASSWORD:}") String given) {
        this.database = officeDatabase;
        this.passwords = passwords;
        this.address = address;
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
            database.insertInto(ACCOUNT)
                    .set(ACCOUNT.ID, UUID.randomUUID())
                    .set(ACCOUNT.EMAIL, each.email())
                    .set(ACCOUNT.NAME, each.name())
                    .set(ACCOUNT.ROLES, Role.keys(each.roles()))
                    .set(ACCOUNT.LANGUAGE, "nl")
                    .set(ACCOUNT.PASSWORD_HASH, kept)
                    .set(ACCOUNT.DEMO, true)
                    .set(ACCOUNT.CREATED_AT, OffsetDateTime.now(clock))
                    .onConflict(ACCOUNT.EMAIL)
                    .doUpdate()
                    .set(ACCOUNT.PASSWORD_HASH, kept)
                    .where(ACCOUNT.DEMO)
                    .execute();
        }
        System.out.println("Demonstration: sign in at " + address.of("/inloggen") + " as "
                + String.join(", ", ALL.stream().map(Made::email).toList())
                + (given.isBlank()
                        ? " with password " + password
                        : " with the password of PAKKETWIJZER_DEMO_PASSWORD"));
    }
}
