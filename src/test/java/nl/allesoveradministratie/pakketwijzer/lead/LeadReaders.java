package nl.allesoveradministratie.pakketwijzer.lead;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import nl.allesoveradministratie.pakketwijzer.security.Reader;
import nl.allesoveradministratie.pakketwijzer.shared.EmailAddress;
import nl.allesoveradministratie.pakketwijzer.shared.Language;

/** What staff look for and what visitors write. */
public final class LeadReaders {

    private LeadReaders() {}

    public static List<Reader> all() {
        return List.of(
                new Reader(
                        "filter of leads",
                        List.of("status=new&van=mij&laat=1", "site=vixum&onderwerp=event&dagen=30", "toon=mine"),
                        text -> {
                            LeadFilter filter = LeadFilter.parse(text);
                            assertThat(LeadFilter.parse(filter.query())).isEqualTo(filter);
                        }),
                new Reader(
                        "search for leads",
                        List.of(
                                "PW-7K3M-92QX-4T",
                                "jan@bedrijf.nl 06 12345678",
                                "de Vries nieuw",
                                "+31 (0)20 123 4567"),
                        text -> SearchTerms.of(
                                text, Map.of("nieuw", LeadStatus.values()[0]), Map.of("event", "event"))),
                new Reader("name", List.of("Sanne de Vries", "J. P. van 't Hof-Jansen", "Ö. Ä"), text -> {
                    assertThat(Initials.of(text)).hasSizeLessThan(200_000);
                    Duplicates.words(text);
                }),
                new Reader(
                        "words of a question",
                        List.of("Kijk op https://a.nl en www.b.nl", "<a href=x>[url=x]", "Привет"),
                        text -> {
                            if (!text.isBlank() && text.length() <= Enquiry.LONGEST_QUESTION) {
                                ContentRules.weigh(
                                        new Enquiry(
                                                "vixum",
                                                Language.NL,
                                                "Jan",
                                                "",
                                                new EmailAddress("jan@bedrijf.nl"),
                                                null,
                                                null,
                                                text,
                                                null,
                                                null),
                                        0);
                            }
                        }),
                new Reader(
                        "week",
                        List.of("2026-W48", "2026-W01"),
                        text -> IsoWeek.parse(text)
                                .ifPresent(week -> assertThat(IsoWeek.parse(week.toString()))
                                        .contains(week))));
    }
}
