package nl.allesoveradministratie.pakketwijzer.ui;

import com.vaadin.flow.component.Component;
import java.util.Optional;

/** Something that has to be seen where somebody's day begins, from a module that the screen need not know. */
public interface HomeNotice {

    /** What to say on a screen to who is signed in; empty = nothing. */
    Optional<Component> on(OfficeScreen screen);
}
