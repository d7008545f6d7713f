package nl.allesoveradministratie.pakketwijzer.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import nl.allesoveradministratie.pakketwijzer.Proves;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Holds the code against the build rules, and proves of each rule that it sees a planted violation. */
class BuildRulesTest {

    private static final String ROOT = "nl.allesoveradministratie.pakketwijzer";

    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    private static String plantedRoot(String rule) {
        return ROOT + ".architecture.planted." + rule;
    }

    private static JavaClasses planted(String rule) {
        return new ClassFileImporter().importPackages(plantedRoot(rule));
    }

    private static Condition<String> words(String... words) {
        return new Condition<>(text -> List.of(words).stream().allMatch(text::contains), "has %s", List.of(words));
    }

    @Test
    void theCodeIsWhatIsTested() {
        assertThat(CODE.contain(ROOT + ".finder.Ranker")).isTrue();
        assertThat(CODE.contain(ROOT + ".catalog.db.Tables")).isTrue();
        assertThat(CODE.stream().map(each -> each.getPackageName())).noneMatch(name -> name.contains(".architecture"));
    }

    @Nested
    class NoCyclesAndOnlyRoots {

        @Test
        void holdsForTheCode() {
            assertThat(BuildRules.cycles(CODE, ROOT)).isEmpty();
            assertThat(BuildRules.importsOfInternals(CODE, ROOT)).isEmpty();
        }

        @Test
        void seesACycle() {
            assertThat(BuildRules.cycles(planted("cycle"), plantedRoot("cycle")))
                    .singleElement()
                    .has(words("Slice catalog", "Slice finder"));
        }

        @Test
        void seesAnImportOfInternals() {
            assertThat(BuildRules.importsOfInternals(planted("internals"), plantedRoot("internals")))
                    .singleElement()
                    .has(words("finder.Suggestion imports", "catalog.web.PackagePage"));
        }
    }

    @Nested
    @Proves("S2")
    class NoPathBetweenFiguresAndPeople {

        @Test
        void holdsForTheCode() {
            assertThat(BuildRules.pathsBetweenFiguresAndPeople(CODE, ROOT)).isEmpty();
        }

        @Test
        void seesPathsThroughThirdClassesButAllowsMailForSigningIn() {
            assertThat(BuildRules.pathsBetweenFiguresAndPeople(planted("promise"), plantedRoot("promise")))
                    .haveExactly(1, words("insight.InterestReport → ", "catalog.InterestedPeople → ", "lead.LeadInbox"))
                    .haveExactly(1, words("privacy.RetentionRun → ", "site.VisitorNumbers → ", "usage.Counters"))
                    .haveExactly(1, words("usage.DailySummary → ", "mail.Outbox"))
                    .hasSize(3);
        }
    }

    @Nested
    class TheRankerIsPure {

        @Test
        void holdsForTheCode() {
            assertThat(BuildRules.reachOfTheRanker(CODE, ROOT)).isEmpty();
        }

        @Test
        void seesWhoPaysAndFrameworksAndOtherModules() {
            assertThat(BuildRules.reachOfTheRanker(planted("ranker"), plantedRoot("ranker")))
                    .haveExactly(1, words("finder.Ranker → ", "finder.Order → ", "catalog.Fact has isSponsored"))
                    .haveExactly(1, words("finder.Order → org.springframework.core.env.Environment"))
                    .haveExactly(1, words("finder.Order → ", "site.Banner"))
                    .hasSize(3);
        }

        @Test
        void seesThatItIsGone() {
            assertThat(BuildRules.reachOfTheRanker(planted("cycle"), plantedRoot("cycle")))
                    .hasSize(1);
        }
    }

    @Nested
    class ScreensSeeNoDatabase {

        @Test
        void holdsForTheCode() {
            assertThat(BuildRules.screensWithSql(CODE, ROOT)).isEmpty();
            assertThat(BuildRules.tablesOutsideTheirModule(CODE, ROOT)).isEmpty();
        }

        @Test
        void seesAQueryAConnectionAndTables() {
            assertThat(BuildRules.screensWithSql(planted("screens"), plantedRoot("screens")))
                    .areAtLeast(1, words("finder.ui.FinderView", "org.jooq.DSLContext"))
                    .areAtLeast(1, words("web.Layout", "javax.sql.DataSource"))
                    .areAtLeast(1, words("web.Layout", "java.sql.Connection"))
                    .areAtLeast(1, words("catalog.web.PackagePage", "catalog.db.Tables"))
                    .noneMatch(violation -> violation.contains("CatalogReader"));
        }

