package nl.allesoveradministratie.pakketwijzer.finder;

import static nl.allesoveradministratie.pakketwijzer.finder.Packages.CRITERIA;
import static nl.allesoveradministratie.pakketwijzer.finder.Packages.MEANINGS;
import static nl.allesoveradministratie.pakketwijzer.finder.Packages.OPTIONS;
import static nl.allesoveradministratie.pakketwijzer.finder.Packages.QUESTIONS;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import nl.allesoveradministratie.pakketwijzer.catalog.AccountingPackage;
import nl.allesoveradministratie.pakketwijzer.catalog.Audience;
import nl.allesoveradministratie.pakketwijzer.catalog.Catalog;
import nl.allesoveradministratie.pakketwijzer.catalog.Criterion.AnswerType;
import nl.allesoveradministratie.pakketwijzer.catalog.Edition;
import nl.allesoveradministratie.pakketwijzer.catalog.Fact;
import nl.allesoveradministratie.pakketwijzer.finder.RankerPropertiesTest.Case;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;

/** Whatever is said about other answers and other facts is what the ranking says once they are there. */
class AlternativesPropertiesTest {

    private static final Ranker RANKER = new Ranker(CRITERIA, MEANINGS);

    @Provide
    Arbitrary<Case> cases() {
        return new RankerPropertiesTest().cases();
    }

    private static Answers answers(Case given) {
        return Packages.answers(given.answers().toArray(String[]::new));
    }

    private static Alternatives alternatives(Case given) {
        return new Alternatives(
                RANKER,
                CRITERIA,
                OPTIONS,
                new Catalog("v", Instant.EPOCH, given.packages()),
                answers(given),
                QUESTIONS.unanswered(answers(given)));
    }

    /** Ranks anew, from the answers as they would stand in the address. */
    private static Ranking ranking(Case given, Answers answers) {
        String[] asInAddress = answers.parameters().entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .toArray(String[]::new);
        return Packages.rank(given.packages(), asInAddress);
    }

    private static Optional<Integer> place(Ranking ranking, PackageId id) {
        return ranking.find(id).map(Ranking.Ranked::rank);
    }

    @Property(tries = 60)
    void aReportedChangeChangesWhoIsFirstAndNoSmallerOneDoes(@ForAll("cases") Case given) {
        Set<PackageId> now = given.ranked().first();
        List<Alternative> changes = alternatives(given).topChanges();

        for (Alternative alternative : changes) {
            Ranking then = ranking(given, alternative.answers());
            assertThat(then.first())
                    .as("%s", alternative.changes())
                    .isNotEqualTo(now)
                    .isEqualTo(alternative.first());
            assertThat(alternative.changes().size())
                    .isEqualTo(changes.getFirst().changes().size());
            if (alternative.changes().size() > 1) {
                alternative
                        .changes()
                        .forEach(change -> assertThat(ranking(given, change.in(answers(given), CRITERIA))
                                        .first())
                                .isEqualTo(now));
            }
        }
    }

    @Property(tries = 60)
    void changesOfGivenAnswersComeBeforeNewOnesAndTheOrderIsAlwaysTheSame(@ForAll("cases") Case given) {
        List<Alternative> changes = alternatives(given).topChanges();

        assertThat(changes).isEqualTo(alternatives(given).topChanges());
        List<Boolean> added = changes.stream()
                .map(alternative -> alternative.changes().getFirst().before().isEmpty())
                .toList();
        assertThat(added).isSorted();
    }

    @Property
    void anAnswerSaidToLiftAPackageLiftsItToThatPlace(@ForAll("cases") Case given) {
        Alternatives alternatives = alternatives(given);
        Ranking now = given.ranked();
        for (Ranking.Ranked ranked : now.packages()) {
            Alternative lift = alternatives.standing(ranked).answer();
            if (lift != null) {
                PackageId id = ranked.pack().id();
                int then = place(ranking(given, lift.answers()), id).orElseThrow();
                assertThat(then)
                        .isLessThan(ranked.rank())
                        .isEqualTo(lift.places().get(id));
            }
        }
    }

