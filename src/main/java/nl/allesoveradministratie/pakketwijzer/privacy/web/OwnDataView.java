package nl.allesoveradministratie.pakketwijzer.privacy.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.privacy.AskedRight;
import nl.allesoveradministratie.pakketwijzer.privacy.OwnCase;
import nl.allesoveradministratie.pakketwijzer.privacy.OwnData;
import nl.allesoveradministratie.pakketwijzer.privacy.OwnRequest;
import nl.allesoveradministratie.pakketwijzer.privacy.RetentionRules;
import nl.allesoveradministratie.pakketwijzer.site.Words;

/**
 * Says what stands on the page in words.
 *
 * @param today where the visitors are
 */
public record OwnDataView(Words words, OwnData data, LocalDate today, RetentionRules rules) {

    /** How long backups are kept, in words. */
    public String backups() {
        return words.period(rules.backup());
    }

    /** How long a request is kept, in words. */
    public String proof() {
        return words.period(rules.rightsCase());
    }

    /** A moment in full, in the Netherlands. */
    public String at(Instant moment) {
        return words.shortDate(moment.atZone(Words.HERE).toLocalDate()) + ", "
                + words.moment(moment, moment.atZone(Words.HERE).toLocalDate());
    }

    /** The time on the clock. */
    public String time(Instant moment) {
        return words.moment(moment, moment.atZone(Words.HERE).toLocalDate());
    }

    /** A day. */
    public String day(LocalDate day) {
        return words.shortDate(day);
    }

    /** How many days until a case is made anonymous; 0 = today or past. */
    public long daysLeft(OwnCase each) {
        return Math.max(0, ChronoUnit.DAYS.between(today, each.anonymiseOn()));
    }

    /** Why everything stands still: restricted or objected; empty = it goes on, or there is nothing. */
    public String paused() {
        return data.cases().stream()
                .map(OwnCase::paused)
                .filter(each -> !each.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** The request to be forgotten that was made last; empty = none was. */
    public List<OwnRequest> erasures() {
        return data.requests().stream()
                .filter(each -> each.kind() == AskedRight.ERASE)
                .limit(1)
                .toList();
    }

    /** Whether everything is being erased at this moment. */
    public boolean isErasing() {
        return erasures().stream().anyMatch(each -> each.status() == OwnRequest.Status.OPEN && each.lead() == null);
    }

    /** The looks at one case. */
    public List<OwnData.Look> looks(UUID lead) {
        return data.looks().stream().filter(each -> each.lead().equals(lead)).toList();
    }

    /** What somebody did: looked, had details shown, searched or took a file, with which details and what for. */
    public String what(OwnData.Look look) {
        String details = String.join(
                ", ",
                look.details().stream()
                        .map(each -> words.get("access.detail." + each))
                        .toList());
        return details.isEmpty()
                ? words.get("own.look." + look.action())
                : words.get("own.look." + look.action() + ".details", details);
    }

    /** What for; empty = none was asked. */
    public String why(OwnData.Look look) {
        return look.purpose().isEmpty()
                ? ""
                : words.get((look.action().equals("export") ? "export" : "desk") + ".purpose." + look.purpose());
    }

    /** Which question a request was about; empty = all. */
    public String about(OwnRequest request) {
        return data.cases().stream()
                .filter(each -> each.id().equals(request.lead()))
                .map(OwnCase::reference)
                .findFirst()
                .orElse("");
    }
}