        @Test
        void seesTablesOfAnotherModule() {
            assertThat(BuildRules.tablesOutsideTheirModule(planted("screens"), plantedRoot("screens")))
                    .singleElement()
                    .has(words("finder.Finder uses", "catalog.db.Tables"));
        }
    }

    @Nested
    class ScreensLeaveTransactionsAndAuthorisationToServices {

        @Test
        void holdsForTheCode() {
            assertThat(BuildRules.screensWithMattersOfServices(CODE, ROOT)).isEmpty();
        }

        @Test
        void seesThemOnClassesAndMethods() {
            assertThat(BuildRules.screensWithMattersOfServices(planted("services"), plantedRoot("services")))
                    .haveExactly(1, words("lead.ui.LeadView has @Transactional"))
                    .haveExactly(1, words("lead.web.IntakePage.post() has @Transactional"))
                    .haveExactly(1, words("lead.web.OfficePage has @PreAuthorize"))
                    .hasSize(3);
        }
    }

    @Nested
    class NoiseIsExact {

        @Test
        @Proves("A1")
        void holdsForTheCode() {
            assertThat(BuildRules.inexactNoise(CODE, ROOT)).isEmpty();
        }

        @Test
        @Proves(value = "A1", control = true)
        void seesFloatingPointAndGuessableChance() {
            assertThat(BuildRules.inexactNoise(planted("noise"), plantedRoot("noise")))
                    .areAtLeast(1, words("FloatingLaplace", "the double 0.5"))
                    .areAtLeast(1, words("FloatingLaplace", "DOUBLE in DSUB"))
                    .areAtLeast(1, words("HiddenFloat", "FLOAT in F2L"))
                    .areAtLeast(1, words("BoxedNumbers", "java/lang/Double"))
                    .areAtLeast(1, words("GuessableChance", "java/util/Random"))
                    .areAtLeast(1, words("SharedChance", "ThreadLocalRandom"))
                    .areAtLeast(1, words("MathChance", "Math.random"))
                    .noneMatch(violation -> violation.contains("ExactLaplace") || violation.contains("Share uses"));
        }
    }

    @Nested
    class HouseStyle {

        private static final Set<String> MAY_PRINT = Set.of(
                ROOT + ".Pakketwijzer",
                ROOT + ".identity.FirstAdministrator",
                ROOT + ".identity.DemoAccounts",
                ROOT + ".installation.OneLineReporter");

        @Test
        void holdsForTheCode() {
            assertThat(BuildRules.namesThatSayNothing(CODE)).isEmpty();
            assertThat(BuildRules.packagesWithoutNullMarked(CODE)).isEmpty();
            assertThat(BuildRules.output(CODE, MAY_PRINT)).isEmpty();
            assertThat(MAY_PRINT).allMatch(CODE::contain);
            assertThat(BuildRules.virtualThreads(CODE)).isEmpty();
        }

        @Test
        void theSettingsAskForNoVirtualThreads() throws Exception {
            assertThat(Files.readString(Path.of("src/main/resources/application.yml")))
                    .contains("threads:")
                    .doesNotContain("virtual");
        }

        @Test
        void seesVirtualThreads() {
            assertThat(BuildRules.virtualThreads(planted("style")))
                    .haveExactly(1, words("Thinly", "Thread.ofVirtual"))
                    .haveExactly(1, words("Thinly", "Thread.startVirtualThread"))
                    .haveExactly(1, words("Thinly", "newVirtualThreadPerTaskExecutor"))
                    .haveExactly(1, words("Thinly", "setVirtualThreads"))
                    .haveExactly(1, words("Thinly", "VirtualThreadTaskExecutor.<init>"));
        }

        @Test
        void seesNamesThatSayNothing() {
            assertThat(BuildRules.namesThatSayNothing(planted("style")))
                    .containsExactlyInAnyOrder(
                            plantedRoot("style") + ".unmarked.LeadManager",
                            plantedRoot("style") + ".unmarked.LeadManager$TextUtils");
        }

        @Test
        void seesAPackageThatIsNotMarked() {
            assertThat(BuildRules.packagesWithoutNullMarked(planted("style")))
                    .containsExactly(plantedRoot("style") + ".unmarked");
        }

        @Test
        void seesOutputPastTheLog() {
            assertThat(BuildRules.output(planted("style"), Set.of(plantedRoot("style") + ".marked.Launcher")))
                    .areAtLeast(1, words("Chatter", "System.out"))
                    .areAtLeast(1, words("Chatter", "System.err"))
                    .areAtLeast(1, words("Chatter", "java.util.logging.Logger"))
                    .areAtLeast(1, words("Chatter", "printStackTrace"))
                    .noneMatch(violation -> violation.contains("Launcher"));
        }
    }
}
