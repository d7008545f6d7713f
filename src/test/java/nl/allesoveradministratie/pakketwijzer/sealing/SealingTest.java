package nl.allesoveradministratie.pakketwijzer.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.Security;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import nl.allesoveradministratie.pakketwijzer.Proves;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.FileSystemUtils;

/** What is sealed opens with its own key, in its own place and unchanged, and otherwise not at all. */
@Proves("S3")
class SealingTest {

    private static final Path FOLDER = Path.of("target", "sealing-test").toAbsolutePath();

    private static final KeyFolder KEYS = newKeys("ours");
    private static final KeyFolder OTHER_KEYS = newKeys("others");

    private static final UUID ROW = UUID.fromString("018f0000-0000-7000-8000-000000000001");
    private static final UUID OTHER_ROW = UUID.fromString("018f0000-0000-7000-8000-000000000002");
    private static final Place EMAIL = new Place("lead.lead.email", ROW, 1);
    private static final Place WRAPPED_KEY = new Place("lead.lead.data_key", ROW);

    private static final String WORDS = "canary@example.nl";

    /** A way to seal a text and open it again. */
    private interface Seal {

        byte[] seal(String plain, Place place);

        String open(byte[] sealed, Place place);
    }

    private record Halves(Sealer sealer, Opener opener) implements Seal {

        @Override
        public byte[] seal(String plain, Place place) {
            return sealer.seal(plain, place);
        }

        @Override
        public String open(byte[] sealed, Place place) {
            return opener.openText(sealed, place);
        }
    }

    private record OneVault(Vault vault) implements Seal {

        @Override
        public byte[] seal(String plain, Place place) {
            return vault.seal(plain.getBytes(UTF_8), place);
        }

        @Override
        public String open(byte[] sealed, Place place) {
            return new String(vault.open(sealed, place), UTF_8);
        }
    }

    private record OneDataKey(DataKey key) implements Seal {

        @Override
        public byte[] seal(String plain, Place place) {
            return key.seal(plain, place);
        }

        @Override
        public String open(byte[] sealed, Place place) {
            return key.open(sealed, place);
        }
    }

    /** A seal of ours, and the same kind with somebody else's key. */
    private record Pair(Seal ours, Seal others) {

        @Override
        public String toString() {
            return ours.getClass().getSimpleName();
        }
    }

    private static final List<Pair> PAIRS = List.of(
            new Pair(halves(KEYS, Keyset.LEAD), halves(OTHER_KEYS, Keyset.LEAD)),
            new Pair(halves(KEYS, Keyset.MAIL), halves(KEYS, Keyset.LEAD)),
            new Pair(new OneVault(vault(KEYS)), new OneVault(vault(OTHER_KEYS))),
            new Pair(new OneDataKey(DataKey.random()), new OneDataKey(DataKey.random())));

    private static Stream<Pair> pairs() {
        return PAIRS.stream();
    }

