package nl.allesoveradministratie.pakketwijzer.browser;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import nl.allesoveradministratie.pakketwijzer.Proves;
import nl.allesoveradministratie.pakketwijzer.consent.CookieCategory;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every subset of the categories, and no choice at all, in both languages, with and without scripts, with and without the
 * browser's own signal. Takes minutes, so it runs by {@code ./pakketwijzer matrix} and not with the other tests.
 */
@Proves("C4")
class ConsentMatrix extends ConsentWalk {

    static List<Visitor> visitors() {
        List<Visitor> visitors = new ArrayList<>();
        for (Language language : Language.values()) {
            for (boolean scripts : new boolean[] {true, false}) {
                for (boolean signal : new boolean[] {true, false}) {
                    visitors.add(new Visitor(false, Set.of(), language, scripts, signal));
                    for (int bits = 0; bits < 8; bits++) {
                        visitors.add(new Visitor(true, subset(bits), language, scripts, signal));
                    }
                }
            }
        }
        return visitors;
    }

    private static Set<CookieCategory> subset(int bits) {
        Set<CookieCategory> subset = EnumSet.noneOf(CookieCategory.class);
        List<CookieCategory> optional =
                List.of(CookieCategory.PREFERENCES, CookieCategory.STATISTICS, CookieCategory.MARKETING);
        for (int i = 0; i < optional.size(); i++) {
            if ((bits & 1 << i) != 0) {
                subset.add(optional.get(i));
            }
        }
        return subset;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("visitors")
    void everythingWorks(Visitor visitor) {
        walk(visitor);
    }
}
