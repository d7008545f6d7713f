package nl.allesoveradministratie.pakketwijzer.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.crypto.tink.HybridDecrypt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import nl.allesoveradministratie.pakketwijzer.Proves;
import nl.allesoveradministratie.pakketwijzer.installation.StartProblem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.mock.env.MockEnvironment;

/** Keys are made once, for their owner only; a process reads those of its doors, or says clearly which it lacks. */
class KeyFolderTest {

    private static final List<String> FILES = List.of(
            "audit.json",
            "audit.public.json",
            "form.json",
            "identity.json",
            "lead.json",
            "lead.public.json",
            "lookup.json",
            "mail.json",
            "mail.public.json",
            "partner.json",
            "privacy.json");

    /** Says which of them were made. */
    private static final String LIST = "keysets.txt";

    private static final String PUT_BACK = "Put it back from your copy of the keys.";

    @TempDir
    private Path temporary;

    private Path folder;

    @BeforeEach
    void chooseAFolder() {
        folder = temporary.resolve("data").resolve("keys");
    }

    private KeyFolder made() {
        KeyFolder keys = new KeyFolder(folder);
        keys.makeIfNew();
        return keys;
    }

    /** What is in every file with a key, by name. */
    private Map<String, String> contents() throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(each -> !each.endsWith(LIST)).toList()) {
                contents.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return contents;
    }

    private static StartProblem problem(Runnable action) {
        return catchThrowableOfType(StartProblem.class, action::run);
    }

    private static void readEverything(KeyFolder keys) {
        for (Keyset keyset : Keyset.values()) {
            keys.whole(keyset);
            if (keyset.isInHalves()) {
                keys.publicHalf(keyset);
            }
        }
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS));
    }

    @Test
    void whoStartsForTheFirstTimeGetsAllKeysForHisEyesOnly() throws IOException {
        readEverything(made());

        assertThat(contents().keySet()).containsExactlyElementsOf(FILES);
        for (String file : FILES) {
            assertThat(permissions(folder.resolve(file))).as(file).isEqualTo("rw-------");
        }
        assertThat(permissions(folder)).isEqualTo("rwx------");
        assertThat(permissions(folder.getParent())).isEqualTo("rwx------");
    }

    @Test
    void whoStartsAgainKeepsHisKeys() throws IOException {
        made();
        Map<String, String> before = contents();

        readEverything(made());

        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void twoInstallationsShareNoKey() throws IOException {
        made();
        Map<String, String> ours = contents();
        folder = temporary.resolve("elsewhere");
        made();

        contents().forEach((file, content) -> assertThat(content).as(file).isNotEqualTo(ours.get(file)));
        assertThat(ours.values()).doesNotHaveDuplicates();
    }

    private static Stream<String> files() {
        return FILES.stream();
    }

    @ParameterizedTest
    @MethodSource("files")
    void whoLostAKeyIsToldWhichAndGetsNoNewOne(String lost) throws IOException {
        made();
        Files.delete(folder.resolve(lost));
        Map<String, String> before = contents();

        StartProblem problem = problem(() -> readEverything(made()));

        assertThat(problem).hasMessage("The key file " + folder.resolve(lost) + " is missing.");
        assertThat(problem.advice())
                .isEqualTo("Put it back from your copy: what was sealed with it cannot be opened without.");
        assertThat(contents()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("files")
    void whoHasOneFileLeftGetsNoNewKeysBesideIt(String left) throws IOException {
        made();
        for (String file : FILES) {
            if (!file.equals(left)) {
                Files.delete(folder.resolve(file));
            }
        }

        assertThat(problem(() -> readEverything(made()))).hasMessageEndingWith(" is missing.");
        assertThat(contents().keySet()).containsExactly(left);
    }

    /** As it was before partners came: their key was not made yet, and nothing said which were. */
    private void installedBeforePartners() throws IOException {
        made();
        Files.delete(folder.resolve("partner.json"));
        Files.delete(folder.resolve(LIST));
    }

    @Test
    void whoInstallsANewerVersionGetsTheKeyThatCameWithItAndKeepsTheOthers() throws IOException {
        installedBeforePartners();
        Map<String, String> before = contents();

        readEverything(made());

        assertThat(contents()).containsAllEntriesOf(before).containsOnlyKeys(FILES);
        assertThat(permissions(folder.resolve("partner.json"))).isEqualTo("rw-------");
        assertThat(permissions(folder.resolve(LIST))).isEqualTo("rw-------");
    }

    @Test
    void whoLosesThatKeyAfterwardsGetsNoOther() throws IOException {
        installedBeforePartners();
        made();
        Files.delete(folder.resolve("partner.json"));

        assertThat(problem(() -> readEverything(made())))
                .hasMessage("The key file " + folder.resolve("partner.json") + " is missing.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"form.json", "identity.json", "lead.public.json", "lookup.json", "mail.json"})
    void whoLostAKeyBeforeANewerVersionGetsNeitherThatNorTheNewOne(String lost) throws IOException {
        installedBeforePartners();
        Files.delete(folder.resolve(lost));
        Map<String, String> before = contents();

        assertThat(problem(() -> readEverything(made()))).hasMessageEndingWith(" is missing.");
        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void whoLostEveryKeyButTheListGetsNoNewOnes() throws IOException {
        made();
        for (String file : FILES) {
            Files.delete(folder.resolve(file));
        }

        assertThat(problem(() -> readEverything(made()))).hasMessageEndingWith(" is missing.");
        assertThat(contents()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "canary", "PARTNER"})
    void aListThatSaysLessThanThereWasOpensNoWayToNewKeys(String list) throws IOException {
        made();
        Files.writeString(folder.resolve(LIST), list);
        Files.delete(folder.resolve("lead.json"));

        assertThat(problem(() -> readEverything(made()))).hasMessageEndingWith("lead.json is missing.");
    }

    @Test
    void whoPointsToAFolderWithoutKeysIsToldHowToGetThem() {
        StartProblem problem = problem(() -> new KeyFolder(folder).whole(Keyset.LEAD));

        assertThat(problem).hasMessage("The key file " + folder.resolve("lead.json") + " is missing.");
        assertThat(problem.advice())
                .isEqualTo("Give the folder with the keys as pakketwijzer.keys,"
                        + " or make new ones with ./pakketwijzer prepare.");
    }

    @Test
    void whoPointsToAFileIsToldThatNoKeysCanBeMadeThere() throws IOException {
        Path file = Files.writeString(temporary.resolve("file"), "");
        folder = file.resolve("keys");

        StartProblem problem = problem(this::made);

        assertThat(problem).hasMessageStartingWith("No keys could be made in " + folder);
        assertThat(problem.advice()).isEqualTo("Choose another folder with pakketwijzer.keys.");
    }

    private static Stream<byte[]> garbage() {
        return Stream.of(
                new byte[0],
                "canary".getBytes(),
                "{}".getBytes(),
                "[]".getBytes(),
                "null".getBytes(),
                "{\"primaryKeyId\": 1, \"key\": []}".getBytes(),
                "{\"primaryKeyId\": \"canary\", \"key\": [{}]}".getBytes(),
                "{\"primaryKeyId\": 1, \"key\": [{\"keyId\": 1, \"status\": \"ENABLED\"}]}".getBytes(),
                new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
    }

    @ParameterizedTest
    @MethodSource("garbage")
    void whoFindsRubbishInAKeyFileIsToldWhichAndNotWhat(byte[] rubbish) throws IOException {
        KeyFolder keys = made();
        for (String file : FILES) {
            byte[] right = Files.readAllBytes(folder.resolve(file));
            Files.write(folder.resolve(file), rubbish);

            StartProblem problem = problem(() -> readEverything(keys));

            assertThat(problem)
                    .as(file)
                    .hasMessage(
                            "The key file " + folder.resolve(file) + " cannot be read as the key that belongs there.");
            assertThat(problem.advice()).isEqualTo(PUT_BACK);
            Files.write(folder.resolve(file), right);
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void whoFindsAKeyFileCutOffIsToldWhich(String file) throws IOException {
        KeyFolder keys = made();
        String whole = Files.readString(folder.resolve(file));
        Files.writeString(folder.resolve(file), whole.substring(0, whole.length() / 2));

        assertThat(problem(() -> readEverything(keys)))
                .hasMessage("The key file " + folder.resolve(file) + " cannot be read as the key that belongs there.");
    }

    @ParameterizedTest
    @CsvSource({
        "lookup.json, lead.json",
        "identity.json, lead.json",
        "lead.public.json, lead.json",
        "lead.json, lead.public.json",
        "lookup.json, lead.public.json",
        "lookup.json, identity.json",
        "mail.json, identity.json",
        "identity.json, form.json",
        "mail.public.json, lookup.json"
    })
    void whoPutsAKeyOfAnotherKindInAFileIsToldWhichFile(String wrong, String file) throws IOException {
        KeyFolder keys = made();
        Files.copy(folder.resolve(wrong), folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);

        StartProblem problem = problem(() -> readEverything(keys));

        assertThat(problem)
                .hasMessage("The key file " + folder.resolve(file) + " cannot be read as the key that belongs there.");
        assertThat(problem.advice()).isEqualTo(PUT_BACK);
    }

    @ParameterizedTest
    @CsvSource({"mail.json, lead.json", "mail.public.json, lead.public.json", "lead.public.json, mail.public.json"})
    void whoMixesUpTwoHalvesIsToldBeforeAnythingIsSealedThatNobodyOpens(String wrong, String file) throws IOException {
        KeyFolder keys = made();
        Files.copy(folder.resolve(wrong), folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);

        StartProblem problem = problem(() -> readEverything(keys));

        String key = file.substring(0, file.indexOf('.'));
        assertThat(problem)
                .hasMessage("The key files " + folder.resolve(key + ".json") + " and "
                        + folder.resolve(key + ".public.json") + " do not belong together.");
        assertThat(problem.advice()).isEqualTo("Put both back from your copy of the keys.");
    }

    private AnnotationConfigApplicationContext process(String doors) {
        AnnotationConfigApplicationContext process = new AnnotationConfigApplicationContext();
        process.setEnvironment(new MockEnvironment()
                .withProperty("pakketwijzer.keys", folder.toString())
                .withProperty("pakketwijzer.doors", doors));
        process.register(SealingConfiguration.class);
        return process;
    }

    /** What a process that opens these doors holds, by name. */
    private void running(String doors, Consumer<List<String>> check) {
        try (AnnotationConfigApplicationContext process = process(doors)) {
            process.refresh();
            check.accept(Stream.of(
                            Sealer.class, Opener.class, Vault.class, Digests.class, Signer.class, SignatureCheck.class)
                    .flatMap(kind -> Arrays.stream(process.getBeanNamesForType(kind)))
                    .sorted()
                    .toList());
        }
    }

    private void keep(String... files) throws IOException {
        for (String file : FILES) {
            if (!List.of(files).contains(file)) {
                Files.delete(folder.resolve(file));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "public, formDigests leadSealer mailSealer",
        "office, auditCheck identityVault leadOpener leadSealer lookupDigests mailSealer privacyVault",
        "partner, mailSealer partnerVault",
        "worker, auditSigner leadOpener leadSealer lookupDigests mailOpener mailSealer",
        "'public,office', auditCheck formDigests identityVault leadOpener leadSealer lookupDigests mailSealer privacyVault",
        "'public,partner', formDigests leadSealer mailSealer partnerVault"
    })
    void aProcessHoldsTheKeysOfItsDoorsAndNoOther(String doors, String expected) {
        made();

        running(doors, held -> assertThat(String.join(" ", held)).isEqualTo(expected));
    }

    @Test
    void aProcessThatOpensAllDoorsMakesAndHoldsAllKeys() throws IOException {
        running(
                "",
                held -> assertThat(held)
                        .containsExactly(
                                "auditCheck",
                                "auditSigner",
                                "formDigests",
                                "identityVault",
                                "leadOpener",
                                "leadSealer",
                                "lookupDigests",
                                "mailOpener",
                                "mailSealer",
                                "partnerVault",
                                "privacyVault"));
        assertThat(contents().keySet()).containsExactlyElementsOf(FILES);
    }

    @Test
    void whoStealsThePublicMachineFindsNothingThatOpensWhatPeopleSaid() throws IOException {
        made();
        keep("lead.public.json", "mail.public.json", "form.json");

        running("public", held -> assertThat(held).containsExactly("formDigests", "leadSealer", "mailSealer"));
        refuses("office", "lead.json", "identity.json", "lookup.json");
        refuses("worker", "lead.json", "mail.json", "lookup.json");
        assertThat(contents().keySet()).containsExactly("form.json", "lead.public.json", "mail.public.json");
    }

    @Test
    void officeAndWorkerNeedNoKeyOfAnotherDoor() throws IOException {
        made();
        keep(
                "lead.json",
                "lead.public.json",
                "mail.public.json",
                "identity.json",
                "privacy.json",
                "lookup.json",
                "audit.public.json");
        running("office", held -> assertThat(held).hasSize(7).contains("auditCheck"));

        refuses("worker", "mail.json");
        refuses("public", "form.json");
        refuses("partner", "partner.json");
    }

    @Test
    void whoStealsThePartnersMachineFindsNoKeyOfColleagues() throws IOException {
        made();
        keep("mail.public.json", "partner.json");

        running("partner", held -> assertThat(held).containsExactly("mailSealer", "partnerVault"));
        refuses("office", "lead.json", "lead.public.json", "identity.json", "lookup.json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"public", "office", "worker", "partner", "public,office,worker"})
    void aProcessThatOpensSomeDoorsMakesNoKeys(String doors) {
        refuses(doors, FILES.toArray(String[]::new));

        assertThat(folder).doesNotExist();
    }

    /** The process does not start for lack of one of these files, and says so. */
    private void refuses(String doors, String... missing) {
        try (AnnotationConfigApplicationContext process = process(doors)) {
            assertThatThrownBy(process::refresh)
                    .isInstanceOf(BeanCreationException.class)
                    .rootCause()
                    .isInstanceOf(StartProblem.class)
                    .extracting(Throwable::getMessage)
                    .isIn(Arrays.stream(missing)
                            .map(file -> "The key file " + folder.resolve(file) + " is missing.")
                            .toList());
        }
    }

    private static final Place PLACE =
            new Place("lead.lead.data_key", UUID.fromString("018f0000-0000-7000-8000-000000000001"), 1);

    @Test
    @Proves("S4")
    void aRenewedKeySealsFromNowOnAndTheOneBeforeStillOpens() throws Exception {
        KeyFolder keys = made();
        byte[] before = new Sealer(keys.publicHalf(Keyset.LEAD)).seal("voor", PLACE);

        keys.renew(Keyset.LEAD);

        Sealer sealer = new Sealer(keys.publicHalf(Keyset.LEAD));
        Opener opener = new Opener(keys.whole(Keyset.LEAD));
        byte[] after = sealer.seal("na", PLACE);
        assertThat(opener.openText(before, PLACE)).isEqualTo("voor");
        assertThat(opener.openText(after, PLACE)).isEqualTo("na");
        assertThat(sealer.isByThisKey(before)).isFalse();
        assertThat(sealer.isByThisKey(after)).isTrue();
    }

    @Test
    @Proves("S4")
    void aProcessThatRunsTakesTheRenewedKeyUp() throws Exception {
        KeyFolder keys = made();
        Opener runs = new Opener(keys.currentWhole(Keyset.LEAD, HybridDecrypt.class));
        keys.renew(Keyset.LEAD);

        byte[] after = new Sealer(keys.publicHalf(Keyset.LEAD)).seal("na", PLACE);

        assertThat(runs.openText(after, PLACE)).isEqualTo("na");
    }

    @Test
    @Proves("S4")
    void brokenOffBetweenTheTwoFilesTheOldKeyGoesOnSealing() throws Exception {
        KeyFolder keys = made();
        String half = Files.readString(folder.resolve("lead.public.json"));
        keys.renew(Keyset.LEAD);
        Files.writeString(folder.resolve("lead.public.json"), half);

        byte[] sealed = new Sealer(keys.publicHalf(Keyset.LEAD)).seal("half", PLACE);
        assertThat(new Opener(keys.whole(Keyset.LEAD)).openText(sealed, PLACE)).isEqualTo("half");

        keys.renew(Keyset.LEAD);
        assertThat(new Opener(keys.whole(Keyset.LEAD)).openText(sealed, PLACE)).isEqualTo("half");
    }

    @Test
    @Proves("S4")
    void whatIsLostIsNamedAndNothingIsRenewed() throws IOException {
        KeyFolder keys = made();
        Files.delete(folder.resolve("lead.json"));
        Map<String, String> before = contents();

        assertThat(problem(() -> keys.renew(Keyset.LEAD))).hasMessageEndingWith("lead.json is missing.");
        assertThat(contents()).isEqualTo(before);
    }
}
