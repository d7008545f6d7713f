package nl.allesoveradministratie.pakketwijzer.lead.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.identity.DoorHosts;
import nl.allesoveradministratie.pakketwijzer.identity.Entrance;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.lead.CalendarFeed;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.site.Words;
import nl.allesoveradministratie.pakketwijzer.web.CalendarFile;
import nl.allesoveradministratie.pakketwijzer.web.RateLimit;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/**
 * A colleague's next steps for a calendar, which asks every so often. Whoever does not know a secret address learns nothing
 * from it, and may not try many.
 */
@Controller
@OnDoor(Door.OFFICE)
class CalendarFeedFile {

    private static final Duration PERIOD = Duration.ofMinutes(10);

    private final CalendarFeed feed;
    private final DoorHosts hosts;
    private final Texts texts;

    /** Calendars ask a few times an hour; many of them may do so from one address. */
    private final RateLimit perSender = new RateLimit(120, PERIOD);

    CalendarFeedFile(CalendarFeed feed, DoorHosts hosts, Texts texts) {
        this.feed = feed;
        this.hosts = hosts;
        this.texts = texts;
    }

    @GetMapping("/kantoor/agenda/{token}.ics")
    ResponseEntity<byte[]> file(@PathVariable String token, HttpServletRequest request) {
        if (!perSender.allows(request.getRemoteAddr())) {
            return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                    .header(HttpHeaders.RETRY_AFTER, String.valueOf(PERIOD.toSeconds()))
                    .cacheControl(CacheControl.noStore())
                    .build();
        }
        CalendarFeed.Steps steps =
                feed.read(token).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        byte[] file = draw(steps).getBytes(StandardCharsets.UTF_8);
        // Spring answers 304 to who has it already.
        return ResponseEntity.ok()
                .eTag(DigestUtils.md5DigestAsHex(file))
                .cacheControl(CacheControl.noCache().cachePrivate())
                .contentType(new MediaType("text", "calendar", StandardCharsets.UTF_8))
                .header("X-Robots-Tag", "noindex")
                .body(file);
    }

    private String draw(CalendarFeed.Steps steps) {
        Words words = texts.in(steps.language());
        return CalendarFile.of(
                words.get("feed.name"),
                steps.steps().stream()
                        .map(step -> new CalendarFile.Event(
                                uid(step),
                                step.planned(),
                                step.day(),
                                words.get("feed.step", step.reference()),
                                "",
                                URI.create(hosts.address(
                                        Entrance.OFFICE,
                                        steps.language().prefix() + "/kantoor/leads/" + step.reference())),
                                false))
                        .toList());
    }

    /** A lead has one next step: put off to another day it is the same event, on that day. */
    private static String uid(CalendarFeed.Step step) {
        return UUID.nameUUIDFromBytes(("pakketwijzer next step " + step.lead()).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
