package nl.allesoveradministratie.pakketwijzer.finder.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import nl.allesoveradministratie.pakketwijzer.finder.Answers;
import nl.allesoveradministratie.pakketwijzer.finder.Finder;
import nl.allesoveradministratie.pakketwijzer.finder.WhatIf;
import nl.allesoveradministratie.pakketwijzer.finder.WhatIf.Direction;
import nl.allesoveradministratie.pakketwijzer.shared.Money;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;

/** Who rises, who falls and what it costs, with the choice to apply it or to leave it; hidden while nothing is tried. */
class WhatIfPreview extends Composite<Div> {

    private static final int MOST = 5;

    private final ResultView screen;
    private final Div told = Markup.div("wi-told");
    private final Div buttons;

    /**
     * @param apply takes in what is tried
     * @param leave goes back to what was answered
     */
    WhatIfPreview(ResultView screen, Runnable apply, Runnable leave) {
        this.screen = screen;
        told.getElement().setAttribute("role", "status");
        Button applied = new Button(screen.t("whatif.apply"), event -> apply.run());
        applied.addThemeName("primary");
        Button left = new Button(screen.t("whatif.leave"), event -> leave.run());
        buttons = Markup.div("row wi-buttons", applied, left);
        getContent().addClassName("wi-preview");
        getContent().add(told, buttons);
        show(screen.state().answers());
    }

    /** Shows what these answers would do; the given ones: nothing. */
    void show(Answers tried) {
        boolean changed = !tried.equals(screen.state().answers());
        told.removeAll();
        buttons.setVisible(changed);
        getContent().setClassName("open", changed);
        if (changed) {
            tell(screen.finder.whatIf(screen.state().answers(), tried));
        }
    }

    private void tell(WhatIf whatIf) {
        List<String> lines = new ArrayList<>();
        List<WhatIf.Move> moves = whatIf.moves().stream()
                .filter(move -> move.direction() != Direction.SAME || move.costChanges())
                .toList();
        for (WhatIf.Move move : moves.subList(0, Math.min(MOST, moves.size()))) {
            lines.add(words(move));
        }
        this.told.add(top(whatIf));
        if (moves.isEmpty()) {
            lines.add(screen.t("whatif.same"));
        } else if (moves.size() > MOST) {
            lines.add(screen.t("whatif.more", moves.size() - MOST));
        }
        lines.add(screen.t(
                "whatif.fitting",
                whatIf.after().packages().size(),
                whatIf.before().packages().size()));
        UnorderedList list = new UnorderedList();
        lines.forEach(line -> list.add(new ListItem(line)));
        this.told.add(list);
    }

    private Paragraph top(WhatIf whatIf) {
        Paragraph top = new Paragraph(
                whatIf.changesTop() ? first(screen, whatIf.after().first()) : screen.t("whatif.top.same"));
        top.addClassName("strong");
        return top;
    }

    /** Who is then on the first place. */
    static String first(FinderScreen screen, Collection<PackageId> first) {
        Finder finder = screen.finder;
        String names = first.stream()
                .flatMap(id -> finder.catalog().find(id).stream())
                .map(pack -> pack.name())
                .collect(Collectors.joining(", "));
        return screen.t("whatif.top", first.size(), names);
    }

    private String words(WhatIf.Move move) {
        String name = move.pack().name();
        Integer from = move.from();
        Integer to = move.to();
        List<String> words = new ArrayList<>();
        if (to == null) {
            words.add(screen.t("whatif.out", name));
        } else if (from == null) {
            words.add(screen.t("whatif.back", name, to));
        } else if (!to.equals(from)) {
            words.add(screen.t(to < from ? "whatif.up" : "whatif.down", name, from, to));
        }
        if (move.costBefore() != null && move.costAfter() != null && move.costChanges()) {
            BigDecimal more = move.costAfter().euro().subtract(move.costBefore().euro());
            words.add(screen.t(
                    more.signum() > 0 ? "whatif.dearer" : "whatif.cheaper",
                    name,
                    screen.words().money(new Money(more.abs()))));
        }
        return String.join(" ", words);
    }
}
