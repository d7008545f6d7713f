package nl.allesoveradministratie.pakketwijzer.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.component.HtmlComponent;
import com.vaadin.flow.component.Tag;

/** The browser's own dialog: Esc closes it, focus stays within and returns to where it was. */
@Tag("dialog")
public class Modal extends HtmlComponent implements HasComponents {

    /** A closed one. */
    public Modal() {
        addClassName("modal");
    }

    /** Opens it with these contents. */
    public void show(String label, Component... contents) {
        removeAll();
        add(contents);
        getElement().setAttribute("aria-label", label);
        getElement().executeJs("if (!this.open) this.showModal()");
    }

    /** Closes it, from the server. */
    public void close() {
        getElement().executeJs("this.close()");
    }
}
