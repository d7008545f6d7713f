package nl.allesoveradministratie.pakketwijzer.lead;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import nl.allesoveradministratie.pakketwijzer.lead.Enquiry.CallMoment;
import nl.allesoveradministratie.pakketwijzer.sealing.Place;
import nl.allesoveradministratie.pakketwijzer.shared.EmailAddress;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.shared.PhoneNumber;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record1;
import org.jooq.Result;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jooq.tools.jdbc.MockConnection;
import org.jooq.tools.jdbc.MockExecuteContext;
import org.jooq.tools.jdbc.MockResult;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** A question on its way to a database that is away, comes back, or refuses. */
class LeadIntakeTest {

    private static final String REFERENCE = "PW-7K3M-92QX-4T";
    private static final UUID SUBMISSION = UUID.fromString("018f2f6e-0000-4000-8000-000000000001");
    private static final Receipt RECEIPT = new Receipt(Language.NL, "Alleen medewerkers zien dit.", false);
    private static final Enquiry ENQUIRY = new Enquiry(
            "allesoveradministratie",
            Language.NL,
            "Naam Kanariepiet",
            "Bedrijf Kanariepiet",
            new EmailAddress("kanariepiet@bedrijf.nl"),
            new PhoneNumber("+31612345678"),
            CallMoment.MORNING,
            "Vraag van een kanariepiet",
            null,
            null);

    @TempDir
    static Path folder;

    private static Keys keys;

    @BeforeAll
    static void makeKeys() {
        keys = Keys.in(folder.resolve("keys"));
    }

    private static LeadIntake intake(Database database) {
        DSLContext dsl = DSL.using(database, SQLDialect.POSTGRES);
        return new LeadIntake(dsl, keys.leadSealer(), keys.formDigests());
    }

    /** A database that first goes wrong a number of times, and then answers. */
    private static final class Database extends AbstractDataSource {

        private final SQLException trouble;
        private final boolean connects;
        private int troubles;
        private int attempts;
        private final List<Object> given = new ArrayList<>();

        /** @param connects whether it goes wrong only while the question is asked */
        Database(int troubles, SQLException trouble, boolean connects) {
            this.troubles = troubles;
            this.trouble = trouble;
            this.connects = connects;
        }

        static Database well() {
            return new Database(0, new SQLException(), false);
        }

        @Override
        public Connection getConnection() throws SQLException {
            attempts++;
            if (!connects) {
                failIfInTrouble();
            }
            return new MockConnection(this::answer);
        }

        @Override
        public Connection getConnection(String user, String password) {
            throw new UnsupportedOperationException();
        }

        private void failIfInTrouble() throws SQLException {
            if (troubles > 0) {
                troubles--;
                throw trouble;
            }
        }

        private MockResult[] answer(MockExecuteContext context) throws SQLException {
            failIfInTrouble();
            given.addAll(Arrays.asList(context.bindings()));
            DSLContext dsl = DSL.using(SQLDialect.POSTGRES);
            Field<String> column = DSL.field("reference", SQLDataType.VARCHAR);
            Result<Record1<String>> result = dsl.newResult(column);
            result.add(dsl.newRecord(column).values(REFERENCE));
            return new MockResult[] {new MockResult(1, result)};
        }
    }

    /** No connection to be had, one that was cut, no room for one, a server that shuts down or starts. */
    static Stream<SQLException> away() {
        return Stream.of(
                new SQLTransientConnectionException("Connection is not available"),
                new SQLException("connection refused", "08001"),
                new SQLException("too many connections", "53300"),
                new SQLException("terminating connection", "57P01"),
                new SQLException("starting up", "57P03"));
    }

    @ParameterizedTest
    @MethodSource("away")
    void whileTheDatabaseIsAwayItIsTriedAgain(SQLException trouble) {
        Database database = new Database(1, trouble, false);
        assertThat(intake(database).submit(SUBMISSION, ENQUIRY, RECEIPT)).contains(REFERENCE);
        assertThat(database.attempts).isEqualTo(2);
    }

    @Test
    void cutOffWhileSendingItIsTriedAgain() {
        Database database = new Database(2, new SQLException("terminating connection", "57P01"), true);
        assertThat(intake(database).submit(SUBMISSION, ENQUIRY, RECEIPT)).contains(REFERENCE);
        assertThat(database.attempts).isEqualTo(3);
    }

    @Test
    void whenTheDatabaseStaysAwayThereIsNoReference() {
        Database database = new Database(Integer.MAX_VALUE, new SQLException("shutting down", "57P01"), false);
        assertThat(intake(database).submit(SUBMISSION, ENQUIRY, RECEIPT)).isEmpty();
        assertThat(database.attempts).isEqualTo(5);
    }

    @Test
    void aDatabaseThatRefusesIsNotAskedAgainAndWhatItSaysOfTheContentIsNotPassedOn() {
        Database database = new Database(
                Integer.MAX_VALUE, new SQLException("Failing row contains (Naam Kanariepiet)", "23514"), true);
        LeadIntake intake = intake(database);
        assertThat(intake.submit(SUBMISSION, ENQUIRY, RECEIPT)).isEmpty();
        assertThat(database.attempts).isEqualTo(1);
    }

    @Test
    void nothingReadableIsHandedToTheDatabase() {
        Database database = Database.well();
        intake(database).submit(SUBMISSION, ENQUIRY, RECEIPT);
        String sealed = new String(Base64.getDecoder().decode(sealed(database).intake()), StandardCharsets.ISO_8859_1);
        assertThat(database.given.toString() + sealed)
                .doesNotContainIgnoringCase("kanariepiet")
                .doesNotContain(base64("kanariepi"), base64("anariepie"), base64("nariepiet"))
                .doesNotContain("612345678");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theWorkerOpensExactlyWhatWasAsked() {
        Database database = Database.well();
        intake(database).submit(SUBMISSION, ENQUIRY, RECEIPT);
        byte[] sealed = Base64.getDecoder().decode(sealed(database).intake());
        String opened = keys.leadOpener().openText(sealed, new Place("lead.intake.sealed", SUBMISSION));
        assertThat(Intake.parse(opened).enquiry()).isEqualTo(ENQUIRY);
    }

    @Test
    void theSameContentIsRecognisedAndOtherContentIsNot() {
        assertThat(tag(SUBMISSION, "naam@bedrijf.nl"))
                .isEqualTo(tag(SUBMISSION, "naam@bedrijf.nl"))
                .isNotEqualTo(tag(SUBMISSION, "ander@bedrijf.nl"))
                .isNotEqualTo(tag(UUID.randomUUID(), "naam@bedrijf.nl"));
    }

    private static String tag(UUID submission, String email) {
        Database database = Database.well();
        Enquiry enquiry = new Enquiry(
                "vixum",
                Language.EN,
                "Naam",
                "",
                new EmailAddress(email),
                null,
                null,
                "Vraag",
                null,
                new Attachment("role=zzp", "1", List.of()));
        intake(database).submit(submission, enquiry, RECEIPT);
        return sealed(database).tag();
    }

    private record Sealed(String tag, String intake) {}

    private static Sealed sealed(Database database) {
        return database.given.stream()
                .map(each -> each instanceof JSONB json ? json.data() : String.valueOf(each))
                .filter(json -> json.contains("\"intake\""))
                .map(json -> Intake.JSON.readValue(json, Sealed.class))
                .findFirst()
                .orElseThrow();
    }
}
