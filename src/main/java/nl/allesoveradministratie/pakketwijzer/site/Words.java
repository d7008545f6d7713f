package nl.allesoveradministratie.pakketwijzer.site;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.shared.Money;
import nl.allesoveradministratie.pakketwijzer.shared.PartialDate;

/**
 * Texts, dates, numbers and amounts in one language.
 *
 * @param texts all texts
 * @param language which one
 * @param site key of the site whose own wording comes first; empty = of none
 */
public record Words(Texts texts, Language language, String site) {

    /** Where visitors and colleagues are. */
    public static final ZoneId HERE = ZoneId.of("Europe/Amsterdam");

    /** A text by key. */
    public String get(String key, Object... arguments) {
        return texts.get(language, site, key, arguments);
    }

    /** A date in full: "12 november 2026"; "november 2026" or "2026" where no more is known. */
    public String date(PartialDate date) {
        return switch (date.value()) {
            case LocalDate day -> format("d MMMM yyyy").format(day);
            case YearMonth month -> format("MMMM yyyy").format(month);
            case Year year -> year.toString();
            default -> throw new IllegalStateException();
        };
    }

    /** A date in short: "12 nov 2026". */
    public String shortDate(PartialDate date) {
        return switch (date.value()) {
            case LocalDate day -> format("d MMM yyyy").format(day).replace(".", "");
            case YearMonth month -> format("MMM yyyy").format(month).replace(".", "");
            case Year year -> year.toString();
            default -> throw new IllegalStateException();
        };
    }

    /** A date in short: "12 nov 2026". */
    public String shortDate(LocalDate date) {
        return format("d MMM yyyy").format(date).replace(".", "");
    }

    /** A moment as people say it: "08:40" today, "do 08:40" in the last week, otherwise "13 nov 08:40". */
    public String moment(Instant moment, LocalDate today) {
        LocalDateTime at = LocalDateTime.ofInstant(moment, HERE);
        LocalDate day = at.toLocalDate();
        String pattern = day.equals(today)
                ? "HH:mm"
                : day.isAfter(today.minusDays(7)) && day.isBefore(today)
                        ? "EEE HH:mm"
                        : day.getYear() == today.getYear() ? "d MMM HH:mm" : "d MMM yyyy HH:mm";
        return format(pattern).format(at).replace(".", "");
    }

    /** From when to when, in full: "donderdag 3 december 2026, 15:30–17:00 uur (Nederlandse tijd)". */
    public String span(Instant from, Instant until) {
        LocalDateTime start = LocalDateTime.ofInstant(from, HERE);
        LocalDateTime end = LocalDateTime.ofInstant(until, HERE);
        DateTimeFormatter day = format("EEEE d MMMM yyyy");
        DateTimeFormatter time = format("HH:mm");
        return start.toLocalDate().equals(end.toLocalDate())
                ? get("event.when", day.format(start), time.format(start), time.format(end))
                : get("event.when.days", day.format(start), time.format(start), day.format(end), time.format(end));
    }

    /** A moment in full: "donderdag 3 december 2026, 15:30 uur (Nederlandse tijd)". */
    public String fullMoment(Instant moment) {
        LocalDateTime at = LocalDateTime.ofInstant(moment, HERE);
        return get(
                "event.moment",
                format("EEEE d MMMM yyyy").format(at),
                format("HH:mm").format(at));
    }

    /** How long something has lasted, in its largest unit: "20 min", "3 u", "2 d". */
    public String lasted(Duration duration) {
        return duration.toHours() < 1
                ? get("time.minutes", Math.max(duration.toMinutes(), 0))
                : duration.toDays() < 1 ? get("time.hours", duration.toHours()) : get("time.days", duration.toDays());
    }

    /** How long something is kept: "12 maanden", or "30 dagen" where it is not whole months. */
    public String period(Period period) {
        return period.getDays() == 0
                ? get("period.months", period.toTotalMonths())
                : get("period.days", period.toTotalMonths() * 30 + period.getDays());
    }

    private DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, language.locale());
    }

    /** An amount: "€ 9,95" or "€9.95"; whole euros without decimals. */
    public String money(Money money) {
        boolean whole = money.euro().stripTrailingZeros().scale() <= 0;
        DecimalFormat format =
                new DecimalFormat(whole ? "#,##0" : "#,##0.00", DecimalFormatSymbols.getInstance(language.locale()));
        return (language == Language.NL ? "€\u00a0" : "€") + format.format(money.euro());
    }

    /** A number: "1.000" or "1,000". */
    public String number(BigDecimal number) {
        return NumberFormat.getInstance(language.locale()).format(number);
    }
}
