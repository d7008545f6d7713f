package nl.allesoveradministratie.pakketwijzer.lead;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import nl.allesoveradministratie.pakketwijzer.catalog.AccountingPackage;
import nl.allesoveradministratie.pakketwijzer.catalog.PublishedCatalog;
import nl.allesoveradministratie.pakketwijzer.finder.Answers;
import nl.allesoveradministratie.pakketwijzer.finder.Finder;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.privacy.OwnCase;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import nl.allesoveradministratie.pakketwijzer.site.Sites;
import nl.allesoveradministratie.pakketwijzer.site.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says in plain words what is kept of a lead as keys, to the person himself: no colleague and nobody else is named. */
@Component
@OnDoor(Door.SUBJECT)
class OwnLeadWords {

    private final Finder finder;
    private final PublishedCatalog catalog;
    private final Sites sites;

    OwnLeadWords(Finder finder, PublishedCatalog catalog, Sites sites) {
        this.finder = finder;
        this.catalog = catalog;
        this.sites = sites;
    }

    String brand(String site) {
        return sites.named(site).brand();
    }

    String replyBy(String replyBy, @Nullable String moment, Words words) {
        return moment == null
                ? words.get("own.reply." + replyBy)
                : words.get("own.reply.at", words.get("desk.moment." + moment));
    }

    /** One that is gone by its id; empty = about none. */
    String packageName(@Nullable String id) {
        return id == null
                ? ""
                : PackageId.parse(id)
                        .flatMap(each -> catalog.current().find(each))
                        .map(AccountingPackage::name)
                        .orElse(id);
    }

    /** "1. Jortt (92)". */
    String place(Attachment.Place place) {
        return place.rank() + ". " + place.name() + (place.score() == null ? "" : " (" + place.score() + ")");
    }

    /** Each answer; what the finder no longer knows as it is kept. */
    List<OwnCase.Answer> answers(String query, Words words) {
        List<OwnCase.Answer> said = new ArrayList<>();
        for (String part : query.isEmpty() ? new String[0] : query.split("&")) {
            String[] pair = part.split("=", 2);
            String value = URLDecoder.decode(pair.length == 2 ? pair[1] : "", StandardCharsets.UTF_8);
            Answers answers = finder.parse(Map.of(pair[0], Arrays.asList(value.split(","))))
                    .answers();
            said.add(finder.criteria()
                    .find(pair[0])
                    .filter(criterion -> answers.has(pair[0]))
                    .map(criterion -> new OwnCase.Answer(
                            finder.wording().of(criterion, words.language()).shortName(),
                            String.join(
                                    ", ",
                                    answers.values(pair[0]).stream()
                                            .map(each -> finder.wording()
                                                    .option(criterion, each, words.language())
                                                    .label())
                                            .toList())))
                    .orElseGet(() -> new OwnCase.Answer(pair[0], value)));
        }
        return said;
    }

    /** How far it is; of a registration, whether the person comes. */
    String standing(
            String status,
            @Nullable String outcome,
            @Nullable String chosen,
            @Nullable String registration,
            Words words) {
        if (registration != null) {
            return words.get("attendees.status." + registration);
        }
        if (outcome == null) {
            return words.get("desk.status." + status);
        }
        String how = words.get("inbox.outcome." + outcome);
        return chosen == null ? how : words.get("own.outcome.package", how, packageName(chosen));
    }

    List<String> doubts(String written, Words words) {
        return written.isEmpty()
                ? List.of()
                : Doubt.read(written).stream()
                        .map(each -> words.get("doubt." + each.key()))
                        .toList();
    }

    /** An event as a sentence. */
    String happened(String kind, String detail, Words words) {
        return switch (EventKind.ofKey(kind)) {
            case STATUS, REOPENED -> words.get("own.event.status", words.get("desk.status." + detail));
            case OUTCOME -> words.get("own.event.outcome", words.get("inbox.outcome." + detail.split(" ")[0]));
            case MAIL ->
                detail.equals("lead_notice")
                        ? words.get("own.event.notice")
                        : words.get("own.event.mail", words.get("desk.mail." + detail));
            case PAUSED, RESUMED -> words.get("own.event." + kind + "." + detail);
            case CORRECTED ->
                words.get(
                        "own.event.corrected",
                        String.join(
                                ", ",
                                Arrays.stream(detail.split(","))
                                        .map(field -> words.get("own.field." + field))
                                        .toList()));
            default -> words.get("own.event." + kind);
        };
    }
}
