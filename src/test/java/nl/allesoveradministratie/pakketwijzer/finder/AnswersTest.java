package nl.allesoveradministratie.pakketwijzer.finder;

import static nl.allesoveradministratie.pakketwijzer.finder.Packages.CRITERIA;
import static nl.allesoveradministratie.pakketwijzer.finder.Packages.OPTIONS;
import static nl.allesoveradministratie.pakketwijzer.finder.Packages.answers;
import static nl.allesoveradministratie.pakketwijzer.finder.Packages.parameters;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import nl.allesoveradministratie.pakketwijzer.catalog.Criterion;
import nl.allesoveradministratie.pakketwijzer.catalog.Criterion.AnswerType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From the parameters of an address to answers, and back. */
class AnswersTest {

    private static Answers.Parsed parse(String... answers) {
        return Answers.parse(parameters(answers), CRITERIA, OPTIONS);
    }

    /** Reads a query as a browser sends it. */
    private static Answers.Parsed parseQuery(String query) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        if (!query.isEmpty()) {
            for (String part : query.split("&")) {
                String[] pair = part.split("=", 2);
                parameters.put(pair[0], List.of(URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
            }
        }
        return Answers.parse(parameters, CRITERIA, OPTIONS);
    }

    @Test
    void readsWhatCanBeAnswered() {
        Answers.Parsed parsed = parse("role=zzp", "legal_form=bv", "sales_invoices=11-25", "bank_link=need", "users=3");

        assertThat(parsed.problems()).isEmpty();
        assertThat(parsed.answers().parameters())
                .containsExactly(
                        entry("role", "zzp"),
                        entry("legal_form", "bv"),
                        entry("sales_invoices", "11-25"),
                        entry("users", "3"),
                        entry("bank_link", "need"));
        assertThat(parsed.answers().size()).isEqualTo(5);
        assertThat(parsed.answers().has("role")).isTrue();
        assertThat(parsed.answers().has("sector")).isFalse();
        assertThat(parsed.answers().values("sector")).isEmpty();
        assertThat(parsed.answers().first("role")).contains("zzp");
    }

    @Test
    void anUnknownCriterionIsNamedWithThoseThatExist() {
        Answers.Parsed parsed = parse("colour=red", "role=zzp");

        assertThat(parsed.problems()).containsExactly(new Answers.Problem("colour", Optional.empty(), CRITERIA.ids()));
        assertThat(parsed.answers()).isEqualTo(answers("role=zzp"));
    }

    @Test
    void anUnknownOptionIsNamedWithThoseThatExist() {
        assertThat(parse("bank_link=maybe").problems())
                .containsExactly(new Answers.Problem("bank_link", Optional.of("maybe"), List.of("need", "nice", "no")));
        assertThat(parse("icp=need").problems())
                .containsExactly(new Answers.Problem("icp", Optional.of("need"), List.of("yes", "no")));
        assertThat(parse("legal_form=kg").problems())
                .containsExactly(new Answers.Problem(
                        "legal_form",
                        Optional.of("kg"),
                        List.of("eenmanszaak", "vof", "maatschap", "bv", "holding", "stichting", "vereniging")));
        assertThat(parse("current_package=abacus").problems())
                .containsExactly(new Answers.Problem(
                        "current_package", Optional.of("abacus"), List.of("moneybird", "snelstart", "geen")));
        assertThat(parse("accountant_package=geen").problems())
                .containsExactly(new Answers.Problem(
                        "accountant_package", Optional.of("geen"), List.of("moneybird", "snelstart", "weet ik niet")));
    }

    @Test
    void everyProblemIsNamed() {
        assertThat(parse("role=vip", "colour=red", "users=many").problems())
                .extracting(Answers.Problem::parameter)
                .containsExactlyInAnyOrder("role", "users", "colour");
    }

    @Test
    void anEmptyAnswerIsNoAnswer() {
        assertThat(parse("role=").problems())
                .containsExactly(new Answers.Problem("role", Optional.of(""), List.of("zzp", "mkb", "accountant")));
    }

    @Test
    void whatCannotBeAnsweredIsRefused() {
        assertThat(parse("need_level=2").problems())
                .containsExactly(new Answers.Problem("need_level", Optional.of("2"), List.of()));
    }

    @Test
    void severalValuesForASingleAreRefused() {
        Answers.Parsed parsed = parse("role=zzp,mkb");

        assertThat(parsed.answers()).isEqualTo(Answers.NONE);
        assertThat(parsed.problems())
                .containsExactly(
                        new Answers.Problem("role", Optional.of("zzp,mkb"), List.of("zzp", "mkb", "accountant")));
        assertThat(parse("role=zzp", "role=mkb").problems()).hasSize(1);
        assertThat(parse("users=1,2").problems()).hasSize(1);
    }

    @Test
    void theSameValueTwiceIsOneValue() {
        assertThat(answers("role=zzp", "role=zzp")).isEqualTo(answers("role=zzp"));
    }

    @Test
    void severalValuesMayBeSeparatedByCommasOrGivenApart() {
        Answers together = answers("webshop=Shopify,bol");

        assertThat(together.values("webshop")).containsExactly("Shopify", "bol");
        assertThat(answers("webshop=Shopify, bol")).isEqualTo(together);
        assertThat(answers("webshop=Shopify", "webshop=bol")).isEqualTo(together);
        assertThat(answers("priority=gemak,kosten").first("priority")).contains("gemak");
    }

    @Test
    void oneWrongValueAmongSeveralIsNamed() {
        assertThat(parse("webshop=Shopify,eBay").problems())
                .extracting(Answers.Problem::value)
                .containsExactly(Optional.of("eBay"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "1000000"})
    void wholeNumbersUpToAMillionAreUnderstood(String number) {
        assertThat(answers("users=" + number).first("users")).contains(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1000001", "99999999999999999999", "2.5", "1e3", "", "drie", "٣"})
    void anythingElseIsNoNumber(String number) {
        assertThat(parse("users=" + number).problems())
                .containsExactly(
                        new Answers.Problem("users", Optional.of(number), List.of("a whole number from 0 to 1000000")));
    }

    static Stream<String> everyOption() {
        return CRITERIA.all().stream()
                .flatMap(criterion -> (criterion.answerType() == AnswerType.NUMBER
                                ? List.of("0", "12", "1000000")
                                : OPTIONS.of(criterion))
                        .stream().map(option -> criterion.id() + "=" + option));
    }

    @ParameterizedTest
    @MethodSource("everyOption")
    void everyOptionSurvivesTheWayThroughAnAddress(String answer) {
        Answers answers = answers(answer);
        String query = answers.query();

        assertThat(query).matches("[\\x21-\\x7e]+").doesNotContain("<", ">", "\"", " ");
        assertThat(URI.create("/keuzehulp?" + query).getRawQuery()).isEqualTo(query);
        assertThat(parseQuery(query)).isEqualTo(new Answers.Parsed(answers, List.of()));
        assertThat(answers.parameters()).containsExactly(entry(answer.split("=", 2)[0], answer.split("=", 2)[1]));
    }

    @Test
    void specialCharactersAreEncodedAndCommasAreNot() {
        assertThat(answers("deployment=geïnstalleerd").query()).isEqualTo("deployment=ge%C3%AFnstalleerd");
        assertThat(answers("sales_invoices=>100").query()).isEqualTo("sales_invoices=%3E100");
        assertThat(answers("vat_status=weet ik niet").query()).isEqualTo("vat_status=weet+ik+niet");
        assertThat(answers("webshop=Shopify,bol").query()).isEqualTo("webshop=Shopify,bol");
    }

    @Test
    void theQueryStandsInTheOrderOfTheQuestionsWhateverTheOrderGiven() {
        Answers one = answers("quotes=nice", "role=zzp", "users=2");
        Answers other = answers("users=2", "quotes=nice", "role=zzp");

        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
        assertThat(one.query()).isEqualTo(other.query()).isEqualTo("role=zzp&users=2&quotes=nice");
        assertThat(one.criteria()).containsExactly("role", "users", "quotes");
        assertThat(one).hasToString("role=zzp&users=2&quotes=nice");
    }

    @Test
    void nothingAnsweredIsAnEmptyQuery() {
        assertThat(Answers.NONE.query()).isEmpty();
        assertThat(parseQuery("")).isEqualTo(new Answers.Parsed(Answers.NONE, List.of()));
    }

    @Test
    void oneAnswerChangesAndTheOthersStay() {
        Answers before = answers("role=zzp", "quotes=nice");
        Criterion hours = CRITERIA.get("hours");

        Answers after = before.with(CRITERIA.get("quotes"), List.of("need"), CRITERIA)
                .with(CRITERIA.get("bank_link"), List.of("no"), CRITERIA);

        assertThat(after.query()).isEqualTo("role=zzp&bank_link=no&quotes=need");
        assertThat(before.query()).isEqualTo("role=zzp&quotes=nice");
        assertThat(before.with(hours, List.of("nice"), CRITERIA))
                .isEqualTo(answers("role=zzp", "quotes=nice", "hours=nice"));
    }

    @Test
    void anAnswerCanBeTakenBack() {
        Answers before = answers("role=zzp", "quotes=nice");

        assertThat(before.with(CRITERIA.get("quotes"), List.of(), CRITERIA)).isEqualTo(answers("role=zzp"));
        assertThat(before.with(CRITERIA.get("hours"), List.of(), CRITERIA)).isEqualTo(before);
    }

    @Test
    void whatWasGivenCannotBeChangedAfterwards() {
        List<String> mutable = new ArrayList<>(List.of("nice"));
        Answers answers = Answers.NONE.with(CRITERIA.get("quotes"), mutable, CRITERIA);

        mutable.set(0, "need");

        assertThat(answers.first("quotes")).contains("nice");
    }
}
