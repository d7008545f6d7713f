package nl.allesoveradministratie.pakketwijzer.lead.ui;

import com.vaadin.flow.component.textfield.TextField;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.allesoveradministratie.pakketwijzer.identity.Team;
import nl.allesoveradministratie.pakketwijzer.ui.OfficeScreen;

/** So many hours and minutes that the office is open: "8:00", or "8" for whole hours. */
class OfficeTimeField extends TextField {

    private static final Pattern TIME = Pattern.compile("(\\d{1,3})(?::([0-5]\\d))?");

    private final transient OfficeScreen screen;

    OfficeTimeField(OfficeScreen screen, String label, String help, Duration time) {
        super(screen.t(label));
        this.screen = screen;
        setHelperText(screen.t(help));
        setValue(String.format(Locale.ROOT, "%d:%02d", time.toHours(), time.toMinutesPart()));
    }

    /** What is filled in; empty = something is wrong, and the field says what. */
    Optional<Duration> read() {
        Optional<Duration> time = parse(getValue());
        setErrorMessage(time.isPresent() ? "" : screen.t("teams.problem.duration"));
        setInvalid(time.isEmpty());
        return time;
    }

    /** Empty = not to be read, no time at all, or too long. */
    static Optional<Duration> parse(String text) {
        Matcher parts = TIME.matcher(text.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        String minutes = parts.group(2) == null ? "0" : parts.group(2);
        Duration time = Duration.ofHours(Long.parseLong(parts.group(1))).plusMinutes(Long.parseLong(minutes));
        return Optional.of(time).filter(each -> each.isPositive() && each.compareTo(Team.LONGEST) <= 0);
    }
}
