package nl.allesoveradministratie.pakketwijzer.usage;

import static nl.allesoveradministratie.pakketwijzer.usage.Step.CLICKED_OUT;
import static nl.allesoveradministratie.pakketwijzer.usage.Step.COMPARED;
import static nl.allesoveradministratie.pakketwijzer.usage.Step.SHORTLISTED;
import static nl.allesoveradministratie.pakketwijzer.usage.Step.SHOWN;
import static nl.allesoveradministratie.pakketwijzer.usage.Step.VIEWED;
import static nl.allesoveradministratie.pakketwijzer.usage.Visitors.PHONE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;

/** However much one browser does on a day, it counts once with four packages, and once with four more that it only saw (A8). */
class BrowserDayTest {

    private static final List<PackageId> PACKS = Arrays.stream("a b c d e f g h i j k l".split(" "))
            .map(PackageId::new)
            .toList();

    private static PackageId pack(String id) {
        return new PackageId(id);
    }

    private static List<PackageId> packs(String ids) {
        return Arrays.stream(ids.split(" ")).map(PackageId::new).toList();
    }

    /** What a browser did, with one package or several at once. */
    record Event(Step step, List<PackageId> packs) {}

    /** Something that is meant to bound what a browser does. */
    interface Bounds {

        void did(Step step, List<PackageId> packs);

        Set<Bin> bins();
    }

    static Bounds ours() {
        BrowserDay day = new BrowserDay(PHONE, new Random(42));
        return new Bounds() {
            @Override
            public void did(Step step, List<PackageId> packs) {
                day.did(step, packs);
            }

            @Override
            public Set<Bin> bins() {
                return BrowserDayTest.bins(day);
            }
        };
    }

    /** Where a day counts, in each bin once. */
    private static Set<Bin> bins(BrowserDay day) {
        List<Bin> bins = day.bins();
        assertThat(bins).doesNotHaveDuplicates();
        return new HashSet<>(bins);
    }

    @Provide
    Arbitrary<List<Event>> days() {
        Arbitrary<List<PackageId>> packs =
                Arbitraries.of(PACKS).list().uniqueElements().ofMinSize(1).ofMaxSize(5);
        return Combinators.combine(Arbitraries.of(Step.class), packs)
                .as(Event::new)
                .list()
                .ofMaxSize(40);
    }

    /** In what the day changes more than it may, after each of its events; empty = never. */
    private static List<String> excesses(Supplier<Bounds> bounds, List<Event> events) {
        Bounds day = bounds.get();
        List<String> excesses = new ArrayList<>();
        for (Event event : events) {
            day.did(event.step(), event.packs());
            Set<Bin> bins = day.bins();
            Map<String, Integer> perHistogram = new HashMap<>();
            bins.forEach(bin -> perHistogram.merge(bin.pack() + " by " + bin.kind(), 1, Integer::sum));
            perHistogram.forEach((histogram, changed) -> {
                if (changed > 1) {
                    excesses.add(histogram + " changes by " + changed);
                }
            });
            int shown = packsAt(bins, SHOWN).size();
            int further = packsBeyond(bins).size();
            if (shown > 4) {
                excesses.add(shown + " packages that were only shown");
            }
            if (further > 4) {
                excesses.add(further + " packages viewed or further");
            }
            if (!packsByDevice(bins).equals(packsBeyond(bins))) {
                excesses.add("the device is counted with other packages than those viewed or further");
            }
        }
        return excesses;
    }

    private static Set<PackageId> packsAt(Set<Bin> bins, Step step) {
        return bins.stream()
                .filter(bin -> bin.kind() == Kind.STEP && bin.key().equals(step.key()))
                .map(Bin::pack)
                .collect(Collectors.toSet());
    }

    private static Set<PackageId> packsBeyond(Set<Bin> bins) {
        return bins.stream()
                .filter(bin -> bin.kind() == Kind.STEP && !bin.key().equals(SHOWN.key()))
                .map(Bin::pack)
                .collect(Collectors.toSet());
    }

    private static Set<PackageId> packsByDevice(Set<Bin> bins) {
        return bins.stream()
                .filter(bin -> bin.kind() == Kind.DEVICE)
                .map(Bin::pack)
                .collect(Collectors.toSet());
    }

    private static Map<PackageId, Step> steps(Set<Bin> bins) {
        return bins.stream()
                .filter(bin -> bin.kind() == Kind.STEP)
                .collect(Collectors.toMap(
                        Bin::pack, bin -> Step.valueOf(bin.key().toUpperCase(java.util.Locale.ROOT))));
    }

