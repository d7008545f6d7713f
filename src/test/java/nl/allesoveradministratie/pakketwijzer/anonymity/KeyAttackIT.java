package nl.allesoveradministratie.pakketwijzer.anonymity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import nl.allesoveradministratie.pakketwijzer.MovableClock;
import nl.allesoveradministratie.pakketwijzer.Proves;
import nl.allesoveradministratie.pakketwijzer.RunningApplication;
import nl.allesoveradministratie.pakketwijzer.anonymity.SignedInPartner.Answer;
import nl.allesoveradministratie.pakketwijzer.identity.As;
import nl.allesoveradministratie.pakketwijzer.identity.HiredPartner;
import nl.allesoveradministratie.pakketwijzer.insight.Figure;
import nl.allesoveradministratie.pakketwijzer.insight.InterestReport;
import nl.allesoveradministratie.pakketwijzer.insight.InterestReport.Row;
import nl.allesoveradministratie.pakketwijzer.insight.Question;
import nl.allesoveradministratie.pakketwijzer.insight.ReportPeriod;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import nl.allesoveradministratie.pakketwijzer.usage.PlayedDay.Did;
import nl.allesoveradministratie.pakketwijzer.usage.Step;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Attacks through the partner's API, by whoever has a key: it opens nothing of another vendor's, knows no other windows than the
 * screens do, and every way of asking gives the same numbers, which were drawn once.
 */
@Import(MovableClock.ForTheWholeProduct.class)
class KeyAttackIT extends RunningApplication {

    private static final JsonMapper JSON = new JsonMapper();

    private static final PackageId OWN = new PackageId("snelstart");
    private static final PackageId ANOTHERS = new PackageId("wefact");

    /** The API allows 600 questions in ten minutes. */
    private static final int QUESTIONS = 200;

    @Autowired
    private ApplicationContext product;

    private RunningScheme scheme;
    private HiredPartner partner;
    private LocalDate day;

    /** A month of which all families were released, with visitors on one day. */
    @BeforeEach
    void twoVendorsHaveFigures() {
        scheme = new RunningScheme(product);
        partner = scheme.partner("Aanbieder met een sleutel", List.of(OWN));
        day = scheme.openMonth().plusDays(9);
        scheme.count(
                day,
                Stream.of(OWN, ANOTHERS)
                        .flatMap(pack -> Stream.generate(
                                        () -> List.of(new Did(Step.COMPARED, List.of(pack, new PackageId("jortt")))))
                                .limit(300))
                        .toList());
        scheme.releaseOn(day.withDayOfMonth(1).plusMonths(1).plusDays(1));
    }

    private KeyedProgram program(HiredPartner of) {
        return new KeyedProgram(at(""), scheme.key(of));
    }

    private static String month(PackageId pack, Question question) {
        return "/packages/" + pack + "/" + question.key();
    }

    @Test
    @Proves({"A5", "S7"})
    void theKeyOfOneVendorOpensNothingOfAnotherHoweverOneAsks() throws Exception {
        HiredPartner other = scheme.partner("Een andere aanbieder", List.of(ANOTHERS));
        KeyedProgram asking = program(partner);
        KeyedProgram theirs = program(other);
        String period = "?period=" + day.toString().substring(0, 7);
        Answer nothing = asking.get("/packages/bestaat-niet/funnel-months" + period);
        assertThat(nothing.status()).isEqualTo(404);

        List<String> addresses = new ArrayList<>();
        for (Question question : Question.values()) {
            addresses.add(KeyedProgram.table(ANOTHERS, question, day));
            addresses.add(KeyedProgram.file(ANOTHERS, question, day));
        }
        // So these are the right addresses: with the other vendor's key there is something.
        for (String address : addresses) {
            assertThat(theirs.get(address).status()).as(address).isEqualTo(200);
        }
        String table = month(ANOTHERS, Question.FUNNEL_MONTHS);
        addresses.addAll(List.of(
                table,
                table + "?span=year",
                table + "?span=quarter",
                table + period + "&vendor=" + other.vendor(),
                table + period + "&pakketwijzer.vendor=" + other.vendor(),
                "/packages/WEFACT/funnel-months" + period,
                "/packages/wefact%20/funnel-months" + period,
                "/packages/" + OWN + "," + ANOTHERS + "/funnel-months" + period,
                "/packages/*/funnel-months" + period,
                "/packages/wefact'--/funnel-months" + period,
                "/vendors/" + other.vendor() + table + period,
                "/cells"));
        for (String address : addresses) {
            assertThat(asking.get(address)).as(address).isEqualTo(nothing);
            assertThat(asking.get(
                            address,
                            "X-Vendor",
                            other.vendor().toString(),
                            "X-Original-URL",
                            table,
                            "Cookie",
                            "JSESSIONID=" + UUID.randomUUID()))
                    .as(address)
                    .isEqualTo(nothing);
        }
        assertThat(asking.get("/packages").body()).contains(OWN.value()).doesNotContain(ANOTHERS.value());
    }

