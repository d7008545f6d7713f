package nl.allesoveradministratie.pakketwijzer.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The colours of each site keep to the design's limits: what must be told apart can be, in light and in dark (WCAG 2.2). */
class SiteColoursTest {

    private static final Pattern COLOUR =
            Pattern.compile("(--pw-[a-z0-9-]+):\\s*(?:light-dark\\((#[0-9A-F]{6}), (#[0-9A-F]{6})\\)|(#[0-9A-F]{6}));");

    /** On which grounds a role is read; in both themes 4.5:1 (1.4.3). */
    private static final Map<String, List<String>> TEXT_ON = Map.of(
            "--pw-on-primary", List.of("--pw-primary", "--pw-primary-hover"),
            "--pw-primary-ink",
                    List.of("--pw-bg", "--pw-surface", "--pw-raised", "--pw-sunken", "--pw-hover", "--pw-primary-soft"),
            "--pw-primary", List.of("--pw-bg", "--pw-surface"),
            "--pw-ink", List.of("--pw-primary-soft"),
            "--pw-ink-2", List.of("--pw-primary-soft"),
            "--pw-on-deep", List.of("--pw-deep", "--pw-deep-2"),
            "--pw-on-deep-2", List.of("--pw-deep", "--pw-deep-2"),
            "--pw-accent", List.of("--pw-deep", "--pw-deep-2"));

    private static Map<String, String[]> colours(String site) throws IOException {
        String tokens = Files.readString(Path.of("frontend/assets/tokens.css"));
        Map<String, String[]> colours = read(tokens.substring(0, tokens.indexOf(":root[data-theme")));
        if (!site.isEmpty()) {
            String own = tokens.split(Pattern.quote(":root[data-site=\"" + site + "\"]"), 2)[1];
            Map<String, String[]> roles = read(own.substring(0, own.indexOf('}')));
            assertThat(roles.keySet()).isEqualTo(ROLES);
            colours.putAll(roles);
        }
        return colours;
    }

    /** What a site may have of its own. */
    private static final Set<String> ROLES = Set.of(
            "--pw-brand",
            "--pw-primary",
            "--pw-primary-hover",
            "--pw-on-primary",
            "--pw-primary-ink",
            "--pw-primary-soft",
            "--pw-primary-line",
            "--pw-deep",
            "--pw-deep-2",
            "--pw-on-deep-2");

    private static Map<String, String[]> read(String css) {
        Map<String, String[]> colours = new HashMap<>();
        Matcher each = COLOUR.matcher(css);
        while (each.find()) {
            colours.put(each.group(1), new String[] {
                each.group(4) == null ? each.group(2) : each.group(4),
                each.group(4) == null ? each.group(3) : each.group(4)
            });
        }
        return colours;
    }

    /** WCAG 2.2, "contrast ratio" and "relative luminance". */
    private static double contrast(String one, String other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(String colour) {
        double sum = 0;
        double[] weights = {0.2126, 0.7152, 0.0722};
        for (int i = 0; i < 3; i++) {
            double part = Integer.parseInt(colour.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
            sum += weights[i] * (part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4));
        }
        return sum;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sevenelements", "vixum"})
    void whatIsReadStandsOutFromItsGround(String site) throws IOException {
        Map<String, String[]> colours = colours(site);

        TEXT_ON.forEach((text, grounds) -> grounds.forEach(ground -> {
            for (int theme = 0; theme < 2; theme++) {
                String[] over = Objects.requireNonNull(colours.get(text));
                String[] under = Objects.requireNonNull(colours.get(ground));
                assertThat(contrast(over[theme], under[theme]))
                        .as("%s on %s, %s", text, ground, theme == 0 ? "light" : "dark")
                        .isGreaterThanOrEqualTo(4.5);
            }
        }));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sevenelements", "vixum"})
    void theLogosNeedleStandsOutFromItsPlate(String site) throws IOException {
        Map<String, String[]> colours = colours(site);
        String plate = Objects.requireNonNull(colours.get("--pw-brand"))[0];

        assertThat(contrast(plate, "#FFFFFF")).isGreaterThanOrEqualTo(4.5);
        assertThat(contrast(plate, Objects.requireNonNull(colours.get("--pw-accent"))[0]))
                .isGreaterThanOrEqualTo(3);
    }
}