    @Property
    void whateverABrowserDoesItChangesEachHistogramByOneAndTouchesFourPackagesAndFourMore(
            @ForAll("days") List<Event> events) {
        assertThat(excesses(BrowserDayTest::ours, events)).isEmpty();
    }

    /** Worked out in another way: of every package the furthest step of the whole day. */
    @Property
    void whatCountsIsTheFurthestStepOfThePackagesThatCameFurthest(@ForAll("days") List<Event> events) {
        Map<PackageId, Step> furthest = new HashMap<>();
        for (Event event : events) {
            if (event.step() != SHOWN) {
                event.packs()
                        .forEach(pack -> furthest.merge(
                                pack, event.step(), (one, other) -> one.compareTo(other) >= 0 ? one : other));
            }
        }
        BrowserDay day = new BrowserDay(PHONE, new Random(42));
        events.forEach(event -> day.did(event.step(), event.packs()));

        Map<PackageId, Step> counted = steps(bins(day));
        counted.values().removeIf(step -> step == SHOWN);
        assertThat(furthest).containsAllEntriesOf(counted);
        assertThat(counted).hasSize(Math.min(4, furthest.size()));
        Set<PackageId> leftOut = new HashSet<>(furthest.keySet());
        leftOut.removeAll(counted.keySet());
        assertThat(leftOut)
                .allSatisfy(out -> assertThat(counted.values())
                        .allSatisfy(step -> assertThat(step).isGreaterThanOrEqualTo(furthest.get(out))));
    }

    @Property
    void askingWhatCountsChangesNothingAndSayingTheSameAgainNeither(@ForAll("days") List<Event> events) {
        BrowserDay day = new BrowserDay(PHONE, new Random(42));
        for (Event event : events) {
            day.did(event.step(), event.packs());
            Set<Bin> before = bins(day);
            day.did(event.step(), List.of());
            assertThat(bins(day)).isEqualTo(before);
        }
    }

    @Example
    void theFurthestStepWinsAndAnEarlierOneLaterDoesNotUndoIt() {
        BrowserDay day = new BrowserDay(PHONE, new Random(42));
        day.did(SHOWN, packs("a"));
        day.did(VIEWED, packs("a"));
        day.did(CLICKED_OUT, packs("a"));
        day.did(COMPARED, packs("a b"));
        day.did(SHOWN, packs("a"));

        assertThat(steps(bins(day))).isEqualTo(Map.of(pack("a"), CLICKED_OUT, pack("b"), COMPARED));
    }

    @Example
    void theFifthPackageIsForgottenUnlessItComesFurther() {
        BrowserDay day = new BrowserDay(PHONE, new Random(42));
        day.did(VIEWED, packs("a b c d"));

        day.did(VIEWED, packs("e"));
        assertThat(packsBeyond(bins(day))).containsExactlyInAnyOrderElementsOf(packs("a b c d"));

        day.did(SHORTLISTED, packs("e"));
        assertThat(packsBeyond(bins(day))).containsExactlyInAnyOrderElementsOf(packs("a b c e"));
    }

    @Example
    void whatWasForgottenDoesNotComeBackByItselfNorByTheSameStep() {
        BrowserDay day = new BrowserDay(PHONE, new Random(42));
        day.did(VIEWED, packs("a b c d"));
        day.did(COMPARED, packs("e f g h"));
        assertThat(packsBeyond(bins(day))).containsExactlyInAnyOrderElementsOf(packs("e f g h"));

        day.did(VIEWED, packs("a"));
        day.did(COMPARED, packs("b"));
        day.did(CLICKED_OUT, packs("e"));

        assertThat(steps(bins(day)))
                .isEqualTo(
                        Map.of(pack("e"), CLICKED_OUT, pack("f"), COMPARED, pack("g"), COMPARED, pack("h"), COMPARED));
    }

    @Example
    void ofWhatWasOnlyShownTheFirstFourCountAndAViewTakesNoPlaceOfTheirs() {
        BrowserDay day = new BrowserDay(PHONE, new Random(42));
        day.did(SHOWN, packs("a b"));
        day.did(SHOWN, packs("b c d e f"));
        assertThat(packsAt(bins(day), SHOWN)).containsExactlyInAnyOrderElementsOf(packs("a b c d"));

        day.did(VIEWED, packs("a f"));

        assertThat(packsAt(bins(day), SHOWN)).containsExactlyInAnyOrderElementsOf(packs("b c d"));
        assertThat(packsAt(bins(day), VIEWED)).containsExactlyInAnyOrderElementsOf(packs("a f"));
    }

