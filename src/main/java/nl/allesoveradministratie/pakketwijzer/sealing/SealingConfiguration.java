package nl.allesoveradministratie.pakketwijzer.sealing;

import com.google.crypto.tink.HybridDecrypt;
import com.google.crypto.tink.HybridEncrypt;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.Doors;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The keys that this process holds: those of the doors it opens and no other. */
@Configuration(proxyBeanMethods = false)
public class SealingConfiguration {

    /** New keys are made only where everything runs in one process, or by the prepare step. */
    @Bean
    KeyFolder keyFolder(Environment environment) {
        KeyFolder folder = new KeyFolder(Path.of(environment.getRequiredProperty("pakketwijzer.keys"))
                .toAbsolutePath()
                .normalize());
        if (Doors.of(environment).opensAll()) {
            folder.makeIfNew();
        }
        return folder;
    }

    @Bean
    @OnDoor({Door.PUBLIC, Door.OFFICE, Door.SUBJECT, Door.WORKER})
    Sealer leadSealer(KeyFolder folder) throws GeneralSecurityException {
        return new Sealer(folder.currentPublicHalf(Keyset.LEAD, HybridEncrypt.class));
    }

    @Bean
    @OnDoor({Door.OFFICE, Door.SUBJECT, Door.WORKER})
    Opener leadOpener(KeyFolder folder) throws GeneralSecurityException {
        return new Opener(folder.currentWhole(Keyset.LEAD, HybridDecrypt.class));
    }

    @Bean
    @OnDoor({Door.PUBLIC, Door.OFFICE, Door.PARTNER, Door.WORKER})
    Sealer mailSealer(KeyFolder folder) throws GeneralSecurityException {
        return new Sealer(folder.currentPublicHalf(Keyset.MAIL, HybridEncrypt.class));
    }

    @Bean
    @OnDoor(Door.WORKER)
    Opener mailOpener(KeyFolder folder) throws GeneralSecurityException {
        return new Opener(folder.currentWhole(Keyset.MAIL, HybridDecrypt.class));
    }

    @Bean
    @OnDoor(Door.OFFICE)
    Vault identityVault(KeyFolder folder) throws GeneralSecurityException {
        return new Vault(folder.whole(Keyset.IDENTITY));
    }

    @Bean
    @OnDoor(Door.PARTNER)
    Vault partnerVault(KeyFolder folder) throws GeneralSecurityException {
        return new Vault(folder.whole(Keyset.PARTNER));
    }

    @Bean
    @OnDoor(Door.OFFICE)
    Vault privacyVault(KeyFolder folder) throws GeneralSecurityException {
        return new Vault(folder.whole(Keyset.PRIVACY));
    }

    @Bean
    @OnDoor({Door.OFFICE, Door.WORKER})
    Digests lookupDigests(KeyFolder folder) throws GeneralSecurityException {
        return new Digests(folder.whole(Keyset.LOOKUP));
    }

    @Bean
    @OnDoor(Door.PUBLIC)
    Digests formDigests(KeyFolder folder) throws GeneralSecurityException {
        return new Digests(folder.whole(Keyset.FORM));
    }

    @Bean
    @OnDoor(Door.WORKER)
    Signer auditSigner(KeyFolder folder) throws GeneralSecurityException {
        return new Signer(folder.whole(Keyset.AUDIT));
    }

    @Bean
    @OnDoor(Door.OFFICE)
    SignatureCheck auditCheck(KeyFolder folder) throws GeneralSecurityException {
        return new SignatureCheck(folder.publicHalf(Keyset.AUDIT));
    }
}