    @Property
    void aFactSaidToLiftAPackageLiftsItToThatPlaceOnceItIsKnown(@ForAll("cases") Case given) {
        Alternatives alternatives = alternatives(given);
        Ranking now = given.ranked();
        for (Ranking.Ranked ranked : now.packages()) {
            Standing.Lift lift = alternatives.standing(ranked).fact();
            if (lift != null) {
                AccountingPackage known = knowing(ranked.pack(), lift.criterion(), answers(given), true);
                assertThat(place(given.with(known).ranked(), known.id()))
                        .as("%s of %s", lift, known.id())
                        .contains(lift.rank());
                assertThat(lift.rank()).isLessThan(ranked.rank());
            }
        }
    }

    @Property
    void aFactSaidToBeARiskCostsTheFirstPlaceOnceItIsKnownToBeMissing(@ForAll("cases") Case given) {
        Alternatives alternatives = alternatives(given);
        Ranking now = given.ranked();
        now.packages().stream().filter(ranked -> ranked.rank() == 1).forEach(ranked -> {
            for (String criterion : alternatives.standing(ranked).atRisk()) {
                if (CRITERIA.get(criterion).answerType() == AnswerType.WANT) {
                    AccountingPackage known = knowing(ranked.pack(), criterion, answers(given), false);
                    assertThat(given.with(known).ranked().first())
                            .as("%s", criterion)
                            .doesNotContain(known.id());
                }
            }
        });
    }

    /** The same package with what a criterion rests on known, in the vendor's own words. */
    private static AccountingPackage knowing(AccountingPackage pack, String id, Answers answers, boolean there) {
        Map<String, Fact> criteria = new HashMap<>(pack.criteria());
        Map<Audience, Fact> target = new HashMap<>(pack.target());
        List<Edition> editions = new ArrayList<>(pack.editions());
        for (String value : answers.values(id)) {
            switch (MEANINGS.of(CRITERIA.get(id), value)) {
                case Meaning.Requires(Level level, String field, FactTest.HasIt test)
                when field != null && field.startsWith("target.") ->
                    target.put(Audience.ofKey(value), Packages.fact(there, Fact.Grade.A));
                case Meaning.Requires(Level level, String field, FactTest.HasIt test)
                when field != null -> criteria.put(field, Packages.fact(there, Fact.Grade.A));
                case Meaning.Requires(Level level, String field, FactTest.Lists test)
                when field != null -> criteria.put(field, Packages.fact(List.of(test.word()), Fact.Grade.A));
                case Meaning.Requires(Level level, String field, FactTest.IsOneOf test)
                when field != null ->
                    criteria.put(field, Packages.fact(test.words().iterator().next(), Fact.Grade.A));
                case Meaning.Carries(String field, long atLeast) ->
                    editions.add(
                            Packages.edition("Large", 99, field.substring("editions.limits.".length()) + "=unlimited"));
                case Meaning.CarriesWithFeature(String field, boolean needed, long number) ->
                    criteria.put(field, Packages.fact(there, Fact.Grade.A));
                case Meaning.CarriesGrowth growth -> {
                    while (editions.size() < growth.editions()) {
                        editions.add(Packages.edition("Larger " + editions.size(), 99));
                    }
                }
                default -> throw new IllegalStateException("No fact for " + id + "=" + value);
            }
        }
        return new AccountingPackage(
                pack.id(),
                pack.name(),
                pack.vendor(),
                pack.website(),
                pack.status(),
                target,
                editions,
                criteria,
                pack.remarks());
    }

