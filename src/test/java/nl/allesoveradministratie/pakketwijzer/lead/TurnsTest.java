package nl.allesoveradministratie.pakketwijzer.lead;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Whose turn it is, with people who come, go, and are away. */
class TurnsTest {

    private static final List<UUID> PEOPLE =
            IntStream.range(0, 6).mapToObj(number -> new UUID(1, number)).toList();

    private static final UUID ANN = PEOPLE.get(0);
    private static final UUID BEN = PEOPLE.get(1);
    private static final UUID CEES = PEOPLE.get(2);

    /** Who gets the next ones, one after another. */
    private static List<UUID> given(Turns turns, List<UUID> members, List<Set<UUID>> presence) {
        List<UUID> given = new ArrayList<>();
        Turns now = turns;
        for (Set<UUID> present : presence) {
            now = now.among(members);
            UUID next = now.next(present).orElse(null);
            if (next != null) {
                given.add(next);
                now = now.after(next);
            }
        }
        return given;
    }

    private static List<Set<UUID>> times(int count, UUID... present) {
        return IntStream.range(0, count).mapToObj(each -> Set.of(present)).toList();
    }

    @Test
    void everybodyInTurn() {
        assertThat(given(new Turns(List.of()), List.of(ANN, BEN, CEES), times(5, ANN, BEN, CEES)))
                .containsExactly(ANN, BEN, CEES, ANN, BEN);
    }

    @Test
    void whoIsAwayIsPassedOverAndKeepsHisPlace() {
        List<Set<UUID>> presence = new ArrayList<>(times(3, ANN, CEES));
        presence.addAll(times(3, ANN, BEN, CEES));

        assertThat(given(new Turns(List.of()), List.of(ANN, BEN, CEES), presence))
                .containsExactly(ANN, CEES, ANN, BEN, CEES, ANN);
    }

    @Test
    void whoIsNewWaitsAndWhoLeftIsForgotten() {
        Turns turns = new Turns(List.of(BEN, ANN)).among(List.of(ANN, CEES));

        assertThat(turns.waiting()).containsExactly(ANN, CEES);
    }

    @Test
    void whereNobodyIsItIsNobodysTurn() {
        assertThat(new Turns(List.of(ANN, BEN)).next(List.of())).isEmpty();
        assertThat(new Turns(List.of()).next(List.of(ANN))).isEmpty();
    }

    @Property
    void whoAreAllThereGetEquallyManyWithADifferenceOfOneAtMost(
            @ForAll @IntRange(min = 1, max = 6) int people, @ForAll @IntRange(max = 200) int leads) {
        List<UUID> members = PEOPLE.subList(0, people);
        Map<UUID, Integer> each = new HashMap<>();
        given(new Turns(List.of()), members, times(leads, members.toArray(UUID[]::new)))
                .forEach(colleague -> each.merge(colleague, 1, Integer::sum));

        int most = members.stream()
                .mapToInt(member -> each.getOrDefault(member, 0))
                .max()
                .orElseThrow();
        int least = members.stream()
                .mapToInt(member -> each.getOrDefault(member, 0))
                .min()
                .orElseThrow();
        assertThat(most - least).isBetween(0, 1);
    }

    @Provide
    Arbitrary<List<Set<UUID>>> presence() {
        return Arbitraries.of(PEOPLE).set().list().ofMaxSize(100);
    }

    @Property
    void nobodyWhoIsAwayGetsAnythingAndWhoIsThereIsNeverPassedTwice(@ForAll("presence") List<Set<UUID>> presence) {
        Turns now = new Turns(List.of());
        Map<UUID, Integer> passed = new HashMap<>();
        for (Set<UUID> present : presence) {
            now = now.among(PEOPLE);
            UUID next = now.next(present).orElse(null);
            assertThat(next == null).isEqualTo(present.isEmpty());
            if (next != null) {
                assertThat(present).contains(next);
                now = now.after(next);
                passed.remove(next);
                present.stream()
                        .filter(each -> !each.equals(next))
                        .forEach(each -> passed.merge(each, 1, Integer::sum));
                assertThat(passed.values()).allMatch(times -> times < PEOPLE.size());
            }
        }
    }

    @Property
    void theQueueHoldsEverybodyOnce(@ForAll("presence") List<Set<UUID>> teams) {
        Turns now = new Turns(List.of());
        for (Set<UUID> team : teams) {
            now = now.among(team);
            assertThat(now.waiting()).containsExactlyInAnyOrderElementsOf(team);
            now = now.next(team).map(now::after).orElse(now);
        }
    }
}
