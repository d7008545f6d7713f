package nl.allesoveradministratie.pakketwijzer.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.catalog.AccountingPackage;
import nl.allesoveradministratie.pakketwijzer.catalog.PublishedCatalog;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Templates of replies: kept with every version, offered where they fit, and filled in with what is known and no more. */
class ReplyTemplatesIT extends LeadPageCase {

    @Autowired
    private ReplyTemplates templates;

    @Autowired
    private ReplyFacts facts;

    @Autowired
    private PublishedCatalog catalog;

    private ReplyTemplate kept(String words) {
        ReplyTemplate made = ReplyTemplate.blank(Language.NL).with("vixum", Language.NL, "Proef", words, false);
        templates.keep(made);
        return templates.history(made.id()).getFirst();
    }

    @Test
    void everyVersionStays() {
        ReplyTemplate first = kept("Een");
        templates.keep(first.with(null, Language.EN, "Proef 2", "Two", false));

        assertThat(templates.history(first.id()))
                .extracting(ReplyTemplate::version, ReplyTemplate::words)
                .containsExactly(tuple(2, "Two"), tuple(1, "Een"));
        assertThat(templates.all())
                .filteredOn(each -> each.id().equals(first.id()))
                .singleElement()
                .satisfies(each -> assertThat(each.words()).isEqualTo("Two"));
    }

    @Test
    void ofTwoWhoChangeTheSameVersionOneDoes() {
        ReplyTemplate seen = kept("Een");

        assertThat(templates.keep(seen.with(null, Language.NL, "Proef", "Van mij", false)))
                .isTrue();
        as(
                colleague(),
                () -> assertThat(templates.keep(seen.with(null, Language.NL, "Proef", "Van een ander", false)))
                        .isFalse());
        assertThat(templates.history(seen.id()).getFirst().words()).isEqualTo("Van mij");
    }

    @Test
    void onlyThoseForTheSiteAndTheLanguageAreOffered() {
        ReplyTemplate here = kept("Hier");
        ReplyTemplate retired = kept("Oud");
        templates.keep(retired.with("vixum", Language.NL, "Oud", "Oud", true));

        assertThat(ids("vixum", Language.NL)).contains(here.id()).doesNotContain(retired.id());
        assertThat(ids("allesoveradministratie", Language.NL)).isNotEmpty().doesNotContain(here.id());
        assertThat(ids("vixum", Language.EN)).isNotEmpty().doesNotContain(here.id());
    }

    private List<UUID> ids(String site, Language language) {
        return templates.offered(site, language).stream().map(ReplyTemplate::id).toList();
    }

    private AccountingPackage withPrice() {
        return catalog.current().packages().stream()
                .filter(pack -> pack.editions().stream()
                        .anyMatch(edition -> edition.perMonth().isPresent()
                                && edition.per() == null
                                && edition.audience().isEmpty()
                                && edition.legalForms().isEmpty()))
                .findFirst()
                .orElseThrow();
    }

    private AccountingPackage withoutPrice() {
        return catalog.current().packages().stream()
                .filter(pack -> pack.editions().stream()
                        .allMatch(edition -> edition.perMonth().isEmpty()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatIsKnownIsFilledInWithItsDate() {
        AccountingPackage pack = withPrice();
        UUID lead = entered("", "Wat kost het?", pack.id().value());

        String filled = facts.fill("[referentie] [pakket] [prijs] [pakketpagina] [site]", page(lead));

        assertThat(filled)
                .startsWith(reference(lead) + " " + pack.name() + " €")
                .contains("per maand", "/pakketten/" + pack.id().value())
                .containsAnyOf("Gecontroleerd op", "Richtprijs, peildatum")
                .endsWith("Vixum");
        assertThat(ReplyFacts.gaps(filled)).isEmpty();
    }

    @Test
    void whatIsNotKnownStaysInSightAndIsNeverAnEmptyPlace() {
        UUID lead = entered("", "Wat kost het?", withoutPrice().id().value());

        String filled = facts.fill("Het kost [prijs]. Zie [resultaat] en [onzin].", page(lead));

        assertThat(filled).isEqualTo("Het kost [prijs]. Zie [resultaat] en [onzin].");
        assertThat(ReplyFacts.gaps(filled))
                .extracting(ReplyFacts.Gap::placeholder)
                .containsExactly("[prijs]", "[resultaat]", "[onzin]");
    }

    @Test
    void theTemplatesThatComeWithTheProductNameFactsThatExist() {
        assertThat(templates.all())
                .filteredOn(each -> each.changedBy() == null)
                .hasSizeGreaterThanOrEqualTo(8)
                .allSatisfy(each -> assertThat(ReplyFacts.gaps(each.words()))
                        .allSatisfy(gap -> assertThat(gap.fact()).isNotNull()));
    }
}