    @Property
    void withoutTheReportedAnswerAnExcludedPackageIsBackAtTheStatedPlace(@ForAll("cases") Case given) {
        Alternatives alternatives = alternatives(given);
        for (Ranking.Excluded excluded : given.ranked().excluded()) {
            PackageId id = excluded.pack().id();
            Optional<Alternative> comeback = alternatives.comeback(excluded);
            comeback.ifPresent(alternative -> assertThat(place(ranking(given, alternative.answers()), id))
                    .contains(alternative.places().get(id)));
            if (comeback.isEmpty()) {
                answers(given).criteria().stream()
                        .filter(criterion -> !criterion.equals(Change.ROLE))
                        .map(criterion -> Change.dropping(CRITERIA.get(criterion), answers(given)))
                        .forEach(dropped -> assertThat(place(ranking(given, dropped.in(answers(given), CRITERIA)), id))
                                .as("%s", dropped)
                                .isEmpty());
            }
        }
    }

    @Property
    void whatWasLostAddsUpToWhatIsMissing(@ForAll("cases") Case given) {
        Ranking ranking = given.ranked();
        for (Ranking.Ranked ranked : ranking.packages()) {
            List<Loss> losses = ranking.losses(ranked);
            Score score = ranked.score();
            if (score == null) {
                assertThat(losses).isEmpty();
                continue;
            }
            // Each loss is rounded to a tenth and the value to a whole point.
            assertThat(sum(losses.stream())
                            .subtract(BigDecimal.valueOf(100 - score.value()))
                            .abs())
                    .as("%s of %s", losses, score)
                    .isLessThanOrEqualTo(rounding(losses.size(), "0.5"));
            for (Score.Part part : score.parts()) {
                BigDecimal lost = sum(losses.stream().filter(loss -> loss.group() == part.group()));
                // A part's points and its most are both apportioned to whole points.
                assertThat(lost.subtract(BigDecimal.valueOf(part.outOf() - part.points()))
                                .abs())
                        .as("%s of %s", losses, part)
                        .isLessThanOrEqualTo(rounding(losses.size(), "2"));
            }
            assertThat(losses).allSatisfy(loss -> assertThat(loss.points()).isPositive());
        }
    }

    private static BigDecimal sum(Stream<Loss> losses) {
        return losses.map(Loss::points).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal rounding(int losses, String whole) {
        return new BigDecimal("0.05").multiply(BigDecimal.valueOf(losses)).add(new BigDecimal(whole));
    }

    @Property
    void aPreviewIsTheRankingAfterApplyingIt(@ForAll("cases") Case given, @ForAll("cases") Case other) {
        Answers otherwise = answers(other);
        Catalog catalog = new Catalog("v", Instant.EPOCH, given.packages());
        WhatIf whatIf = new WhatIf(RANKER.rank(catalog, answers(given)), RANKER.rank(catalog, otherwise));
        Ranking now = given.ranked();
        Ranking then = ranking(given, otherwise);

        Map<PackageId, WhatIf.Move> moves = new LinkedHashMap<>();
        whatIf.moves().forEach(move -> moves.put(move.pack().id(), move));
        for (AccountingPackage pack : given.packages()) {
            Optional<WhatIf.Move> move = Optional.ofNullable(moves.get(pack.id()));
            assertThat(move.map(WhatIf.Move::from)).isEqualTo(place(now, pack.id()));
            assertThat(move.map(WhatIf.Move::to)).isEqualTo(place(then, pack.id()));
            assertThat(move.map(WhatIf.Move::costAfter))
                    .isEqualTo(then.find(pack.id()).map(Ranking.Ranked::cost).map(Cost::perMonth));
            move.ifPresent(each -> assertThat(each.direction()).isEqualTo(direction(each)));
        }
        assertThat(whatIf.changesTop()).isEqualTo(!now.first().equals(then.first()));
    }

    private static WhatIf.Direction direction(WhatIf.Move move) {
        if (move.from() == null || move.to() == null) {
            return move.from() == null ? WhatIf.Direction.BACK : WhatIf.Direction.OUT;
        }
        return move.to() < move.from()
                ? WhatIf.Direction.UP
                : move.to().equals(move.from()) ? WhatIf.Direction.SAME : WhatIf.Direction.DOWN;
    }
}