    @Test
    @Proves("A5")
    void anyOtherWindowIsTheSameNothing() throws Exception {
        KeyedProgram asking = program(partner);
        String month = day.toString().substring(0, 7);
        String days = month(OWN, Question.FUNNEL_DAYS);
        String weeks = month(OWN, Question.FUNNEL_WEEKS);
        String months = month(OWN, Question.FUNNEL_MONTHS);
        Answer nothing = asking.get("/packages/bestaat-niet/funnel-days");
        assertThat(nothing.status()).isEqualTo(404);

        for (String address : List.of(
                days + "?period=" + day,
                days + "?period=" + day + ".." + day.plusDays(3),
                days + "?period=" + month + "-00",
                days + "?period=" + month + "/P2D",
                days + "?period=" + month + "&period=" + month,
                days + "?period=" + day.getYear(),
                days + "?period=" + month + "&span=hour",
                days + "?period=" + month + "&span=week",
                days + "?period=" + month + "&span=month",
                days + "?span=year",
                weeks + "?span=day",
                weeks + "?period=" + month,
                months + "?span=week",
                months + "?period=" + day,
                months + "?period=1999-01",
                months + ".csv?period=" + day.plusYears(9).toString().substring(0, 7),
                month(OWN, Question.DEVICES) + "?span=day",
                month(OWN, Question.REGIONS) + "?span=week",
                "/packages/" + OWN + "/funnel-hours",
                "/packages/" + OWN + "/funnel-days.xlsx",
                "/packages/" + OWN)) {
            assertThat(asking.get(address)).as(address).isEqualTo(nothing);
        }
        // What is asked for besides changes nothing.
        String address = KeyedProgram.table(OWN, Question.FUNNEL_DAYS, day);
        assertThat(asking.get(address).status()).isEqualTo(200);
        assertThat(asking.get(address + "&from=" + day + "&until=" + day + "&device=phone&exact=true&raw=1&seed=1"))
                .isEqualTo(asking.get(address));
    }

    /** Screen, spreadsheet and program, with every key there is, again and again. */
    @Test
    @Proves("A6")
    void everyWayOfAskingGivesTheSameNumbersHoweverOften() throws Exception {
        KeyedProgram first = program(partner);
        KeyedProgram second = program(partner);
        SignedInPartner atScreen = new SignedInPartner(scheme, at(""), partner);
        for (Question question : Question.values()) {
            List<String> screen = onScreen(question);
            Answer json = first.get(KeyedProgram.table(OWN, question, day));
            Answer file = first.get(KeyedProgram.file(OWN, question, day));

            assertThat(screen).as(question.key()).isNotEmpty();
            assertThat(inProgram(json)).as(question.key()).isEqualTo(screen);
            assertThat(inSpreadsheet(file)).as(question.key()).isEqualTo(screen);
            assertThat(atScreen.get(SignedInPartner.file(OWN, question, day))).isEqualTo(file);
            assertThat(second.get(KeyedProgram.table(OWN, question, day))).isEqualTo(json);
            assertThat(second.get(KeyedProgram.file(OWN, question, day))).isEqualTo(file);
        }
        String table = KeyedProgram.table(OWN, Question.FUNNEL_DAYS, day);
        Answer before = first.get(table);
        for (int times = 0; times < QUESTIONS; times++) {
            assertThat(first.get(table)).isEqualTo(before);
        }
    }

