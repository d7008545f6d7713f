package nl.allesoveradministratie.pakketwijzer.lead;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.allesoveradministratie.pakketwijzer.catalog.AccountingPackage;
import nl.allesoveradministratie.pakketwijzer.catalog.FactWords;
import nl.allesoveradministratie.pakketwijzer.catalog.PublishedCatalog;
import nl.allesoveradministratie.pakketwijzer.identity.SignedIn;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import nl.allesoveradministratie.pakketwijzer.site.Site;
import nl.allesoveradministratie.pakketwijzer.site.Sites;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.site.Words;
import nl.allesoveradministratie.pakketwijzer.web.OwnAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Fills in a template for one lead, in the language of the person. What is not known stays there as it was, between square
 * brackets: to be seen by who writes, and never sent.
 */
@Component
@OnDoor(Door.OFFICE)
public class ReplyFacts {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\[\\p{L}+]");

    private static final int MOST_PACKAGES = 3;

    private final PublishedCatalog catalog;
    private final Sites sites;
    private final OwnAddress address;
    private final SignedIn signedIn;
    private final Texts texts;
    private final Clock clock;

    ReplyFacts(PublishedCatalog catalog, Sites sites, OwnAddress address, SignedIn signedIn, Texts texts, Clock clock) {
        this.catalog = catalog;
        this.sites = sites;
        this.address = address;
        this.signedIn = signedIn;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * What still has to be filled in.
     *
     * @param placeholder as it stands in the text
     * @param fact which fact is not known; null = there is no such fact
     */
    public record Gap(String placeholder, @Nullable ReplyFact fact) {}

    /** What has to be filled in before a text can be sent; empty = nothing. */
    public static List<Gap> gaps(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(found -> new Gap(found.group(), ReplyFact.of(found.group()).orElse(null)))
                .filter(gap -> gap.fact() != ReplyFact.NAME)
                .distinct()
                .toList();
    }

    /** A template with the facts of a lead filled in, as far as they are known; the name comes when it is sent. */
    public String fill(String words, LeadDetail lead) {
        Map<ReplyFact, String> known = of(lead);
        return PLACEHOLDER
                .matcher(words)
                .replaceAll(found -> Matcher.quoteReplacement(ReplyFact.of(found.group())
                        .map(fact -> known.getOrDefault(fact, found.group()))
                        .orElse(found.group())));
    }

    private Map<ReplyFact, String> of(LeadDetail lead) {
        Language language = Language.ofTag(lead.language());
        Map<ReplyFact, String> known = new EnumMap<>(ReplyFact.class);
        known.put(ReplyFact.REFERENCE, lead.summary().reference());
        Site site = sites.named(lead.summary().site());
        known.put(ReplyFact.SITE, site.brand());
        known.put(ReplyFact.ME, signedIn.get().name());
        Attachment attached = attached(lead);
        if (attached != null) {
            known.put(
                    ReplyFact.RESULT,
                    address.of(site, language.prefix() + "/keuzehulp/resultaat?" + attached.answers()));
            String best = attached.places().stream()
                    .limit(MOST_PACKAGES)
                    .map(Attachment.Place::name)
                    .collect(Collectors.joining(", "));
            if (!best.isEmpty()) {
                known.put(ReplyFact.PACKAGES, best);
            }
        }
        pack(lead, attached).ifPresent(pack -> {
            known.put(ReplyFact.PACKAGE, pack.name());
            known.put(
                    ReplyFact.PAGE,
                    address.of(
                            site, language.prefix() + "/pakketten/" + pack.id().value()));
            price(pack, texts.in(language)).ifPresent(price -> known.put(ReplyFact.PRICE, price));
        });
        return known;
    }

    /** What was sent along, with this lead or else with one that was added to it. */
    private static @Nullable Attachment attached(LeadDetail lead) {
        return lead.attached() != null
                ? lead.attached()
                : lead.added().stream()
                        .map(LeadDetail.Added::attached)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
    }

    private Optional<AccountingPackage> pack(LeadDetail lead, @Nullable Attachment attached) {
        String asked = lead.summary().packageId();
        String id = asked != null || attached == null || attached.places().isEmpty()
                ? asked
                : attached.places().getFirst().id();
        return Optional.ofNullable(id)
                .flatMap(PackageId::parse)
                .flatMap(each -> catalog.current().find(each));
    }

    /** The lowest monthly price for the whole of an edition that anybody can buy; empty = not known. */
    private Optional<String> price(AccountingPackage pack, Words words) {
        FactWords facts = new FactWords(words, LocalDate.now(clock));
        return pack.editions().stream()
                .filter(edition -> edition.per() == null && edition.audience().isEmpty())
                .filter(edition -> edition.legalForms().isEmpty())
                .filter(edition ->
                        edition.priceMonth() != null && edition.perMonth().isPresent())
                .min(Comparator.comparing(edition -> edition.perMonth().orElseThrow()))
                .map(edition -> words.get(
                        "reply.price",
                        words.money(edition.perMonth().orElseThrow()),
                        edition.name(),
                        words.get(
                                edition.isWithoutVat(edition.priceMonth()) ? "price.without_vat" : "price.vat_unknown"),
                        facts.priceDate(Objects.requireNonNull(edition.priceMonth()))));
    }
}
