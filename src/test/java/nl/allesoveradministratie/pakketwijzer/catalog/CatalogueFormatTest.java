package nl.allesoveradministratie.pakketwijzer.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import nl.allesoveradministratie.pakketwijzer.shared.Money;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import nl.allesoveradministratie.pakketwijzer.shared.PartialDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reading a package: what comes out, and what is said about a package that is not as described. */
class CatalogueFormatTest {

    /** Single quotes stand for double ones. */
    private static AccountingPackage read(String json) {
        return CatalogueFormat.packageOf(CatalogueFiles.JSON.readTree(json.replace('\'', '"')));
    }

    private static String fact(String value) {
        return fact("value", value);
    }

    /** A good fact with one part replaced; the last one counts. */
    private static String fact(String field, String value) {
        StringBuilder fact = new StringBuilder("{");
        List.of(
                        "value:true",
                        "source_url:'https://example.nl/'",
                        "source_kind:'vendor'",
                        "access:'direct'",
                        "via:null",
                        "as_of:'2026-10-08'",
                        "note:null",
                        "grade:'A'")
                .forEach(part -> {
                    String name = part.split(":", 2)[0];
                    fact.append(fact.length() == 1 ? "" : ",")
                            .append("'" + name + "':")
                            .append(name.equals(field) ? value : part.split(":", 2)[1]);
                });
        return fact.append("}").toString();
    }

    private static String pack(String members) {
        return "{'id':'alfa','name':'Alfa'" + (members.isEmpty() ? "" : "," + members) + "}";
    }

    private static String edition(String members) {
        return pack("'editions':[{'name':'Basis'" + (members.isEmpty() ? "" : "," + members) + "}]");
    }