    private static KeyFolder newKeys(String name) {
        try {
            FileSystemUtils.deleteRecursively(FOLDER.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        KeyFolder folder = new KeyFolder(FOLDER.resolve(name));
        folder.makeIfNew();
        return folder;
    }

    private static Sealer sealer(KeyFolder keys, Keyset keyset) {
        try {
            return new Sealer(keys.publicHalf(keyset));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static Opener opener(KeyFolder keys, Keyset keyset) {
        try {
            return new Opener(keys.whole(keyset));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static Halves halves(KeyFolder keys, Keyset keyset) {
        return new Halves(sealer(keys, keyset), opener(keys, keyset));
    }

    private static Vault vault(KeyFolder keys) {
        try {
            return new Vault(keys.whole(Keyset.IDENTITY));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static Digests digests(KeyFolder keys, Keyset keyset) {
        try {
            return new Digests(keys.whole(keyset));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] withBitFlipped(byte[] sealed, int bit) {
        byte[] changed = sealed.clone();
        changed[bit / 8] ^= (byte) (1 << bit % 8);
        return changed;
    }

    @Property
    void anyTextComesOutAsItWentIn(@ForAll @NotEmpty String text) {
        for (Pair pair : PAIRS) {
            byte[] sealed = pair.ours().seal(text, EMAIL);

            assertThat(pair.ours().open(sealed, EMAIL)).as("%s", pair).isEqualTo(text);
        }
    }

    @Property
    void anyBytesComeOutAsTheyWentIn(@ForAll byte[] bytes) {
        Halves halves = halves(KEYS, Keyset.LEAD);
        Vault vault = vault(KEYS);

        assertThat(halves.opener().open(halves.sealer().seal(bytes, EMAIL), EMAIL))
                .isEqualTo(bytes);
        assertThat(vault.open(vault.seal(bytes, EMAIL), EMAIL)).isEqualTo(bytes);
    }

    @Property
    void aTextInWhichAnyBitWasChangedDoesNotOpen(
            @ForAll @NotEmpty String text, @ForAll @IntRange(max = 1_000_000) int position) {
        for (Pair pair : PAIRS) {
            byte[] sealed = pair.ours().seal(text, EMAIL);
            byte[] changed = withBitFlipped(sealed, position % (sealed.length * 8));

            assertThatThrownBy(() -> pair.ours().open(changed, EMAIL))
                    .as("%s", pair)
                    .isInstanceOf(CannotOpen.class);
        }
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void everySingleBitCounts(Pair pair) {
        byte[] sealed = pair.ours().seal(WORDS, EMAIL);

        for (int bit = 0; bit < sealed.length * 8; bit++) {
            byte[] changed = withBitFlipped(sealed, bit);
            assertThatThrownBy(() -> pair.ours().open(changed, EMAIL))
                    .as("bit %s", bit)
                    .isInstanceOf(CannotOpen.class);
        }
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void whatIsCutOffOrMadeLongerDoesNotOpen(Pair pair) {
        byte[] sealed = pair.ours().seal(WORDS, EMAIL);

        for (int length = 0; length < sealed.length; length++) {
            byte[] shorter = Arrays.copyOf(sealed, length);
            assertThatThrownBy(() -> pair.ours().open(shorter, EMAIL))
                    .as("%s bytes", length)
                    .isInstanceOf(CannotOpen.class);
        }
        assertThatThrownBy(() -> pair.ours().open(Arrays.copyOf(sealed, sealed.length + 1), EMAIL))
                .isInstanceOf(CannotOpen.class);
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void whatIsPutInAnotherColumnRowOrKeyNumberDoesNotOpen(Pair pair) {
        byte[] sealed = pair.ours().seal(WORDS, EMAIL);

        for (Place elsewhere : List.of(
                new Place("lead.lead.phone", ROW, 1),
                new Place("lead.lead.email", OTHER_ROW, 1),
                new Place("lead.lead.email", ROW, 2),
                new Place("lead.lead.email", ROW))) {
            assertThatThrownBy(() -> pair.ours().open(sealed, elsewhere))
                    .as("%s", elsewhere)
                    .isInstanceOf(CannotOpen.class);
        }
        assertThat(pair.ours().open(sealed, new Place("lead.lead.email", ROW, 1)))
                .isEqualTo(WORDS);
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void twoFieldsOfOnePersonThatWereSwappedDoNotOpen(Pair pair) {
        Place company = new Place("lead.lead.company", ROW, 1);
        Place name = new Place("lead.lead.name", ROW, 1);
        byte[] sealedCompany = pair.ours().seal("Canary Bakery", company);
        byte[] sealedName = pair.ours().seal("Jan Canary", name);

        assertThatThrownBy(() -> pair.ours().open(sealedName, company)).isInstanceOf(CannotOpen.class);
        assertThatThrownBy(() -> pair.ours().open(sealedCompany, name)).isInstanceOf(CannotOpen.class);
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void whoHasAnotherKeyOpensNothing(Pair pair) {
        byte[] sealed = pair.ours().seal(WORDS, EMAIL);

        assertThatThrownBy(() -> pair.others().open(sealed, EMAIL)).isInstanceOf(CannotOpen.class);
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void whoFailsToOpenIsToldTheColumnAndNothingOfThePerson(Pair pair) {
        byte[] sealed = pair.ours().seal(WORDS, EMAIL);

        assertThatThrownBy(() -> pair.others().open(sealed, EMAIL))
                .hasMessage("A sealed value does not open: lead.lead.email")
                .hasNoCause();
        assertThatThrownBy(() -> pair.ours().open(WORDS.getBytes(UTF_8), EMAIL))
                .hasMessage("A sealed value does not open: lead.lead.email")
                .hasNoCause();
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void whoeverReadsTheDatabaseCannotTellThatTwoPeopleSaidTheSame(Pair pair) {
        byte[] sealed = pair.ours().seal(WORDS, EMAIL);

        assertThat(pair.ours().seal(WORDS, EMAIL)).isNotEqualTo(sealed);
        assertThat(new String(sealed, UTF_8)).doesNotContain("canary");
    }

    @Test
    void whoCanOnlySealHoldsNoSecret() throws Exception {
        for (Keyset keyset : List.of(Keyset.LEAD, Keyset.MAIL)) {
            String publicHalf = Files.readString(FOLDER.resolve("ours").resolve(keyset.publicFile()));
            String whole = Files.readString(FOLDER.resolve("ours").resolve(keyset.file()));

            KeysetHandle held = TinkJsonProtoKeysetFormat.parseKeysetWithoutSecret(publicHalf);
            assertThatThrownBy(() -> new Opener(held)).isInstanceOf(GeneralSecurityException.class);
            assertThatThrownBy(() -> TinkJsonProtoKeysetFormat.parseKeysetWithoutSecret(whole))
                    .isInstanceOf(GeneralSecurityException.class);
            assertThat(TinkJsonProtoKeysetFormat.parseKeyset(whole, InsecureSecretKeyAccess.get())
                            .getPublicKeysetHandle()
                            .equalsKeyset(held))
                    .isTrue();
        }
    }

    @Test
    void theKeyOfARowComesBackFromBesideTheRow() {
        DataKey key = DataKey.random();
        byte[] wrapped = key.wrapped(sealer(KEYS, Keyset.LEAD), WRAPPED_KEY);

        DataKey kept = DataKey.open(wrapped, opener(KEYS, Keyset.LEAD), WRAPPED_KEY);
        assertThat(kept.open(key.seal(WORDS, EMAIL), EMAIL)).isEqualTo(WORDS);
        assertThat(key.open(kept.seal(WORDS, EMAIL), EMAIL)).isEqualTo(WORDS);
    }

    @Test
    void theKeyOfARowOpensForNoOtherRowAndWithNoOtherKeyset() {
        byte[] wrapped = DataKey.random().wrapped(sealer(KEYS, Keyset.LEAD), WRAPPED_KEY);

        assertThatThrownBy(() ->
                        DataKey.open(wrapped, opener(KEYS, Keyset.LEAD), new Place("lead.lead.data_key", OTHER_ROW)))
                .isInstanceOf(CannotOpen.class);
        assertThatThrownBy(() -> DataKey.open(wrapped, opener(KEYS, Keyset.MAIL), WRAPPED_KEY))
                .isInstanceOf(CannotOpen.class);
        assertThatThrownBy(() -> DataKey.open(wrapped, opener(OTHER_KEYS, Keyset.LEAD), WRAPPED_KEY))
                .isInstanceOf(CannotOpen.class);
    }

    @Property
    void whatIsNoKeyIsNotTakenForOne(@ForAll byte[] bytes) {
        byte[] wrapped = sealer(KEYS, Keyset.LEAD).seal(bytes, WRAPPED_KEY);

        assertThatThrownBy(() -> DataKey.open(wrapped, opener(KEYS, Keyset.LEAD), WRAPPED_KEY))
                .isInstanceOf(CannotOpen.class)
                .hasMessage("A sealed value does not open: lead.lead.data_key");
    }

    @Test
    void whatAPersonLeftEmptyIsNotSealed() {
        DataKey key = DataKey.random();

        assertThat(key.seal(null, EMAIL)).isNull();
        assertThat(key.seal("", EMAIL)).isNull();
        assertThat(key.open(null, EMAIL)).isEmpty();
    }

    @Property
    void theSameTextHasTheSameDigestAndAnotherTextAnother(@ForAll String text, @ForAll String other) {
        Digests digests = digests(KEYS, Keyset.LOOKUP);

        assertThat(digests.of("email", text)).hasSize(32).isEqualTo(digests.of("email", text));
        assertThat(digests.matches(digests.of("email", text), "email", text)).isTrue();
        assertThat(digests.matches(digests.of("email", text), "email", other)).isEqualTo(text.equals(other));
    }

    @Property
    void aDigestForOnePurposeSaysNothingForAnother(@ForAll String text) {
        Digests digests = digests(KEYS, Keyset.LOOKUP);

        assertThat(digests.of("email", text)).isNotEqualTo(digests.of("phone", text));
        assertThat(digests.matches(digests.of("email", text), "phone", text)).isFalse();
    }

    @Property
    void whoeverLacksTheKeyCannotMakeTheDigest(@ForAll String text) {
        byte[] digest = digests(KEYS, Keyset.LOOKUP).of("email", text);

        assertThat(digests(OTHER_KEYS, Keyset.LOOKUP).matches(digest, "email", text))
                .isFalse();
        assertThat(digests(KEYS, Keyset.FORM).matches(digest, "email", text)).isFalse();
    }

    @Test
    void partOfADigestDoesNotMatch() {
        Digests digests = digests(KEYS, Keyset.FORM);
        byte[] digest = digests.of("token", WORDS);

        assertThat(digests.matches(Arrays.copyOf(digest, 31), "token", WORDS)).isFalse();
        assertThat(digests.matches(Arrays.copyOf(digest, 33), "token", WORDS)).isFalse();
        assertThat(digests.matches(new byte[0], "token", WORDS)).isFalse();
        for (int bit = 0; bit < digest.length * 8; bit++) {
            assertThat(digests.matches(withBitFlipped(digest, bit), "token", WORDS))
                    .as("bit %s", bit)
                    .isFalse();
        }
    }

    /** On a machine for which there is no machine code, and back. */
    @Test
    void whatIsSealedWithTheFastCurveOpensWithoutItAndTheOtherWayRound() {
        Provider fast = Security.getProvider("Conscrypt");
        assertThat(fast).isNotNull();
        Seal with = halves(KEYS, Keyset.LEAD);
        Security.removeProvider("Conscrypt");
        try {
            Seal without = halves(KEYS, Keyset.LEAD);

            assertThat(without.open(with.seal(WORDS, EMAIL), EMAIL)).isEqualTo(WORDS);
            assertThat(with.open(without.seal(WORDS, EMAIL), EMAIL)).isEqualTo(WORDS);
        } finally {
            Security.addProvider(fast);
        }
    }
}
