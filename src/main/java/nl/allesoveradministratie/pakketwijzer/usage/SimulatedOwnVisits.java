package nl.allesoveradministratie.pakketwijzer.usage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.allesoveradministratie.pakketwijzer.finder.Answers;
import nl.allesoveradministratie.pakketwijzer.finder.Finder;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.site.Site;
import nl.allesoveradministratie.pakketwijzer.site.Sites;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** Visitors who do not exist, for our own statistics of a demonstration; counted by the same code as real ones. */
@Component
@OnDoor(Door.PUBLIC)
@ConditionalOnBooleanProperty("pakketwijzer.demo")
public class SimulatedOwnVisits {

    private static final int USUAL = 60;

    private static final List<String> ANSWERS = List.of(
            "role=zzp&legal_form=eenmanszaak&sales_invoices=6-10&vat_filing=need&bank_link=need&hours=nice&mileage=nice",
            "role=zzp&legal_form=eenmanszaak&vat_filing=need&ocr=nice&quotes=nice&accountant_access=nice",
            "role=mkb&legal_form=bv&bank_link=need&stock=nice&ocr=need&annual_accounts=nice",
            "role=mkb&legal_form=bv&vat_filing=need&projects=nice&multi_currency=nice&accountant_access=need");

    private static final List<PageKind> PAGES = List.of(
            PageKind.HOME,
            PageKind.PACKAGES,
            PageKind.PACKAGE,
            PageKind.COMPARE,
            PageKind.SEGMENT,
            PageKind.HOW_WE_RANK,
            PageKind.COOKIES,
            PageKind.SWITCHING);

    private final Counters counters;
    private final Finder finder;
    private final Sites sites;

    SimulatedOwnVisits(Counters counters, Finder finder, Sites sites) {
        this.counters = counters;
        this.finder = finder;
        this.sites = sites;
    }

    /** A day of visits, the same for the same day. */
    public void on(LocalDate day) {
        Random chance = new Random(day.toEpochDay());
        OwnTally tally = new OwnTally(new DayCookie(), USUAL * 2);
        for (int i = 0; i < USUAL + chance.nextInt(USUAL / 2); i++) {
            tally.did(tally.meet("visitor " + i, List.of()), visit(site(chance), chance));
        }
        tally.next().ifPresent(all -> counters.addOwn(day, all));
    }

    /** Most are on the first. */
    private String site(Random chance) {
        List<Site> all = sites.sites();
        return all.get(chance.nextInt(10) < 7 ? 0 : chance.nextInt(all.size())).key();
    }

    private List<OwnBin> visit(String site, Random chance) {
        List<OwnBin> seen = new ArrayList<>();
        for (int i = 0; i < PAGES.size(); i++) {
            if (chance.nextInt(i + 2) == 0) {
                seen.add(new OwnBin(site, OwnKind.PAGE, PAGES.get(i).key()));
            }
        }
        if (chance.nextInt(3) > 0) {
            int place = 0;
            seen.add(new OwnBin(site, OwnKind.FINDER, "0"));
            while (place < OwnKind.RESULT && chance.nextInt(14) > 0) {
                place++;
                seen.add(new OwnBin(site, OwnKind.FINDER, String.valueOf(place)));
            }
            if (place == OwnKind.RESULT) {
                seen.addAll(result(site, ANSWERS.get(chance.nextInt(ANSWERS.size()))));
            }
        }
        return seen;
    }

    private List<OwnBin> result(String site, String query) {
        Answers answers = finder.parse(Arrays.stream(query.split("&"))
                        .map(part -> part.split("="))
                        .collect(Collectors.toMap(part -> part[0], part -> List.of(part[1]))))
                .answers();
        return Stream.concat(
                        finder.wanted(answers).stream().sorted().map(id -> new OwnBin(site, OwnKind.WANTED, id)),
                        finder.rank(answers).openFacts(5).stream()
                                .map(fact -> new OwnBin(
                                        site, OwnKind.MISSING, fact.pack().id() + ":" + fact.criterion())))
                .toList();
    }
}