    private static void assertRefused(String json, String message) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOf(InvalidCatalogue.class)
                .hasMessage(message);
    }

    @Test
    void readsEveryPartOfAPackage() {
        AccountingPackage alfa = read(pack("'vendor':" + fact("'Alfa bv'") + ",'website':" + fact("'alfa.nl'")
                + ",'status':null,'target':{'zzp':" + fact("true") + ",'mkb':null},'criteria':{'quotes':"
                + fact("'partial'") + ",'legal_forms':" + fact("['bv','vof']") + ",'hours':null},'remarks':['Let op.'],"
                + "'editions':[{'name':'Basis','audience':['accountant'],'price_month':" + fact("9.95")
                + ",'price_month_if_paid_yearly':null,'vat_basis':" + fact("'excl'")
                + ",'limits':{'users':" + fact("3") + ",'bookings_month':" + fact("'unlimited'")
                + "},'note':'alleen via een kantoor'}]"));

        assertThat(alfa.id()).isEqualTo(new PackageId("alfa"));
        assertThat(alfa.name()).isEqualTo("Alfa");
        assertThat(alfa.vendor())
                .isEqualTo(new Fact(
                        new FactValue.Text("Alfa bv"),
                        "https://example.nl/",
                        Fact.SourceKind.VENDOR,
                        Fact.Access.DIRECT,
                        null,
                        PartialDate.parse("2026-10-08"),
                        null,
                        Fact.Grade.A));
        assertThat(alfa.status()).isNull();
        assertThat(alfa.target()).containsOnlyKeys(Audience.ZZP);
        assertThat(alfa.criteria()).containsOnlyKeys("quotes", "legal_forms");
        assertThat(alfa.fact("target.zzp")).isEqualTo(alfa.target().get(Audience.ZZP));
        assertThat(alfa.fact("target.mkb")).isNull();
        assertThat(alfa.fact("hours")).isNull();
        assertThat(alfa.remarks()).containsExactly("Let op.");
        Edition basis = alfa.editions().getFirst();
        assertThat(basis.perMonth()).contains(new Money(new BigDecimal("9.95")));
        assertThat(basis.isWithoutVat()).isTrue();
        assertThat(basis.limits()).containsOnlyKeys("users", "bookings_month");
        assertThat(basis.note()).isEqualTo("alleen via een kantoor");
        assertThat(basis.audience()).isEqualTo(Set.of(Audience.ACCOUNTANT));
        assertThat(basis.isFor(Audience.ZZP)).isFalse();
        assertThat(alfa.facts()).hasSize(9);
    }

    @Test
    void nothingButANameIsAPackageOfWhichNothingIsKnown() {
        AccountingPackage alfa = read(pack(""));

        assertThat(alfa.facts()).isEmpty();
        assertThat(alfa.isKnownWellEnough()).isFalse();
    }

    @Test
    void readsEveryKindOfValue() {
        assertThat(List.of("true", "false", "'partial'", "'unlimited'", "14", "0.17", "'cloud'", "['bv']", "[]"))
                .extracting(text -> CatalogueFormat.value(CatalogueFiles.JSON.readTree(text.replace('\'', '"'))))
                .containsExactly(
                        new FactValue.Yes(),
                        new FactValue.No(),
                        new FactValue.Partial(),
                        new FactValue.Unlimited(),
                        new FactValue.Number(new BigDecimal("14")),
                        new FactValue.Number(new BigDecimal("0.17")),
                        new FactValue.Text("cloud"),
                        new FactValue.Listing(List.of("bv")),
                        new FactValue.Listing(List.of()));
    }

    @ParameterizedTest
    @CsvSource({"2026", "2026-10", "2026-10-08"})
    void aDateMayBeKnownInPart(String date) {
        AccountingPackage alfa = read(pack("'vendor':" + fact("as_of", "'" + date + "'")));

        assertThat(alfa.vendor()).extracting(Fact::asOf).hasToString(date);
    }

    @Test
    void anUndatedFactIsAFact() {
        assertThat(read(pack("'vendor':" + fact("as_of", "null"))).vendor())
                .extracting(Fact::asOf)
                .isNull();
    }

    @Test
    void aPackageWithoutIdIsRefused() {
        assertRefused("{'name':'Alfa'}", "a package: id is missing");
        assertRefused("{'id':' ','name':'Alfa'}", "a package: id is missing");
        assertRefused("7", "a package: id is missing");
    }

    @Test
    void anIdThatCannotStandInAnAddressIsRefused() {
        assertRefused("{'id':'Alfa!','name':'Alfa'}", "Alfa!: Not a package id");
    }

    @Test
    void aPackageWithoutNameIsRefused() {
        assertRefused("{'id':'alfa'}", "alfa: name is missing");
    }

    @Test
    void aNameThatIsNoTextIsRefused() {
        assertRefused("{'id':'alfa','name':{}}", "alfa: name is not a text");
        assertRefused("{'id':'alfa','name':7}", "alfa: name is not a text");
    }

    @Test
    void aRemarkOrNoteThatIsNoTextIsRefused() {
        assertRefused(pack("'remarks':[{}]"), "alfa.remarks: a text is expected");
        assertRefused(edition("'note':{}"), "alfa.Basis: note is not a text");
        assertRefused(pack("'vendor':" + fact("via", "[]")), "alfa.vendor: via is not a text");
        assertRefused(
                pack("'criteria':{'legal_forms':" + fact("['bv',7]") + "}"),
                "alfa.criteria.legal_forms: a text is expected");
    }

    @ParameterizedTest
    @CsvSource({"source_url", "source_kind", "access", "grade"})
    void aFactWithoutOneOfItsPartsIsRefused(String part) {
        assertRefused(
                pack("'criteria':{'quotes':" + fact(part, "null") + "}"),
                "alfa.criteria.quotes: " + part + " is missing");
    }

    @Test
    void aFactWithoutAValueIsRefused() {
        assertRefused(
                pack("'target':{'zzp':" + fact("null") + "}"),
                "alfa.target.zzp: a fact needs a value; unknown is no fact at all");
    }

    @Test
    void aBareValueIsRefused() {
        assertRefused(
                pack("'criteria':{'quotes':true}"),
                "alfa.criteria.quotes: a fact needs a value; unknown is no fact at all");
    }

    @Test
    void aWordThatDoesNotExistIsRefusedWithThoseThatDo() {
        assertRefused(pack("'vendor':" + fact("grade", "'E'")), "alfa.vendor.grade: \"E\" is not one of A, B, C, D");
        assertRefused(
                pack("'vendor':" + fact("access", "'hearsay'")),
                "alfa.vendor.access: \"hearsay\" is not one of direct, secondhand");
        assertRefused(
                pack("'vendor':" + fact("source_kind", "'friend'")),
                "alfa.vendor.source_kind: \"friend\" is not one of vendor, vendor_help, government, partner_help,"
                        + " code, comparison_site, third_party");
    }

    @Test
    void aWordInAnotherCaseIsAnotherWord() {
        assertRefused(pack("'vendor':" + fact("grade", "'a'")), "alfa.vendor.grade: \"a\" is not one of A, B, C, D");
        assertRefused(
                pack("'vendor':" + fact("access", "'Direct'")),
                "alfa.vendor.access: \"Direct\" is not one of direct, secondhand");
        assertRefused(edition("'audience':['ZZP']"), "alfa.Basis.audience: \"ZZP\" is not one of zzp, mkb, accountant");
    }

    @Test
    void aSourceThatIsNoAddressIsRefused() {
        assertRefused(
                pack("'vendor':" + fact("source_url", "'their site'")), "alfa.vendor: source_url is not a web address");
    }

    @Test
    void aDateThatIsNoneIsRefused() {
        assertRefused(
                pack("'vendor':" + fact("as_of", "'08-10-2026'")),
                "alfa.vendor: Not a date (yyyy, yyyy-mm or yyyy-mm-dd): 08-10-2026");
    }

    @Test
    void anUnknownKindOfUserIsRefused() {
        assertRefused(
                pack("'target':{'student':" + fact("true") + "}"),
                "alfa.target: \"student\" is not one of zzp, mkb, accountant");
        assertRefused(
                edition("'audience':['student']"),
                "alfa.Basis.audience: \"student\" is not one of zzp, mkb, accountant");
    }

    @Test
    void anEditionWithoutNameIsRefused() {
        assertRefused(pack("'editions':[{}]"), "alfa.editions: name is missing");
    }

    @ParameterizedTest
    @CsvSource({"'''9,95'''", "true", "-1", "9.955"})
    void aPriceThatIsNoAmountIsRefused(String price) {
        for (String field : List.of("price_month", "price_month_if_paid_yearly")) {
            assertRefused(
                    edition("'" + field + "':" + fact(price)),
                    "alfa.Basis." + field + ": a price is an amount in euro and cents, zero or more");
        }
    }

    @Test
    void aPriceAmongTheLimitsIsAnAmountToo() {
        assertRefused(
                edition("'limits':{'extra_user_price':" + fact("2.505") + "}"),
                "alfa.Basis.limits.extra_user_price: a price is an amount in euro and cents, zero or more");
    }

    @Test
    void aPromotionIsReadAmongTheLimits() {
        Edition edition = read(edition(
                        "'limits':{'promotion_price_month':" + fact("5") + ",'promotion_months':" + fact("3") + "}"))
                .editions()
                .getFirst();

        assertThat(edition.number("promotion_price_month")).contains(new BigDecimal("5"));
        assertThat(edition.number("promotion_months")).contains(new BigDecimal("3"));
        assertRefused(
                edition("'limits':{'promotion_price_month':" + fact("-5") + "}"),
                "alfa.Basis.limits.promotion_price_month: a price is an amount in euro and cents, zero or more");
    }

    @Test
    void aPriceAmongTheFeaturesMayBeWordsButNoOddAmount() {
        assertThat(read(pack("'criteria':{'extra_admin_price':" + fact("'20 tot 38 euro'") + "}"))
                        .criteria())
                .containsKey("extra_admin_price");
        assertRefused(
                pack("'criteria':{'extra_admin_price':" + fact("-1") + "}"),
                "alfa.criteria.extra_admin_price: a price is an amount in euro and cents, zero or more");
    }

    @Test
    void aPriceOfZeroIsAPrice() {
        assertThat(read(edition("'price_month':" + fact("0")))
                        .editions()
                        .getFirst()
                        .perMonth())
                .contains(Money.ofEuro(0));
    }

    @Test
    void anUnknownPriceIsNoPrice() {
        assertThat(read(edition("'price_month':null")).editions().getFirst().perMonth())
                .isEmpty();
        assertThat(read(edition("")).editions().getFirst().perMonth()).isEmpty();
    }

    @Test
    void anEditionSaysWhatItsPricesAreForOneOfAndWhoCanBuyIt() {
        Edition edition = read(edition(
                        "'legal_forms':['eenmanszaak'],'per':{'unit':'administration','from':26,'to':75}"))
                .editions()
                .getFirst();

        assertThat(edition.per()).isEqualTo(new Edition.Per(Edition.Unit.ADMINISTRATION, 26, 75));
        assertThat(edition.legalForms()).containsExactly("eenmanszaak");
        assertThat(read(edition("'per':{'unit':'user'}")).editions().getFirst().per())
                .isEqualTo(new Edition.Per(Edition.Unit.USER, 1, null));
    }

    @Test
    void aPriceForEachOfSomethingElseIsRefused() {
        assertRefused(
                edition("'per':{'unit':'month'}"), "alfa.Basis.per.unit: \"month\" is not one of administration, user");
        assertRefused(
                edition("'per':{'unit':'user','from':5,'to':2}"),
                "alfa.Basis.per: a price per user holds from at least 1, and up to no less");
        assertRefused(edition("'per':{'unit':'user','to':'2'}"), "alfa.Basis.per: to is not a whole number");
    }
}
