package nl.allesoveradministratie.pakketwijzer.browser;

import java.util.Set;
import nl.allesoveradministratie.pakketwijzer.Proves;
import nl.allesoveradministratie.pakketwijzer.consent.CookieCategory;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** One walk for each state of consent; all of them in both languages, with and without scripts: {@link ConsentMatrix}. */
@Proves({"C4", "C1", "C7", "C11"})
class ConsentStatesIT extends ConsentWalk {

    private static final Set<CookieCategory> ALL = Set.of(CookieCategory.STATISTICS, CookieCategory.MARKETING);

    @Test
    void whoHasNotChosen() {
        walk(new Visitor(false, Set.of(), Language.NL, true, false));
        Assertions.assertThat(grown()).isEqualTo(1);
    }

    @Test
    void whoRefusedEverything() {
        walk(new Visitor(true, Set.of(), Language.NL, false, false));
    }

    @Test
    void whoAcceptedEverything() {
        walk(new Visitor(true, ALL, Language.EN, true, false));
    }

    @Test
    void whoAllowsStatisticsOnly() {
        walk(new Visitor(true, Set.of(CookieCategory.STATISTICS), Language.NL, true, false));
    }

    @Test
    void whoseBrowserAsksNotToBeFollowed() {
        walk(new Visitor(false, Set.of(), Language.EN, true, true));
    }
}