    @Example
    void whatMadeRoomAfterItWasShownCountsAsShownAgain() {
        BrowserDay day = new BrowserDay(PHONE, new Random(42));
        day.did(SHOWN, packs("a"));
        day.did(VIEWED, packs("a"));
        day.did(COMPARED, packs("b c d e"));

        assertThat(steps(bins(day))).containsEntry(pack("a"), SHOWN);
        assertThat(packsByDevice(bins(day))).doesNotContain(pack("a"));
    }

    private static Map<PackageId, String> keys(Set<Bin> bins, Kind kind) {
        return bins.stream().filter(bin -> bin.kind() == kind).collect(Collectors.toMap(Bin::pack, Bin::key));
    }

    /** Device, browser, region and what was chosen instead: of each package viewed or further one bin, of others none. */
    @Property
    void onlyPackagesViewedOrFurtherCountForTheOtherFamilies(@ForAll("days") List<Event> events) {
        BrowserDay day = new BrowserDay(PHONE, new Random(42));
        events.forEach(event -> day.did(event.step(), event.packs()));

        Set<PackageId> further = packsBeyond(bins(day));
        for (Kind kind : List.of(Kind.DEVICE, Kind.BROWSER, Kind.REGION, Kind.INSTEAD)) {
            assertThat(keys(bins(day), kind).keySet()).as(kind.key()).isEqualTo(further);
        }
        assertThat(further).containsAll(keys(bins(day), Kind.COMPARED_WITH).keySet());
        assertThat(keys(bins(day), Kind.REGION).values()).allMatch("east"::equals);
    }

    /** Worked out from the steps alone: who went furthest was chosen instead of all that went less far. */
    @Property
    void insteadIsWhoWentFurthestOfAllAndNobodyWhereNobodyWentFurther(@ForAll("days") List<Event> events) {
        BrowserDay day = new BrowserDay(PHONE, new Random(42));
        events.forEach(event -> day.did(event.step(), event.packs()));
        Map<PackageId, Step> steps = steps(bins(day));
        steps.values().removeIf(step -> step == SHOWN);
        Step most = steps.values().stream().max(Comparator.naturalOrder()).orElse(SHOWN);

        Map<PackageId, String> instead = keys(bins(day), Kind.INSTEAD);
        Set<String> chosen = new HashSet<>();
        instead.forEach((pack, other) -> {
            if (steps.get(pack) == most) {
                assertThat(other).isEqualTo(Kind.NONE);
            } else {
                assertThat(steps).containsEntry(new PackageId(other), most);
                chosen.add(other);
            }
        });
        assertThat(chosen).as("it is one package for all").hasSizeLessThan(2);
    }

    /** With a package that stood beside it in a comparison, at first and for ever as long as it counts. */
    @Property
    void whatAPackageWasComparedWithIsDrawnOnce(@ForAll("days") List<Event> events) {
        BrowserDay day = new BrowserDay(PHONE, new Random());
        Map<PackageId, String> before = new HashMap<>();
        for (Event event : events) {
            day.did(event.step(), event.packs());
            Map<PackageId, String> drawn = keys(bins(day), Kind.COMPARED_WITH);
            drawn.forEach((pack, other) -> {
                if (before.containsKey(pack)) {
                    assertThat(other).isEqualTo(before.get(pack));
                } else {
                    assertThat(event.step()).isEqualTo(COMPARED);
                    assertThat(event.packs()).contains(pack, new PackageId(other));
                    assertThat(other).isNotEqualTo(pack.value());
                }
            });
            before.clear();
            before.putAll(drawn);
        }
    }

    @Example
    void eachOfThoseBesideItIsDrawnAboutAsOften() {
        Random chance = new Random(42);
        Map<String, Integer> drawn = new HashMap<>();
        for (int i = 0; i < 3_000; i++) {
            BrowserDay day = new BrowserDay(PHONE, chance);
            day.did(COMPARED, packs("a b c d"));
            drawn.merge(keys(bins(day), Kind.COMPARED_WITH).get(pack("a")), 1, Integer::sum);
        }

        assertThat(drawn).containsOnlyKeys("b", "c", "d");
        assertThat(drawn.values()).allMatch(times -> times > 850);
    }

