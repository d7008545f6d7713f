package nl.allesoveradministratie.pakketwijzer.consent;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a visitor allows today. Without a choice, or with one that is too old or cannot be read: nothing optional.
 *
 * @param allowed the optional categories that are allowed now
 * @param madeOn the day the choice was made; null = none is known
 * @param refused the optional categories that were asked and refused, where another was allowed
 * @param receipt number of the receipt; empty = none was written
 * @param version of the list of cookies under which it was made; none = no choice is known
 * @param asks whether the visitor is to be asked
 * @param again whether the visitor had chosen otherwise before on that same day
 * @param despiteSignal whether it was chosen while the browser asked by itself not to be followed
 */
public record ConsentChoice(
        Set<CookieCategory> allowed,
        Set<CookieCategory> refused,
        @Nullable LocalDate madeOn,
        String receipt,
        ListVersion version,
        boolean asks,
        boolean again,
        boolean despiteSignal) {

    /** A choice counts for so long (Autoriteit Persoonsgegevens: do not ask a refusal again and again). */
    static final int MONTHS = 6;

    private static final Pattern KEPT = Pattern.compile(
            "([0-9+]{1,9})\\.([0-9]{4}-[0-9]{2}-[0-9]{2})\\.([psmPSM]{0,3})(g?)(r?)\\.(C-[0-9A-Z]{4}-[0-9A-Z]{4})?");

    private static final List<CookieCategory> OPTIONAL =
            List.of(CookieCategory.PREFERENCES, CookieCategory.STATISTICS, CookieCategory.MARKETING);

    public ConsentChoice {
        allowed = Set.copyOf(allowed);
        refused = Set.copyOf(refused);
    }

    /** No choice is known, and there is something to ask. */
    static ConsentChoice unknown(boolean asks) {
        return new ConsentChoice(Set.of(), Set.of(), null, "", ListVersion.NONE, asks, false, false);
    }

    /** A choice made today, after another or none. */
    static ConsentChoice made(
            Set<CookieCategory> allowed,
            LocalDate today,
            String receipt,
            CookieRegistry registry,
            boolean signal,
            ConsentChoice before) {
        boolean again = today.equals(before.madeOn())
                && (before.again() || !before.allowed().equals(allowed));
        Set<CookieCategory> refused = EnumSet.noneOf(CookieCategory.class);
        if (!allowed.isEmpty()) {
            refused.addAll(registry.asked());
            refused.removeAll(allowed);
        }
        return new ConsentChoice(allowed, refused, today, receipt, registry.version(), false, again, signal);
    }

    /**
     * Reads what a cookie holds.
     *
     * @param kept the cookie's value; null = there is none
     * @param signal whether the browser asks by itself not to be followed (Global Privacy Control)
     */
    static ConsentChoice read(@Nullable String kept, boolean signal, CookieRegistry registry, LocalDate today) {
        ConsentChoice none = unknown(!signal && !registry.asked().isEmpty());
        Matcher matcher = KEPT.matcher(kept == null ? "" : kept);
        if (!matcher.matches()) {
            return none;
        }
        Optional<ListVersion> version = ListVersion.parse(matcher.group(1));
        if (version.isEmpty()) {
            return none;
        }
        LocalDate madeOn;
        try {
            madeOn = LocalDate.parse(matcher.group(2));
        } catch (DateTimeException e) {
            return none;
        }
        // A day ahead: the clocks of two machines do not pass midnight together.
        if (!today.isBefore(madeOn.plusMonths(MONTHS)) || madeOn.isAfter(today.plusDays(1))) {
            return none;
        }
        Set<CookieCategory> accepted = written(matcher.group(3), false);
        Set<CookieCategory> refused = written(matcher.group(3), true);
        Set<CookieCategory> grown = registry.grownSince(version.get());
        // What was refused is not asked again. What came since is: of a category that was accepted, or one that did
        // not hold anything yet, unless everything there was to ask was refused.
        boolean asks = !signal && !accepted.isEmpty() && !refused.containsAll(grown);
        Set<CookieCategory> allowed = EnumSet.copyOf(accepted);
        allowed.removeAll(grown);
        allowed.retainAll(registry.asked());
        boolean despiteSignal = !matcher.group(4).isEmpty();
        String receipt = matcher.group(6) == null ? "" : matcher.group(6);
        if (receipt.isEmpty() || (signal && !despiteSignal)) {
            // What cannot be proved does not count; and a signal that came later withdraws.
            allowed.clear();
        }
        return new ConsentChoice(
                allowed,
                refused,
                madeOn,
                receipt,
                version.get(),
                asks,
                !matcher.group(5).isEmpty(),
                despiteSignal);
    }

    private static Set<CookieCategory> written(String letters, boolean refused) {
        return OPTIONAL.stream()
                .filter(category -> letters.indexOf(letter(category, refused)) >= 0)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(CookieCategory.class)));
    }

    /** Whether cookies of a category may be set and read. */
    public boolean allows(CookieCategory category) {
        return !category.isOptional() || allowed.contains(category);
    }

    /** Whether the visitor chose, and the choice still counts. */
    public boolean isMade() {
        return madeOn != null;
    }

    /** The cookie's value: version, day, first letters of what is allowed, and in capitals of what is not, receipt. */
    String kept() {
        String letters = OPTIONAL.stream()
                .filter(category -> allowed.contains(category) || refused.contains(category))
                .map(category -> String.valueOf(letter(category, !allowed.contains(category))))
                .collect(Collectors.joining());
        return version + "." + madeOn + "." + letters + (despiteSignal ? "g" : "") + (again ? "r" : "") + "." + receipt;
    }

    private static char letter(CookieCategory category, boolean refused) {
        char first = category.key().charAt(0);
        return refused ? Character.toUpperCase(first) : first;
    }
}
