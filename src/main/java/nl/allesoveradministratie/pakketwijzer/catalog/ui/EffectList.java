package nl.allesoveradministratie.pakketwijzer.catalog.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import nl.allesoveradministratie.pakketwijzer.catalog.RankingEffect.Effect;
import nl.allesoveradministratie.pakketwijzer.catalog.RankingEffect.Standing;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import org.jspecify.annotations.Nullable;

/** What a set of changes does to the first places of typical visitors: those that differ in full, the others by name. */
class EffectList extends Composite<Div> {

    private final DeskScreen screen;

    EffectList(DeskScreen screen, List<Effect> effects) {
        this.screen = screen;
        List<Effect> changed = effects.stream().filter(Effect::isChange).toList();
        getContent().add(new H2(screen.t("editing.effect")));
        getContent().add(new Paragraph(screen.t("editing.effect.count", changed.size(), effects.size())));
        Div profiles = Markup.div("effects");
        changed.forEach(effect -> profiles.add(profile(effect)));
        getContent().add(profiles);
    }

    private Div profile(Effect effect) {
        String name = effect.name(screen.language());
        NativeTable table =
                Markup.table(screen.t("editing.effect.package"), screen.t("editing.before"), screen.t("editing.after"));
        table.getElement().setAttribute("aria-label", name);
        effect.after()
                .forEach(standing ->
                        row(table.getBody().addRow(), standing.name(), find(effect.before(), standing), standing));
        effect.before().stream()
                .filter(standing -> find(effect.after(), standing) == null)
                .forEach(standing -> row(table.getBody().addRow(), standing.name(), standing, null));
        return Markup.div(
                "card effect",
                Markup.div(
                        "pad-s strong",
                        Markup.link(
                                screen.href("/keuzehulp/resultaat?" + effect.query()),
                                "effect-name",
                                Markup.text(name))),
                Markup.div("tbl-card", table));
    }

    private static @Nullable Standing find(List<Standing> places, Standing standing) {
        return places.stream()
                .filter(each -> each.id().equals(standing.id()))
                .findFirst()
                .orElse(null);
    }

    private void row(NativeTableRow row, String name, @Nullable Standing before, @Nullable Standing after) {
        row.addDataCell().setText(name);
        row.addDataCell().add(place(before));
        Span now = place(after);
        if (before == null || after == null || before.rank() != after.rank()) {
            now.addClassName("strong");
            boolean up = before == null || after != null && after.rank() < before.rank();
            now.add(Markup.span(up ? "badge pos" : "badge neg", screen.t(up ? "editing.up" : "editing.down")));
        }
        row.addDataCell().add(now);
    }

    /** A place and its score. */
    private Span place(@Nullable Standing standing) {
        Span place = Markup.span("num effect-place", "");
        if (standing == null) {
            place.add(Markup.text(screen.t("editing.effect.outside")));
        } else if (standing.score() == null) {
            place.add(Markup.text(screen.t("editing.effect.place", standing.rank())));
        } else {
            place.add(Markup.text(screen.t("editing.effect.score", standing.rank(), standing.score())));
        }
        return place;
    }
}