    @Example
    void whoPutsAPackageBesideItselfComparesNothing() {
        BrowserDay day = new BrowserDay(PHONE, new Random(42));
        day.did(COMPARED, packs("a a"));

        assertThat(keys(bins(day), Kind.COMPARED_WITH)).isEmpty();
    }

    @Example
    void theOneThatWentFurtherFirstIsChosenInsteadAndAClickOutBeatsAList() {
        BrowserDay day = new BrowserDay(PHONE, new Random(42));
        day.did(VIEWED, packs("a b c"));
        assertThat(keys(bins(day), Kind.INSTEAD).values()).containsOnly("none");

        day.did(SHORTLISTED, packs("c"));
        day.did(SHORTLISTED, packs("b"));
        assertThat(keys(bins(day), Kind.INSTEAD))
                .isEqualTo(Map.of(pack("a"), "b", pack("b"), "none", pack("c"), "none"));

        day.did(CLICKED_OUT, packs("a"));
        assertThat(keys(bins(day), Kind.INSTEAD)).isEqualTo(Map.of(pack("a"), "none", pack("b"), "a", pack("c"), "a"));
    }

    /** What is said to have changed is what did. */
    @Property
    void theChangesAddUpToWhereTheDayStands(@ForAll("days") List<Event> events) {
        BrowserDay day = new BrowserDay(PHONE, new Random(42));
        Set<Bin> standing = new HashSet<>();
        for (Event event : events) {
            BrowserDay.Change change = day.did(event.step(), event.packs());
            assertThat(standing).containsAll(change.left());
            assertThat(Collections.disjoint(standing, change.entered())).isTrue();
            assertThat(Collections.disjoint(change.left(), change.entered())).isTrue();
            assertThat(change.left()).doesNotHaveDuplicates();
            assertThat(change.entered()).doesNotHaveDuplicates();
            standing.removeAll(change.left());
            standing.addAll(change.entered());
            assertThat(standing).isEqualTo(bins(day));
        }
    }

    @Example
    void whoDidNothingCountsNowhere() {
        BrowserDay day = new BrowserDay(PHONE, new Random(42));
        day.did(CLICKED_OUT, List.of());

        assertThat(bins(day)).isEmpty();
    }

    /** Variants that break one promise each; the same property must catch every one of them. */
    enum Broken {
        WITHOUT_A_MOST {
            @Override
            Bounds bounds() {
                return new Planted(Integer.MAX_VALUE, false);
            }
        },
        ONE_TOO_MANY {
            @Override
            Bounds bounds() {
                return new Planted(5, false);
            }
        },
        EVERY_STEP_COUNTS {
            @Override
            Bounds bounds() {
                return new Planted(4, true);
            }
        };

        abstract Bounds bounds();
    }

    /** The same idea, with a number to get wrong, and a memory for steps that were passed. */
    private static final class Planted implements Bounds {

        private final int most;
        private final boolean keepsPassed;
        private final Map<PackageId, Set<Step>> reached = new HashMap<>();

        Planted(int most, boolean keepsPassed) {
            this.most = most;
            this.keepsPassed = keepsPassed;
        }

        @Override
        public void did(Step step, List<PackageId> packs) {
            for (PackageId pack : packs) {
                if (step != SHOWN && (reached.containsKey(pack) || reached.size() < most)) {
                    Set<Step> steps = reached.computeIfAbsent(pack, each -> new HashSet<>());
                    if (!keepsPassed) {
                        steps.removeIf(before -> before.compareTo(step) < 0);
                    }
                    if (keepsPassed || steps.isEmpty()) {
                        steps.add(step);
                    }
                }
            }
        }

        @Override
        public Set<Bin> bins() {
            Set<Bin> bins = new HashSet<>();
            reached.forEach((pack, steps) -> {
                steps.forEach(step -> bins.add(Bin.of(pack, step)));
                bins.add(new Bin(pack, Kind.DEVICE, "phone"));
            });
            return bins;
        }
    }

    @Property(tries = 3)
    void boundsThatAreBrokenAreCaughtByTheSameProperty(@ForAll Broken broken) {
        assertThat(days().sampleStream().limit(400))
                .anySatisfy(
                        events -> assertThat(excesses(broken::bounds, events)).isNotEmpty());
    }

    /** So that what is caught above is the number, and not the way in which the variants are written. */
    @Property
    void theSameVariantWithTheRightNumberIsNotCaught(@ForAll("days") List<Event> events) {
        assertThat(excesses(() -> new Planted(4, false), events)).isEmpty();
    }
}
