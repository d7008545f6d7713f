package nl.allesoveradministratie.pakketwijzer.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;

/** Asks once more before something that cannot be taken back. Esc, or the other button, and nothing happened. */
public final class Confirmation extends Modal {

    /**
     * Asks.
     *
     * @param question what is about to happen
     * @param consequence what no longer works then
     * @param yes what the button says that does it
     * @param no what the other says
     * @param work does it
     */
    public void ask(String question, String consequence, String yes, String no, Runnable work) {
        Button go = new Button(yes, click -> {
            close();
            work.run();
        });
        go.addThemeNames("primary");
        go.setDisableOnClick(true);
        Button stay = new Button(no, click -> close());
        // Whoever presses Enter without reading has done nothing.
        stay.getElement().setAttribute("autofocus", true);
        show(question, new H2(question), new Paragraph(consequence), Markup.div("row", stay, go));
    }
}
