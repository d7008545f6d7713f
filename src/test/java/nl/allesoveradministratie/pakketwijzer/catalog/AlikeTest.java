package nl.allesoveradministratie.pakketwijzer.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import org.junit.jupiter.api.Test;

/** What a package is compared with: its likes, by what is known and by nothing else. */
class AlikeTest {

    private static Fact fact(boolean yes) {
        return new Fact(
                yes ? new FactValue.Yes() : new FactValue.No(),
                "https://www.example.com/",
                Fact.SourceKind.VENDOR,
                Fact.Access.DIRECT,
                null,
                null,
                null,
                Fact.Grade.A);
    }

    /** Known well enough to be compared, for these users, with these fields and without those that begin with a minus. */
    private static AccountingPackage pack(String id, Set<Audience> users, String... fields) {
        Map<Audience, Fact> target = new EnumMap<>(Audience.class);
        users.forEach(user -> target.put(user, fact(true)));
        Map<String, Fact> criteria = new LinkedHashMap<>();
        for (String field : fields) {
            criteria.put(field.replaceFirst("^-", ""), fact(!field.startsWith("-")));
        }
        Map<String, Fact> filler = new LinkedHashMap<>();
        for (int i = 0; i < AccountingPackage.FACTS_TO_BE_RANKED; i++) {
            filler.put("filler" + i, fact(true));
        }
        Edition edition = new Edition("E", null, null, null, filler, null, Set.of(), Set.of());
        return new AccountingPackage(
                new PackageId(id), id, null, null, null, target, List.of(edition), criteria, List.of());
    }

    private static List<String> alike(AccountingPackage pack, int most, AccountingPackage... others) {
        List<AccountingPackage> all = new ArrayList<>(List.of(others));
        all.add(pack);
        Collections.reverse(all);
        return Alike.to(pack, new Catalog("v", Instant.EPOCH, all), most).stream()
                .map(AccountingPackage::name)
                .toList();
    }

    @Test
    void theSameUsersComeBeforeTheSameFeatures() {
        assertThat(alike(
                        pack("p", Set.of(Audience.ZZP), "stock", "hours"),
                        1,
                        pack("features", Set.of(), "stock", "hours"),
                        pack("users", Set.of(Audience.ZZP))))
                .containsExactly("users");
    }

    @Test
    void whatDiffersMakesItLessAlike() {
        assertThat(alike(
                        pack("p", Set.of(), "stock", "hours"),
                        1,
                        pack("a", Set.of(), "stock", "-hours"),
                        pack("b", Set.of(), "stock")))
                .containsExactly("b");
    }

    @Test
    void ofEqualsTheFirstInTheAlphabetAreChosenAndTheyStandInThatOrder() {
        assertThat(alike(pack("p", Set.of()), 2, pack("c", Set.of()), pack("a", Set.of()), pack("b", Set.of())))
                .containsExactly("a", "b");
    }

    @Test
    void itselfAndPackagesOfWhichTooLittleIsKnownAreLeftOut() {
        AccountingPackage thin = new AccountingPackage(
                new PackageId("thin"), "thin", null, null, null, Map.of(), List.of(), Map.of(), List.of());

        assertThat(alike(pack("p", Set.of()), 4, thin)).isEmpty();
    }
}
