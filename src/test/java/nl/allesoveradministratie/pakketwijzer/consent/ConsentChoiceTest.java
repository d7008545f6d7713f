package nl.allesoveradministratie.pakketwijzer.consent;

import static nl.allesoveradministratie.pakketwijzer.consent.CookieCategory.MARKETING;
import static nl.allesoveradministratie.pakketwijzer.consent.CookieCategory.NECESSARY;
import static nl.allesoveradministratie.pakketwijzer.consent.CookieCategory.PREFERENCES;
import static nl.allesoveradministratie.pakketwijzer.consent.CookieCategory.STATISTICS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import nl.allesoveradministratie.pakketwijzer.Proves;
import nl.allesoveradministratie.pakketwijzer.consent.DeclaredCookie.Lifetime;
import nl.allesoveradministratie.pakketwijzer.consent.DeclaredCookie.Party;
import nl.allesoveradministratie.pakketwijzer.consent.DeclaredCookie.Readers;
import nl.allesoveradministratie.pakketwijzer.site.EmbedProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a choice of some day means today. */
class ConsentChoiceTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 25);
    private static final String NUMBER = "C-7K3M-92QX";

    private static final CookieRegistry LIST = new CookieRegistry();

    /** The list after a cookie more, in the next version. */
    private static CookieRegistry grown(CookieCategory category) {
        return new CookieRegistry(Stream.concat(
                        LIST.all().stream(),
                        Stream.of(new DeclaredCookie(
                                "pw_nieuw",
                                category,
                                Party.OURSELVES,
                                Readers.NOBODY,
                                Lifetime.YEAR,
                                LIST.version().own() + 1)))
                .toList());
    }

    /** A choice of the day, by somebody who had not chosen before. */
    private static ConsentChoice made(
            Set<CookieCategory> allowed, String receipt, CookieRegistry registry, boolean signal) {
        return ConsentChoice.made(allowed, DAY, receipt, registry, signal, ConsentChoice.unknown(!signal));
    }

    private static ConsentChoice kept(Set<CookieCategory> allowed, CookieRegistry registry, LocalDate today) {
        String cookie = made(allowed, NUMBER, LIST, false).kept();
        return ConsentChoice.read(cookie, false, registry, today);
    }

    @Test
    void whoAcceptedIsCountedAndNotAskedAgain() {
        ConsentChoice choice = kept(Set.of(STATISTICS), LIST, DAY);

        assertThat(choice)
                .isEqualTo(new ConsentChoice(
                        Set.of(STATISTICS), Set.of(), DAY, NUMBER, LIST.version(), false, false, false));
        assertThat(choice.allows(STATISTICS)).isTrue();
        assertThat(choice.allows(NECESSARY)).isTrue();
        assertThat(choice.allows(PREFERENCES)).isFalse();
        assertThat(choice.allows(MARKETING)).isFalse();
    }

    @Test
    void whoRefusedIsNotCountedAndNotAskedAgain() {
        ConsentChoice choice = kept(Set.of(), LIST, DAY);

        assertThat(choice)
                .isEqualTo(new ConsentChoice(Set.of(), Set.of(), DAY, NUMBER, LIST.version(), false, false, false));
        assertThat(choice.allows(STATISTICS)).isFalse();
        assertThat(choice.allows(NECESSARY)).isTrue();
    }

    @Test
    void aRefusalWithoutReceiptCountsToo() {
        String cookie = made(Set.of(), "", LIST, false).kept();

        assertThat(ConsentChoice.read(cookie, false, LIST, DAY))
                .isEqualTo(new ConsentChoice(Set.of(), Set.of(), DAY, "", LIST.version(), false, false, false));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-24, true",
        "2026-11-25, true",
        "2026-11-26, true",
        "2027-05-24, true",
        "2027-05-25, false",
        "2027-05-26, false"
    })
    @Proves("C10")
    void c10aChoiceCountsForSixMonths(LocalDate today, boolean counts) {
        for (Set<CookieCategory> allowed : List.of(Set.of(STATISTICS), Set.<CookieCategory>of())) {
            ConsentChoice choice = kept(allowed, LIST, today);

            assertThat(choice.isMade()).isEqualTo(counts);
            assertThat(choice.asks()).isNotEqualTo(counts);
            assertThat(choice.allowed()).isEqualTo(counts ? allowed : Set.of());
        }
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "accepteren",
                "1.2026-11-25.s",
                "1+.2026-11-25.s.C-7K3M-92QX",
                "1+0.2026-11-25.s.C-7K3M-92QX",
                "+1.2026-11-25.s.C-7K3M-92QX",
                "1+1+1.2026-11-25.s.C-7K3M-92QX",
                "1.2026-11-25.s.C-7K3M-92Q",
                "1.2026-11-25.x.C-7K3M-92QX",
                "1.2026-13-45.s.C-7K3M-92QX",
                "1.2027-11-25.s.C-7K3M-92QX",
                "0.2026-11-25.s.C-7K3M-92QX",
                "99999999999.2026-11-25.s.C-7K3M-92QX",
                "1.2026-11-25.s.C-7K3M-92QX ",
                "1.2026-11-25.s.C-7K3M-92QX<b>"
            })
    void whatCannotBeReadIsNoChoice(String cookie) {
        assertThat(ConsentChoice.read(cookie, false, LIST, DAY)).isEqualTo(ConsentChoice.unknown(true));
    }

    @Test
    @Proves("C10")
    void c10aCookieMoreInACategoryThatWasAcceptedTurnsItOffAndIsAsked() {
        ConsentChoice choice = kept(Set.of(STATISTICS), grown(STATISTICS), DAY.plusDays(1));

        assertThat(choice.allows(STATISTICS)).isFalse();
        assertThat(choice.asks()).isTrue();
        assertThat(choice.isMade()).isTrue();
    }

    @Test
    @Proves("C10")
    void c10aFirstCookieInAnotherCategoryIsAskedOfWhoAcceptedAndIsOffUntilThen() {
        ConsentChoice choice = kept(Set.of(STATISTICS), grown(MARKETING), DAY.plusDays(1));

        assertThat(choice.allows(STATISTICS)).isTrue();
        assertThat(choice.allows(MARKETING)).isFalse();
        assertThat(choice.asks()).isTrue();
    }

    @Test
    void aNecessaryCookieMoreTurnsNothingOffAndAsksNobodyAgain() {
        ConsentChoice choice = kept(Set.of(STATISTICS), grown(NECESSARY), DAY.plusDays(1));

        assertThat(choice.allows(STATISTICS)).isTrue();
        assertThat(choice.asks()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"STATISTICS", "MARKETING", "PREFERENCES"})
    @Proves("C10")
    void c10aRefusalIsNotAskedAgainWithinSixMonthsWhateverComesIn(CookieCategory category) {
        assertThat(kept(Set.of(), grown(category), DAY.plusMonths(6).minusDays(1))
                        .asks())
                .isFalse();
        assertThat(kept(Set.of(), grown(category), DAY.plusMonths(6)).asks()).isTrue();
    }

    @Test
    @Proves("C10")
    void c10aCookieMoreThatIsNecessaryAsksNothing() {
        ConsentChoice choice = kept(Set.of(STATISTICS), grown(NECESSARY), DAY);

        assertThat(choice.asks()).isFalse();
        assertThat(choice.allows(STATISTICS)).isTrue();
    }

    @Test
    @Proves("C10")
    void c10whatWasAllowedUnderANewerListCountsOnAServerThatStillHasTheOlder() {
        String cookie = made(Set.of(STATISTICS, MARKETING), NUMBER, grown(MARKETING), false)
                .kept();
        ConsentChoice choice = ConsentChoice.read(cookie, false, LIST, DAY);

        assertThat(choice.allowed()).isEqualTo(Set.of(STATISTICS));
        assertThat(choice.asks()).isFalse();
    }

    /** The list with these parties in it, at the growth by which each came. */
    private static CookieRegistry withOthers(int grown, Object... parties) {
        Map<EmbedProvider, Integer> since = new EnumMap<>(EmbedProvider.class);
        for (int i = 0; i < parties.length; i += 2) {
            since.put((EmbedProvider) parties[i], (Integer) parties[i + 1]);
        }
        return CookieRegistry.with(since, grown);
    }

    @Test
    @Proves("C10")
    void c10aPartyThatComesIsAskedOfWhoAllowedSomethingOnly() {
        CookieRegistry withVideo = withOthers(1, EmbedProvider.YOUTUBE, 1);

        ConsentChoice accepted = kept(Set.of(STATISTICS), withVideo, DAY);
        assertThat(accepted.asks()).isTrue();
        assertThat(accepted.allowed()).isEqualTo(Set.of(STATISTICS));
        assertThat(kept(Set.of(), withVideo, DAY).asks()).isFalse();
    }

    @Test
    @Proves("C10")
    void c10whatWasAllowedOfOnePartyIsNotAllowedOfAnother() {
        CookieRegistry one = withOthers(1, EmbedProvider.YOUTUBE, 1);
        CookieRegistry both = withOthers(2, EmbedProvider.YOUTUBE, 1, EmbedProvider.VIMEO, 2);
        String cookie = made(Set.of(STATISTICS, MARKETING), NUMBER, one, false).kept();

        assertThat(cookie).isEqualTo("4+1.2026-11-25.sm." + NUMBER);
        assertThat(ConsentChoice.read(cookie, false, one, DAY).allows(MARKETING))
                .isTrue();
        ConsentChoice choice = ConsentChoice.read(cookie, false, both, DAY);
        assertThat(choice.allows(MARKETING)).isFalse();
        assertThat(choice.allows(STATISTICS)).isTrue();
        assertThat(choice.asks()).isTrue();
    }

    @Test
    @Proves("C10")
    void c10aChoiceThatWasMadeWhileAPartyWasAwayDoesNotCoverItsReturn() {
        CookieRegistry away = withOthers(2, EmbedProvider.VIMEO, 2);
        CookieRegistry back = withOthers(3, EmbedProvider.VIMEO, 2, EmbedProvider.YOUTUBE, 3);
        String cookie = made(Set.of(STATISTICS, MARKETING), NUMBER, away, false).kept();

        assertThat(ConsentChoice.read(cookie, false, back, DAY).allows(MARKETING))
                .isFalse();
    }

    @Test
    @Proves("C10")
    void c10whoRefusedVideosIsNotAskedOfThemAgainWithinSixMonths() {
        CookieRegistry one = withOthers(1, EmbedProvider.YOUTUBE, 1);
        String cookie = made(Set.of(STATISTICS), NUMBER, one, false).kept();

        assertThat(cookie).isEqualTo("4+1.2026-11-25.sM." + NUMBER);
        for (CookieRegistry later : List.of(
                withOthers(2, EmbedProvider.YOUTUBE, 2),
                withOthers(2, EmbedProvider.YOUTUBE, 1, EmbedProvider.VIMEO, 2))) {
            assertThat(ConsentChoice.read(
                                    cookie, false, later, DAY.plusMonths(6).minusDays(1))
                            .asks())
                    .isFalse();
            assertThat(ConsentChoice.read(cookie, false, later, DAY.plusMonths(6))
                            .asks())
                    .isTrue();
        }
    }

    @Test
    @Proves("C6")
    void c6aCookieOfAnotherPartyIsNeverSetByUs() {
        CookieRegistry registry = withOthers(1, EmbedProvider.YOUTUBE, 1);

        assertThat(registry.all()).anyMatch(cookie -> cookie.name().equals("YSC"));
        assertThat(registry.find("YSC")).isEmpty();
        assertThat(registry.find(CookieRegistry.DAY)).isPresent();
    }

    @Test
    @Proves("C11")
    void c11aSignalRefusesWithoutAsking() {
        assertThat(ConsentChoice.read(null, true, LIST, DAY)).isEqualTo(ConsentChoice.unknown(false));
    }

    @Test
    @Proves("C11")
    void c11aChoiceMadeWithTheSignalOnWinsOverIt() {
        String cookie = made(Set.of(STATISTICS), NUMBER, LIST, true).kept();

        assertThat(ConsentChoice.read(cookie, true, LIST, DAY).allows(STATISTICS))
                .isTrue();
        assertThat(ConsentChoice.read(cookie, false, LIST, DAY).allows(STATISTICS))
                .isTrue();
        assertThat(ConsentChoice.read(cookie, true, LIST, DAY.plusMonths(6))).isEqualTo(ConsentChoice.unknown(false));
        assertThat(ConsentChoice.read(cookie, true, grown(STATISTICS), DAY).asks())
                .isFalse();
    }

    @Test
    @Proves("C11")
    void c11aSignalThatIsSwitchedOnAfterTheChoiceWithdrawsWithoutAsking() {
        String cookie = made(Set.of(STATISTICS), NUMBER, LIST, false).kept();

        ConsentChoice choice = ConsentChoice.read(cookie, true, LIST, DAY.plusDays(4));
        assertThat(choice.allows(STATISTICS)).isFalse();
        assertThat(choice.asks()).isFalse();
        assertThat(ConsentChoice.read(cookie, false, LIST, DAY.plusDays(5)).allows(STATISTICS))
                .isTrue();
    }

    @Test
    void whatCannotBeProvedDoesNotCount() {
        assertThat(ConsentChoice.read("1." + DAY + ".s.", false, LIST, DAY).allowed())
                .isEmpty();
    }

    @Test
    void whoChoosesOtherwiseOnOneDayIsKnownToHaveDoneSo() {
        ConsentChoice first = made(Set.of(STATISTICS), NUMBER, LIST, false);
        ConsentChoice refused = ConsentChoice.made(Set.of(), DAY, "", LIST, false, first);
        ConsentChoice back = ConsentChoice.made(Set.of(STATISTICS), DAY, NUMBER, LIST, false, refused);
        ConsentChoice theSame = ConsentChoice.made(Set.of(STATISTICS), DAY, NUMBER, LIST, false, first);
        ConsentChoice nextDay = ConsentChoice.made(Set.of(STATISTICS), DAY.plusDays(1), NUMBER, LIST, false, refused);

        assertThat(first.again()).isFalse();
        assertThat(ConsentChoice.read(refused.kept(), false, LIST, DAY).again()).isTrue();
        assertThat(ConsentChoice.read(back.kept(), false, LIST, DAY).again()).isTrue();
        assertThat(theSame.again()).isFalse();
        assertThat(nextDay.again()).isFalse();
    }

    @Test
    void whereThereIsNothingToAskNobodyIsAsked() {
        CookieRegistry necessaryOnly = new CookieRegistry(LIST.of(NECESSARY));

        assertThat(ConsentChoice.read(null, false, necessaryOnly, DAY).asks()).isFalse();
    }

    @Test
    void theListHasAVersionAndAHashThatChangesWithIt() {
        assertThat(LIST.version()).isEqualTo(new ListVersion(4, 0));
        assertThat(grown(MARKETING).version()).isEqualTo(new ListVersion(5, 0));
        assertThat(LIST.hash()).hasSize(32).isEqualTo(new CookieRegistry().hash());
        assertThat(grown(MARKETING).hash()).isNotEqualTo(LIST.hash());
    }
}
