package nl.allesoveradministratie.pakketwijzer.upkeep.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import jakarta.annotation.security.PermitAll;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.ui.OfficeScreen;
import nl.allesoveradministratie.pakketwijzer.upkeep.StatusBoard;
import nl.allesoveradministratie.pakketwijzer.upkeep.StatusLine;
import nl.allesoveradministratie.pakketwijzer.upkeep.StatusLine.Level;
import nl.allesoveradministratie.pakketwijzer.web.Icon;

/** How the installation is doing: what is well, what is not, and what to do about it. */
@Route("kantoor/status")
@RouteAlias("en/kantoor/status")
@PermitAll
@OnDoor(Door.OFFICE)
class StatusView extends OfficeScreen {

    private final transient StatusBoard board;

    StatusView(StatusBoard board, Texts texts) {
        super(texts, "upkeep.title");
        this.board = board;
        addClassName("page");
    }

    @Override
    protected void show(BeforeEnterEvent event) {
        List<StatusLine> lines = board.lines();
        removeAll();
        add(new H1(t("upkeep.title")), new Paragraph(t("upkeep.lead")), verdict(lines));
        Div list = Markup.div("upkeep");
        lines.forEach(line -> list.add(card(line)));
        add(list);
    }

    private Component verdict(List<StatusLine> lines) {
        long wrong = lines.stream()
                .filter(line -> line.level() == Level.BAD || line.level() == Level.LOOK)
                .count();
        boolean bad = lines.stream().anyMatch(line -> line.level() == Level.BAD);
        return Markup.div(
                "note " + (bad ? "neg" : wrong > 0 ? "warn" : "pos"),
                Markup.icon(wrong > 0 ? Icon.WARNING : Icon.CHECK),
                new Paragraph(
                        wrong == 0 ? t("upkeep.all_good") : wrong == 1 ? t("upkeep.one") : t("upkeep.some", wrong)));
    }

    private Component card(StatusLine line) {
        H2 name = new H2(t("upkeep." + line.topic().key() + ".name"));
        Div card = Markup.div(
                "card pad",
                Markup.div("row", name, badge(line.level())),
                new Paragraph(
                        t(line.state(), line.values().stream().map(this::said).toArray())));
        if (line.level() == Level.BAD || line.level() == Level.LOOK) {
            card.add(new Paragraph(t("upkeep." + line.topic().key() + ".do")));
        }
        return card;
    }

    private Span badge(Level level) {
        Span badge = Markup.span(
                "badge "
                        + switch (level) {
                            case GOOD -> "pos";
                            case LOOK -> "warn";
                            case BAD -> "neg";
                            case UNKNOWN -> "info";
                        },
                "");
        badge.add(
                Markup.icon(level == Level.GOOD ? Icon.CHECK : level == Level.UNKNOWN ? Icon.CLOCK : Icon.WARNING),
                Markup.text(
                        switch (level) {
                            case GOOD -> t("upkeep.good");
                            case LOOK -> t("upkeep.look");
                            case BAD -> t("upkeep.bad");
                            case UNKNOWN -> t("upkeep.unknown");
                        }));
        return badge;
    }

    /** Times in the largest unit that says something, numbers as one writes them. */
    private Object said(Object value) {
        return switch (value) {
            case Duration time when time.toHours() >= 48 -> t("upkeep.days", time.toDays());
            case Duration time when time.toMinutes() >= 120 -> t("upkeep.hours", time.toHours());
            case Duration time -> t("upkeep.minutes", time.toMinutes());
            case Number number -> words().number(BigDecimal.valueOf(number.longValue()));
            default -> value;
        };
    }
}
