package nl.allesoveradministratie.pakketwijzer.lead.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import nl.allesoveradministratie.pakketwijzer.lead.LeadFigures.Line;
import nl.allesoveradministratie.pakketwijzer.lead.Share;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import org.jspecify.annotations.Nullable;

/** The figures of one week, number by number. */
class WeekNumbers extends Composite<Div> {

    /** @param before the week before; null = there are no figures of it */
    WeekNumbers(WeekView screen, Line line, @Nullable Line before, Share chosen) {
        WeekWords words = new WeekWords(screen.words());
        getContent().addClassNames("card", "fig-numbers");
        getContent()
                .add(
                        number(
                                screen.t("week.received"),
                                screen.t("week.count", line.received()),
                                before == null ? "" : screen.t("week.before", before.received())),
                        number(
                                screen.t("week.median"),
                                words.lasted(line.median()),
                                screen.t("week.answered", words.base(new Share(line.answered(), line.received())))),
                        number(screen.t("week.nine_in_ten"), words.lasted(line.nineInTen()), ""),
                        share(screen, "week.in_time", line.inTime(), "week.in_time.of", "week.in_time.of.none"),
                        share(screen, "week.chosen", chosen, "week.chosen.of", "week.chosen.of.none"));
    }

    private static Component share(WeekView screen, String label, Share share, String of, String none) {
        return share.of() == 0
                ? number(screen.t(label), screen.t("week.none"), screen.t(none))
                : number(
                        screen.t(label),
                        screen.t("week.percent", share.percent()),
                        screen.t(of, share.part(), share.of()));
    }

    private static Component number(String label, String value, String below) {
        Div number = Markup.div("", Markup.span("small mut", label), Markup.span("fig-number num", value));
        if (!below.isEmpty()) {
            number.add(Markup.span("small mut", below));
        }
        return number;
    }
}
