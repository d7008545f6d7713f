package nl.allesoveradministratie.pakketwijzer.identity;

import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.mail.MailKind;
import nl.allesoveradministratie.pakketwijzer.mail.Outbox;
import nl.allesoveradministratie.pakketwijzer.mail.PartnerOutbox;
import nl.allesoveradministratie.pakketwijzer.sealing.Vault;
import org.jooq.DSLContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The accounts behind each door that this process opens. */
@Configuration(proxyBeanMethods = false)
class DoorsConfiguration {

    @Bean
    @OnDoor(Door.OFFICE)
    DoorAccounts officeAccounts(DSLContext officeDatabase, Vault identityVault, Outbox outbox) {
        return new DoorAccounts(
                officeDatabase,
                identityVault,
                false,
                (transaction, letter) -> outbox.put(transaction, MailKind.ACCOUNT_NOTICE, null, letter));
    }

    @Bean
    @OnDoor(Door.PARTNER)
    DoorAccounts partnerAccounts(DSLContext partnerDatabase, Vault partnerVault, PartnerOutbox outbox) {
        return new DoorAccounts(partnerDatabase, partnerVault, true, outbox::putNotice);
    }
}
