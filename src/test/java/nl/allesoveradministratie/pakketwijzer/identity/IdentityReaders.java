package nl.allesoveradministratie.pakketwijzer.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.allesoveradministratie.pakketwijzer.security.Reader;

/** What somebody shows at a door. */
public final class IdentityReaders {

    private IdentityReaders() {}

    @SuppressWarnings("NullAway") // nothing that is read here comes as far as the database
    public static List<Reader> all() {
        Passkeys passkeys = new Passkeys(null, Clock.systemUTC());
        PasskeySite site = new PasskeySite("localhost", "http://localhost");
        Totp totp = new Totp();
        byte[] secret = Totp.newSecret();
        Passwords passwords = new Passwords();
        return List.of(
                new Reader(
                        "passkey",
                        List.of(
                                "{\"id\":\"AAAA\",\"rawId\":\"AAAA\",\"type\":\"public-key\",\"response\":{\"authenticatorData\":\"AAAA\","
                                        + "\"clientDataJSON\":\"e30\",\"signature\":\"AAAA\",\"userHandle\":\"AAAAAAAAAAAAAAAAAAAAAA\"},"
                                        + "\"clientExtensionResults\":{},\"authenticatorAttachment\":\"platform\"}"),
                        text -> assertThat(passkeys.answer(
                                        new Passkeys.Question(null, null, site), text, (dsl, id) -> Optional.of(id)))
                                .isEmpty()),
                new Reader(
                        "code of an app",
                        List.of("123456", "123 456", "000000"),
                        text -> totp.step(secret, text, Instant.EPOCH, 0)),
                new Reader(
                        "new password",
                        List.of("een lange zin van niemand", "pakketwijzer1234", "🐘🦒🐘🦓🐘🐪🐘🦏🐘🐊🐘🐆"),
                        text -> passwords.problem(text, text, text)),
                new Reader(
                        "where to go on",
                        List.of("/kantoor/leads?toon=mine", "/en/partner/pakketten/x", "//kantoor", "/kantoor/../x"),
                        text -> {
                            for (Entrance entrance : Entrance.values()) {
                                if (entrance.leadsInside(text)) {
                                    assertThat(URI.create(text).getRawPath())
                                            .startsWith(
                                                    text.startsWith("/en") ? "/en" + entrance.home() : entrance.home())
                                            .doesNotContain("..");
                                    assertThat(URI.create(text).getHost()).isNull();
                                }
                            }
                        }));
    }
}
