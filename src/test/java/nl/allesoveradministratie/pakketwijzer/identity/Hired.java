package nl.allesoveradministratie.pakketwijzer.identity;

import static nl.allesoveradministratie.pakketwijzer.identity.db.Tables.ACCOUNT;

import java.time.OffsetDateTime;
import java.util.Set;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.sealing.Vault;
import org.jooq.DSLContext;
import org.springframework.context.ApplicationContext;

/** A colleague with an account and a telephone, who came in long ago. */
public record Hired(UUID id, String email, Phone phone) {

    /** Everybody's. */
    public static final String PASSWORD = "een lange zin van niemand";

    /** Makes the account. */
    public static Hired as(ApplicationContext application, String email, Role... roles) {
        UUID id = UUID.randomUUID();
        byte[] secret = Totp.newSecret();
        application
                .getBean("officeDatabase", DSLContext.class)
                .insertInto(ACCOUNT)
                .set(ACCOUNT.ID, id)
                .set(ACCOUNT.EMAIL, email)
                .set(ACCOUNT.NAME, "Collega")
                .set(ACCOUNT.ROLES, Role.keys(Set.of(roles)))
                .set(ACCOUNT.LANGUAGE, "nl")
                .set(ACCOUNT.PASSWORD_HASH, application.getBean(Passwords.class).keep(PASSWORD))
                .set(
                        ACCOUNT.TOTP_SECRET,
                        application.getBean("identityVault", Vault.class).seal(secret, SignIn.place(id)))
                .set(ACCOUNT.CREATED_AT, OffsetDateTime.now())
                .execute();
        return new Hired(id, email, new Phone(Totp.readable(secret)));
    }
}
