package nl.allesoveradministratie.pakketwijzer.finder.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import java.util.List;
import nl.allesoveradministratie.pakketwijzer.shared.Money;

/** Sorting and filtering by cost, which is no part of the score. */
class ResultOrder extends Composite<Div> {

    private static final List<Integer> AMOUNTS = List.of(0, 10, 20, 30, 50, 100);

    ResultOrder(ResultView screen) {
        FinderState state = screen.state();
        Select<Boolean> order = new Select<>();
        order.setLabel(screen.t("result.sort"));
        order.setItems(false, true);
        order.setItemLabelGenerator(cost -> screen.t(cost ? "result.sort.cost" : "result.sort.fit"));
        order.setValue(state.byCost());
        order.addValueChangeListener(event -> screen.changeAndShow(state.ordered(event.getValue(), state.upTo())));

        Select<Integer> budget = new Select<>();
        budget.setLabel(screen.t("result.budget"));
        budget.setItems(
                AMOUNTS.contains(state.upTo())
                        ? AMOUNTS
                        : java.util.stream.Stream.concat(AMOUNTS.stream(), java.util.stream.Stream.of(state.upTo()))
                                .sorted()
                                .toList());
        budget.setItemLabelGenerator(amount -> amount == 0
                ? screen.t("result.budget.all")
                : screen.t("result.budget.upto", screen.words().money(Money.ofEuro(amount))));
        budget.setValue(state.upTo());
        budget.addValueChangeListener(event -> screen.changeAndShow(state.ordered(state.byCost(), event.getValue())));

        getContent().addClassName("res-order");
        getContent().add(order, budget);
    }
}
