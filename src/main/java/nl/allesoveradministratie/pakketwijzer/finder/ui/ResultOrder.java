package nl.allesoveradministratie.pakketwijzer.finder.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nl.allesoveradministratie.pakketwijzer.finder.Answers;
import nl.allesoveradministratie.pakketwijzer.finder.Listing;
import nl.allesoveradministratie.pakketwijzer.finder.Order;
import nl.allesoveradministratie.pakketwijzer.shared.Money;
import nl.allesoveradministratie.pakketwijzer.ui.Drawn;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;

/** Sorting and filtering by cost, which is no part of the score. */
class ResultOrder extends Composite<Drawn> {

    /** Marks both lists; its value says which. */
    private static final String LIST = "data-order";

    private static final List<Integer> AMOUNTS = List.of(0, 10, 20, 30, 50, 100);

    private final ResultView screen;

    ResultOrder(ResultView screen) {
        this.screen = screen;
    }

    @Override
    protected Drawn initContent() {
        Answers answers = screen.state().answers();
        Listing listing = screen.state().listing();
        Map<String, String> orders = new LinkedHashMap<>();
        for (Order order : Order.values()) {
            orders.put(order.key(), screen.t("result.sort." + order.key()));
        }
        Map<String, String> amounts = new LinkedHashMap<>();
        Stream.concat(AMOUNTS.stream(), Stream.of(listing.upTo()))
                .distinct()
                .sorted()
                .forEach(amount -> amounts.put(String.valueOf(amount), upTo(amount)));
        return new Drawn("div", "res-order")
                .draw(new Div(
                        list(
                                "sort",
                                screen.t("result.sort"),
                                orders,
                                listing.order(answers).key()),
                        list("budget", screen.t("result.budget"), amounts, String.valueOf(listing.upTo()))))
                .onChoose(LIST, (which, value) -> {
                    if (which.equals("sort")) {
                        Listing now = screen.state().listing();
                        screen.relist(now.by(value.equals(Order.COST.key()) ? Order.COST : Order.FIT, now.upTo()));
                    } else if (amounts.containsKey(value)) {
                        Listing now = screen.state().listing();
                        screen.relist(now.by(now.chosen(), Integer.parseInt(value)));
                    }
                });
    }

    private String upTo(int amount) {
        return amount == 0
                ? screen.t("result.budget.all")
                : screen.t("result.budget.upto", screen.words().money(Money.ofEuro(amount)));
    }

    private static Component list(String which, String label, Map<String, String> labels, String value) {
        Component list = Markup.list(LIST, which, label, labels, value);
        list.getElement().setAttribute("label", label);
        return list;
    }
}
