package nl.allesoveradministratie.pakketwijzer.identity;

import static nl.allesoveradministratie.pakketwijzer.identity.db.Tables.ACCOUNT;
import static nl.allesoveradministratie.pakketwijzer.identity.db.Tables.VENDOR;
import static nl.allesoveradministratie.pakketwijzer.identity.db.Tables.VENDOR_PACKAGE;

import java.time.OffsetDateTime;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.sealing.Vault;
import org.jooq.DSLContext;
import org.springframework.context.ApplicationContext;

/** Somebody of a vendor with an account and a telephone, who came in long ago; the password is {@link Hired#PASSWORD}. */
public record HiredPartner(UUID id, String email, Phone phone, UUID vendor) {

    /**
     * Makes the account, and the vendor where there is none of this name.
     *
     * @param packages become this vendor's, whose ever they were: tests share a catalogue
     */
    public static HiredPartner of(ApplicationContext application, String vendorName, String... packages) {
        DSLContext database = application.getBean("officeDatabase", DSLContext.class);
        database.insertInto(VENDOR)
                .set(VENDOR.ID, UUID.randomUUID())
                .set(VENDOR.NAME, vendorName)
                .onConflictDoNothing()
                .execute();
        UUID vendor = database.select(VENDOR.ID)
                .from(VENDOR)
                .where(VENDOR.NAME.eq(vendorName))
                .fetchSingle()
                .value1();
        for (String each : packages) {
            database.deleteFrom(VENDOR_PACKAGE)
                    .where(VENDOR_PACKAGE.PACKAGE_ID.eq(each))
                    .execute();
            database.insertInto(VENDOR_PACKAGE)
                    .set(VENDOR_PACKAGE.PACKAGE_ID, each)
                    .set(VENDOR_PACKAGE.VENDOR_ID, vendor)
                    .execute();
        }
        UUID id = UUID.randomUUID();
        String email = id + "@aanbieder.test";
        byte[] secret = Totp.newSecret();
        database.insertInto(ACCOUNT)
                .set(ACCOUNT.ID, id)
                .set(ACCOUNT.EMAIL, email)
                .set(ACCOUNT.NAME, "Partner")
                .set(ACCOUNT.VENDOR_ID, vendor)
                .set(ACCOUNT.ROLES, Role.partnerKeys())
                .set(ACCOUNT.LANGUAGE, "nl")
                .set(ACCOUNT.PASSWORD_HASH, application.getBean(Passwords.class).keep(Hired.PASSWORD))
                .set(
                        ACCOUNT.TOTP_SECRET,
                        application.getBean("partnerVault", Vault.class).seal(secret, SignIn.place(id)))
                .set(ACCOUNT.CREATED_AT, OffsetDateTime.now())
                .execute();
        return new HiredPartner(id, email, new Phone(Totp.readable(secret)), vendor);
    }
}
