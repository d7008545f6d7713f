package nl.allesoveradministratie.pakketwijzer.lead.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import nl.allesoveradministratie.pakketwijzer.lead.LeadBulk.Action;
import nl.allesoveradministratie.pakketwijzer.lead.LeadDesk;
import nl.allesoveradministratie.pakketwijzer.lead.LeadOutcome;
import nl.allesoveradministratie.pakketwijzer.lead.LeadStatus;
import nl.allesoveradministratie.pakketwijzer.shared.Bsn;
import nl.allesoveradministratie.pakketwijzer.ui.DutchDates;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.ui.OfficeScreen;

/** What can be done with the leads that are chosen, and the one thing more that each of it asks. */
class BulkBar extends Composite<Div> {

    private static final int LONGEST_STEP = 200;

    /** Something to do. */
    enum Doing {
        CLAIM,
        ASSIGN,
        RELEASE,
        MOVE,
        PLAN,
        FINISH;

        String key() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private final OfficeScreen screen;
    private final Select<Doing> doing = new Select<>();
    private final Select<UUID> colleague = new Select<>();
    private final Select<LeadStatus> status = new Select<>();
    private final Select<LeadOutcome> outcome = new Select<>();
    private final TextField step = new TextField();
    private final DatePicker on = new DatePicker();
    private final Div count = Markup.div("b");
    private final transient Predicate<Action> act;

    /**
     * @param act does it with what is chosen; whether it was done with all of them
     * @param clear chooses nothing any more
     */
    BulkBar(OfficeScreen screen, Predicate<Action> act, Runnable clear) {
        this.screen = screen;
        this.act = act;
        doing.setItems(Doing.values());
        status.setItems(LeadStatus.NEW, LeadStatus.CONTACTED, LeadStatus.ADVISING, LeadStatus.WAITING);
        outcome.setItems(LeadOutcome.values());
        step.setMaxLength(LONGEST_STEP);
        on.setAutoOpen(false);
        doing.addValueChangeListener(event -> ask());
        Button go = new Button("", event -> go());
        go.addThemeNames("primary");
        Button none = new Button("", event -> clear.run());
        none.addThemeNames("tertiary");
        getContent().addClassName("bulk-bar");
        getContent().add(count, doing, colleague, status, outcome, step, on, Markup.div("row", go, none));
        getContent().getElement().setAttribute("role", "region");
        addAttachListener(event -> {
            go.setText(screen.t("inbox.bulk.go"));
            none.setText(screen.t("inbox.bulk.none"));
        });
        ask();
    }

    /** Shows it for so many; none = hides it. */
    void show(int chosen, DeskWords words, Map<UUID, String> colleagues) {
        setVisible(chosen > 0);
        getContent().getElement().setAttribute("aria-label", screen.t("inbox.bulk"));
        count.setText(screen.t("inbox.bulk.chosen", chosen));
        doing.setLabel(screen.t("inbox.bulk.what"));
        doing.setItemLabelGenerator(each -> screen.t("inbox.bulk.what." + each.key()));
        colleague.setLabel(screen.t("inbox.bulk.whom"));
        if (!colleague.getListDataView().getItems().toList().equals(List.copyOf(colleagues.keySet()))) {
            colleague.setItems(colleagues.keySet());
        }
        colleague.setItemLabelGenerator(words::name);
        status.setLabel(screen.t("desk.status"));
        status.setItemLabelGenerator(each -> screen.t("desk.status." + each.key()));
        outcome.setLabel(screen.t("inbox.outcome"));
        outcome.setItemLabelGenerator(each -> screen.t("inbox.outcome." + each.key()));
        step.setLabel(screen.t("desk.next"));
        on.setLabel(screen.t("desk.next.when"));
        on.setI18n(DutchDates.of(screen.words()));
        on.setLocale(screen.language().locale());
    }

    /** Chooses what to do, and brings the keyboard to what it asks. */
    void choose(Doing what) {
        doing.setValue(what);
        Component first = switch (what) {
            case ASSIGN -> colleague;
            case MOVE -> status;
            case FINISH -> outcome;
            case PLAN -> step;
            case CLAIM, RELEASE -> doing;
        };
        ((Focusable<?>) first).focus();
    }

    private void ask() {
        Doing what = doing.getValue();
        colleague.setVisible(what == Doing.ASSIGN);
        status.setVisible(what == Doing.MOVE);
        outcome.setVisible(what == Doing.FINISH);
        step.setVisible(what == Doing.PLAN);
        on.setVisible(what == Doing.PLAN);
    }

    private void go() {
        Doing what = doing.getValue();
        if (what == null) {
            wrong(doing, "inbox.bulk.problem");
            return;
        }
        switch (what) {
            case CLAIM -> done(new Action.Claim());
            case RELEASE -> done(new Action.Release());
            case ASSIGN -> {
                if (colleague.isEmpty()) {
                    wrong(colleague, "inbox.bulk.problem.whom");
                } else {
                    done(new Action.Assign(colleague.getValue()));
                }
            }
            case MOVE -> {
                if (status.isEmpty()) {
                    wrong(status, "inbox.bulk.problem.status");
                } else {
                    done(new Action.Move(status.getValue()));
                }
            }
            case FINISH -> {
                if (outcome.isEmpty()) {
                    wrong(outcome, "inbox.bulk.problem.outcome");
                } else {
                    done(new Action.Finish(outcome.getValue()));
                }
            }
            case PLAN -> plan();
        }
    }

    private void plan() {
        String text = step.getValue();
        LocalDate day = on.getValue();
        String problem = text.isBlank() ? "desk.next.problem.text" : Bsn.isIn(text) ? "contact.problem.bsn" : "";
        step.setErrorMessage(problem.isEmpty() ? "" : screen.t(problem));
        step.setInvalid(!problem.isEmpty());
        boolean badDay = !LeadDesk.isDayToPlan(day, LocalDate.now(ZoneId.of("Europe/Amsterdam")));
        on.setErrorMessage(screen.t("desk.next.problem.date"));
        on.setInvalid(badDay);
        if (problem.isEmpty() && !badDay && day != null) {
            done(new Action.Plan(text.strip(), day));
        }
    }

    private void wrong(Select<?> field, String problem) {
        field.setErrorMessage(screen.t(problem));
        field.setInvalid(true);
        field.focus();
    }

    /** Where a colleague was quicker, what was filled in stays for another try. */
    private void done(Action action) {
        if (!act.test(action)) {
            return;
        }
        doing.clear();
        colleague.clear();
        status.clear();
        outcome.clear();
        step.clear();
        on.clear();
    }
}
