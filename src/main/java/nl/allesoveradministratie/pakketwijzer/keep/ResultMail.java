package nl.allesoveradministratie.pakketwijzer.keep;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.allesoveradministratie.pakketwijzer.finder.Answers;
import nl.allesoveradministratie.pakketwijzer.finder.Cost;
import nl.allesoveradministratie.pakketwijzer.finder.CostWords;
import nl.allesoveradministratie.pakketwijzer.finder.Finder;
import nl.allesoveradministratie.pakketwijzer.finder.Listing;
import nl.allesoveradministratie.pakketwijzer.finder.Order;
import nl.allesoveradministratie.pakketwijzer.finder.Ranking;
import nl.allesoveradministratie.pakketwijzer.finder.Score;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.mail.Letter;
import nl.allesoveradministratie.pakketwijzer.mail.PublicOutbox;
import nl.allesoveradministratie.pakketwijzer.sealing.Digests;
import nl.allesoveradministratie.pakketwijzer.shared.EmailAddress;
import nl.allesoveradministratie.pakketwijzer.shared.Money;
import nl.allesoveradministratie.pakketwijzer.site.Words;
import nl.allesoveradministratie.pakketwijzer.web.Layout;
import nl.allesoveradministratie.pakketwijzer.web.OwnAddress;
import nl.allesoveradministratie.pakketwijzer.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Mails a visitor his own result, once. It holds what the result page shows and a link to it, nothing that the visitor
 * typed, and nothing by which the reading of it could be noticed.
 */
@Service
@OnDoor(Door.PUBLIC)
public class ResultMail {

    /** So many packages stand in the mail; the link shows all. */
    public static final int MOST = 5;

    private final PublicOutbox outbox;
    private final Finder finder;
    private final Digests formDigests;
    private final OwnAddress address;
    private final Layout layout;

    ResultMail(PublicOutbox outbox, Finder finder, Digests formDigests, OwnAddress address, Layout layout) {
        this.outbox = outbox;
        this.finder = finder;
        this.formDigests = formDigests;
        this.address = address;
        this.layout = layout;
    }

    /**
     * A package in the mail, in words.
     *
     * @param score empty = nothing was asked that could be scored
     * @param price with its date, or that it is to follow
     */
    public record Line(int rank, String name, String score, String price) {}

    /**
     * Puts the mail in the outbox. The same form sent again to the same address is the same mail; to another address it is
     * another one.
     *
     * @param submission the form's
     * @param listing how the visitor had it listed; so it stands in the mail
     * @param page for the language and the brand
     */
    public PublicOutbox.Taken send(UUID submission, EmailAddress to, Answers answers, Listing listing, Page page) {
        // Tells nothing of the address: the submission, of which this is a keyed digest too, is kept nowhere.
        byte[] digest = formDigests.of("result-mail", submission + "|" + to.normalised());
        return outbox.putResult(UUID.nameUUIDFromBytes(digest), letter(to, answers, listing, page));
    }

    private Letter letter(EmailAddress to, Answers answers, Listing listing, Page page) {
        Words words = page.words();
        Ranking ranking = finder.rank(answers);
        List<Ranking.Ranked> listed = listing.of(ranking, answers);
        List<Line> lines =
                listed.stream().limit(MOST).map(ranked -> line(ranked, words)).toList();
        String link = address.of(page.href("/keuzehulp/resultaat") + "?" + answers.query()
                + (listing.query().isEmpty() ? "" : "&" + listing.query()));
        String lead = words.get(
                        "letter.result.text",
                        words.shortDate(layout.today()),
                        ranking.packages().size())
                + (listed.size() > 1 ? " " + words.get("letter.result.top") : "");
        int dearer = ranking.packages().size() - listed.size();
        String ordered = Stream.of(
                        listed.isEmpty() ? "" : ordered(listing, answers, words),
                        dearer == 0
                                ? ""
                                : words.get("letter.result.up_to", words.money(Money.ofEuro(listing.upTo())), dearer))
                .filter(sentence -> !sentence.isEmpty())
                .collect(Collectors.joining(" "));
        String regards = words.get("letter.regards", page.site().brand());
        String text = String.join(
                "\n\n",
                lead,
                lines.stream()
                        .map(line -> line.rank() + ". " + line.name()
                                + (line.score().isEmpty() ? "" : "\n   " + line.score()) + "\n   " + line.price())
                        .collect(Collectors.joining("\n\n")),
                words.get("letter.result.link") + ":\n" + link,
                ordered,
                words.get("letter.result.forgotten"),
                words.get("letter.result.not_you"),
                regards);
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("lead", lead);
        model.put("lines", lines);
        model.put("link", link);
        model.put("ordered", ordered);
        return new Letter(to, words.get("letter.result.subject"), text, layout.draw("keep/letter", page, model))
                .from(page.site().key());
    }

    private static String ordered(Listing listing, Answers answers, Words words) {
        Order order = listing.order(answers);
        return words.get(
                order == Order.of(answers)
                        ? "letter.result.order." + order.key()
                        : "letter.result.order.chosen." + order.key());
    }

    private static Line line(Ranking.Ranked ranked, Words words) {
        Score score = ranked.score();
        return new Line(
                ranked.rank(),
                ranked.pack().name(),
                score == null
                        ? ""
                        : words.get(
                                "letter.result.score",
                                score.value(),
                                words.get("fit." + score.fit().name().toLowerCase(Locale.ROOT))),
                price(ranked.cost(), words));
    }

    private static String price(@Nullable Cost cost, Words words) {
        CostWords costs = new CostWords(words);
        if (cost == null || cost.perMonth() == null) {
            return words.get("letter.result.no_price");
        }
        return String.join(
                ". ",
                words.money(cost.perMonth()) + " " + costs.per(cost) + ", "
                        + cost.edition().name(),
                words.get(cost.withoutVat() ? "price.without_vat" : "price.vat_unknown"),
                costs.priceDate(cost));
    }
}