    @Test
    @Proves("A6")
    void aNewKeyANewVendorAndANewContractGetTheSameBytesAndAKeyThatEndedNone() throws Exception {
        KeyedProgram old = program(partner);
        String table = KeyedProgram.table(OWN, Question.FUNNEL_MONTHS, day);
        Answer first = old.get(table);
        Answer none = new KeyedProgram(at(""), "").get(table);
        assertThat(first.status()).isEqualTo(200);
        assertThat(none.status()).isEqualTo(401);

        ends("current_date - 2");
        assertThat(old.get(table)).isEqualTo(none);
        ends("current_date + 2");
        assertThat(old.get(table)).isEqualTo(first);

        scheme.owner().execute("DELETE FROM identity.vendor_key WHERE vendor_id = ?", partner.vendor());
        assertThat(old.get(table)).isEqualTo(none);
        KeyedProgram renewed = program(partner);
        assertThat(renewed.get(table)).isEqualTo(first);

        HiredPartner next = scheme.partner("Wie het pakket overnam", List.of(OWN));
        assertThat(renewed.get(table).status()).isEqualTo(404);
        assertThat(program(next).get(table)).isEqualTo(first);
        // A session is no key.
        assertThat(new SignedInPartner(scheme, at(""), next).get("/api/partner/v1" + table))
                .isEqualTo(none);
    }

    private void ends(String on) {
        scheme.owner().execute("UPDATE identity.vendor SET contract_until = " + on + " WHERE id = ?", partner.vendor());
    }

    /** Numbers that were drawn anew would be seen, whichever way one asks. */
    @Test
    @Proves(value = "A6", control = true)
    void aSecondDrawWouldBeSeenEveryWay() throws Exception {
        KeyedProgram asking = program(partner);
        Question question = Question.FUNNEL_MONTHS;
        List<String> screen = onScreen(question);
        Answer json = asking.get(KeyedProgram.table(OWN, question, day));
        Answer file = asking.get(KeyedProgram.file(OWN, question, day));
        String change =
                "UPDATE insight.cell SET value = value + ? WHERE package_id = ? AND family = 'R3' AND from_day = ?"
                        + " AND bin = 'compared'";
        scheme.owner().execute(change, 20, OWN.value(), day.withDayOfMonth(1));
        try {
            assertThat(onScreen(question)).isNotEqualTo(screen);
            assertThat(asking.get(KeyedProgram.table(OWN, question, day))).isNotEqualTo(json);
            assertThat(asking.get(KeyedProgram.file(OWN, question, day))).isNotEqualTo(file);
        } finally {
            scheme.owner().execute(change, -20, OWN.value(), day.withDayOfMonth(1));
        }
    }

    /** What the screens draw. */
    private List<String> onScreen(Question question) {
        As.partner(partner.id(), partner.vendor());
        try {
            List<String> lines = new ArrayList<>();
            for (Row row : product.getBean(InterestReport.class)
                    .table(
                            OWN,
                            question,
                            question.span(),
                            ReportPeriod.of(question.span().pagedBy(), day))
                    .orElseThrow()
                    .rows()) {
                if (question.isFunnel()) {
                    lines.add(line(row.period().key(), "viewed_or_further", row.all()));
                }
                row.bins().forEach((bin, figure) -> lines.add(line(row.period().key(), bin, figure)));
            }
            return lines;
        } finally {
            As.nobody();
        }
    }

    private static String line(String period, String bin, Figure figure) {
        return period + " " + bin + " " + (figure.shown() ? figure.value() : "") + " " + figure.halfWidth();
    }

    private static List<String> inSpreadsheet(Answer file) {
        return file.body()
                .lines()
                .skip(1)
                .map(line -> line.split(";"))
                .map(parts -> parts[0] + " " + parts[4] + " " + parts[5] + " " + parts[6])
                .toList();
    }

    private static List<String> inProgram(Answer table) {
        List<String> lines = new ArrayList<>();
        for (JsonNode row : JSON.readTree(table.body()).at("/rows")) {
            String period = row.at("/period").stringValue();
            if (!row.at("/viewedOrFurther").isNull()) {
                lines.add(line(period, "viewed_or_further", row.at("/viewedOrFurther")));
            }
            for (Map.Entry<String, JsonNode> figure : row.at("/figures").properties()) {
                lines.add(line(period, figure.getKey(), figure.getValue()));
            }
        }
        return lines;
    }

    private static String line(String period, String bin, JsonNode figure) {
        JsonNode value = figure.at("/value");
        return period + " " + bin + " " + (value.isNull() ? "" : value.intValue()) + " "
                + figure.at("/plusMinus").intValue();
    }
}
