package nl.allesoveradministratie.pakketwijzer.lead.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import nl.allesoveradministratie.pakketwijzer.lead.LeadFigures.Age;
import nl.allesoveradministratie.pakketwijzer.lead.Share;

/** How long open leads have been here, at this moment. */
class WeekAges extends Composite<Div> {

    WeekAges(WeekView screen, List<Age> ages) {
        int all = ages.stream().mapToInt(Age::leads).sum();
        getContent().addClassNames("card", "pad");
        getContent().add(new H2(screen.t("week.ages")));
        if (all == 0) {
            getContent().add(new Paragraph(screen.t("week.ages.none")));
            return;
        }
        getContent().add(new Paragraph(screen.t("week.ages.lead")));
        FigureTable table = new FigureTable(
                screen.t("week.ages.caption"), List.of(screen.t("week.age"), screen.t("week.ages.open")));
        WeekWords words = new WeekWords(screen.words());
        for (Age age : ages) {
            Integer to = age.to();
            String name = to == null
                    ? screen.t("week.age.over", age.from())
                    : age.from() == 0 ? screen.t("week.age.under") : screen.t("week.age.between", age.from(), to);
            Share share = new Share(age.leads(), all);
            NativeTableRow row = table.row(new Span(name));
            table.value(row, words.share(share), share);
        }
        getContent().add(table);
    }
}
