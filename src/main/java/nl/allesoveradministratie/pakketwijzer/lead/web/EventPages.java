package nl.allesoveradministratie.pakketwijzer.lead.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.site.Agenda;
import nl.allesoveradministratie.pakketwijzer.site.Site;
import nl.allesoveradministratie.pakketwijzer.site.SiteEvent;
import nl.allesoveradministratie.pakketwijzer.web.Layout;
import nl.allesoveradministratie.pakketwijzer.web.Page;
import nl.allesoveradministratie.pakketwijzer.web.PublicPaths;
import nl.allesoveradministratie.pakketwijzer.web.StructuredData;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** What a site organises: the list, a page of each, and a file for one's calendar. */
@Controller
@OnDoor(Door.PUBLIC)
class EventPages implements PublicPaths {

    static final String PATH = "/evenementen/{address:[a-z0-9-]{1,100}}";

    private static final ZoneId HERE = ZoneId.of("Europe/Amsterdam");

    private final Agenda agenda;
    private final Layout layout;
    private final Clock clock;

    EventPages(Agenda agenda, Layout layout, Clock clock) {
        this.agenda = agenda;
        this.layout = layout;
        this.clock = clock;
    }

    @Override
    public Stream<String> paths() {
        return Stream.of("/evenementen");
    }

    @Override
    public Stream<String> paths(Site site) {
        return Stream.concat(
                paths(),
                Stream.concat(agenda.ahead(site).stream(), agenda.past(site).stream())
                        .map(event -> "/evenementen/" + event.address()));
    }

    @GetMapping({"/evenementen", "/en/evenementen"})
    ResponseEntity<String> list(HttpServletRequest request) {
        Page nameless = layout.page(request, "", "");
        Page page = layout.page(request, nameless.t("event.title"), nameless.t("event.description", brand(nameless)));
        List<SiteEvent> ahead = agenda.ahead(page.site());
        List<SiteEvent> past = agenda.past(page.site());
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("ahead", ahead);
        model.put("past", past);
        model.put("now", clock.instant());
        return layout.show(
                request, "lead/web/events", page, version(Stream.concat(ahead.stream(), past.stream())), model);
    }

    @GetMapping({PATH, "/en" + PATH})
    ResponseEntity<String> one(@PathVariable String address, HttpServletRequest request) {
        Page nameless = layout.page(request, "", "");
        SiteEvent event = find(nameless.site(), address);
        Page page = layout.page(
                request,
                event.title(nameless.language()),
                nameless.t(
                        "event.page.description",
                        event.title(nameless.language()),
                        nameless.words().span(event.startsAt(), event.endsAt()),
                        brand(nameless)));
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("event", event);
        model.put("now", clock.instant());
        model.put("structured", structured(event, page));
        return layout.show(request, "lead/web/event", page, version(Stream.of(event)), model);
    }

    @GetMapping({PATH + ".ics", "/en" + PATH + ".ics"})
    ResponseEntity<String> file(@PathVariable String address, HttpServletRequest request) {
        Page page = layout.page(request, "", "");
        SiteEvent event = find(page.site(), address);
        String of = page.origin() + page.href("/evenementen/" + event.address());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(5)).cachePrivate())
                .contentType(new MediaType("text", "calendar", StandardCharsets.UTF_8))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + event.address() + ".ics\"")
                .body(EventFile.of(event, page.language(), of, clock.instant()));
    }

    private SiteEvent find(Site site, String address) {
        return agenda.find(site, address).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static String brand(Page page) {
        return page.site().brand();
    }

    /** Changes with what staff change, with who comes, and with the time that passes. */
    private String version(Stream<SiteEvent> events) {
        Instant now = clock.instant();
        return "e"
                + Integer.toHexString(events.map(event -> event.id() + "." + event.version() + "." + event.coming()
                                + event.isOpen(now) + event.isOver(now))
                        .collect(Collectors.joining(","))
                        .hashCode());
    }

    /** In the words of schema.org; where online is told to who comes only, so here it is this page. */
    private static StructuredData structured(SiteEvent event, Page page) {
        Language language = page.language();
        List<Map<String, Object>> places = new ArrayList<>();
        if (!event.place().isEmpty()) {
            places.add(Map.of("@type", "Place", "name", event.place(), "address", event.place()));
        }
        if (event.online()) {
            places.add(Map.of("@type", "VirtualLocation", "url", page.canonical(language)));
        }
        String mode = places.size() == 2 ? "Mixed" : event.online() ? "Online" : "Offline";
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("name", event.title(language));
        about.put("description", event.about(language));
        about.put("startDate", event.startsAt().atZone(HERE).toOffsetDateTime().toString());
        about.put("endDate", event.endsAt().atZone(HERE).toOffsetDateTime().toString());
        about.put(
                "eventStatus",
                "https://schema.org/Event" + (event.state() == SiteEvent.State.CANCELLED ? "Cancelled" : "Scheduled"));
        about.put("eventAttendanceMode", "https://schema.org/" + mode + "EventAttendanceMode");
        about.put("location", places.size() == 1 ? places.getFirst() : places);
        about.put("maximumAttendeeCapacity", event.capacity());
        about.put("organizer", Map.of("@type", "Organization", "name", brand(page), "url", page.origin() + "/"));
        about.put("url", page.canonical(language));
        return StructuredData.of("Event", about);
    }
}
