package nl.allesoveradministratie.pakketwijzer.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Pictures of figures: what is drawn is what is there. */
class LineChartTest {

    private static List<LineChart.@Nullable Point> points(@Nullable Integer... values) {
        List<LineChart.@Nullable Point> points = new ArrayList<>();
        for (Integer value : values) {
            points.add(value == null ? null : new LineChart.Point(value, 0));
        }
        return points;
    }

    private static Element draw(List<LineChart.@Nullable Point> first, List<LineChart.@Nullable Point> second) {
        List<String> ticks = first.stream().map(point -> "").toList();
        String svg = LineChart.wide(
                "Hoeveel <b>er</b> zijn",
                ticks,
                List.of(new LineChart.Line("Alle & meer", first), new LineChart.Line("Andere", second)));
        return Jsoup.parse(svg, Parser.xmlParser()).selectFirst("svg");
    }

    @Test
    void namesAndLabelAreTextAndEachLineHasItsOwnMark() {
        Element svg = draw(points(1, 2, 4), points(0, 1, 1));
        assertThat(svg.attr("role")).isEqualTo("img");
        assertThat(svg.attr("aria-label")).isEqualTo("Hoeveel <b>er</b> zijn");
        assertThat(svg.select(".ch-one text").text()).isEqualTo("Alle & meer");
        assertThat(svg.select(".ch-one circle")).hasSize(3);
        assertThat(svg.select(".ch-two rect")).hasSize(3);
    }

    @Test
    void aLineIsBrokenWhereThereIsNothing() {
        Element svg = draw(points(1, null, 4, 5), points(null, null, null, null));
        assertThat(svg.select(".ch-one .ch-line").attr("d")).containsPattern("^M\\d+ \\d+M\\d+ \\d+L\\d+ \\d+$");
        assertThat(svg.select(".ch-two text")).isEmpty();
        assertThat(svg.select(".ch-hidden rect")).isEmpty();
    }

    @Test
    void whatIsHiddenIsADashedMark() {
        Element svg = draw(Arrays.asList(new LineChart.Point(null, 0), new LineChart.Point(3, 2)), points(1, 1));
        assertThat(svg.select(".ch-hidden rect")).hasSize(1);
        assertThat(svg.select(".ch-range")).hasSize(1);
    }

    @Property
    void namesOfLinesThatEndTogetherStandApart(
            @ForAll @IntRange(max = 20) int first, @ForAll @IntRange(max = 20) int second) {
        Element svg = draw(points(20, first), points(20, second));
        int above = Integer.parseInt(svg.select(".ch-one text").attr("y"));
        int below = Integer.parseInt(svg.select(".ch-two text").attr("y"));
        assertThat(Math.abs(above - below)).isGreaterThanOrEqualTo(16);
    }

    @Property
    void everyPointLiesWithinTheAxes(@ForAll @Size(min = 1, max = 31) List<@IntRange(max = 5_000_000) Integer> values) {
        List<LineChart.@Nullable Point> points = points(values.toArray(Integer[]::new));
        Element svg = draw(points, points);
        assertThat(svg.select("circle")).hasSize(values.size()).allSatisfy(circle -> {
            assertThat(Integer.parseInt(circle.attr("cy"))).isBetween(20, 200);
            assertThat(Integer.parseInt(circle.attr("cx"))).isBetween(44, 812);
        });
    }
}
