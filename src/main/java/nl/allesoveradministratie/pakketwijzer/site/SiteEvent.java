package nl.allesoveradministratie.pakketwijzer.site;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.shared.Language;

/**
 * Something that visitors can come to ("evenement").
 *
 * @param address what stands in the address of its page
 * @param sites keys of the sites that it stands on
 * @param closesAt nobody registers after this
 * @param place where people meet; empty = online only
 * @param online whether one can be there online
 * @param link where online; empty = not online, or not known behind this door
 * @param capacity how many can come
 * @param coming how many come
 * @param version of what was read; a change names it
 * @param edition goes up with what people who come must know: when, where, or that it is off
 */
public record SiteEvent(
        UUID id,
        String address,
        List<String> sites,
        String titleNl,
        String titleEn,
        String aboutNl,
        String aboutEn,
        Instant startsAt,
        Instant endsAt,
        Instant closesAt,
        String place,
        boolean online,
        String link,
        int capacity,
        int coming,
        State state,
        int version,
        int edition) {

    public SiteEvent {
        sites = List.copyOf(sites);
    }

    /** How far it is. */
    public enum State {
        /** Only staff see it. */
        DRAFT,
        /** Visitors see it and register. */
        PUBLISHED,
        /** It is off; its page stays, and says so. */
        CANCELLED;

        /** As it is kept. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What it is called, in a language. */
    public String title(Language language) {
        return language == Language.NL ? titleNl : titleEn;
    }

    /** What is said of it, in a language. */
    public String about(Language language) {
        return language == Language.NL ? aboutNl : aboutEn;
    }

    /** The day on which it begins, in the Netherlands. */
    public LocalDate day() {
        return LocalDate.ofInstant(startsAt, Words.HERE);
    }

    /** Whether it is over. */
    public boolean isOver(Instant now) {
        return !now.isBefore(endsAt);
    }

    /** Whether one can register, be it for the waiting list. */
    public boolean isOpen(Instant now) {
        return state == State.PUBLISHED && now.isBefore(closesAt);
    }

    /** How many more can come; 0 = who registers now waits. */
    public int placesLeft() {
        return capacity - coming;
    }
}
