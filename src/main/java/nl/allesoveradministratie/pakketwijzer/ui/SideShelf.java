package nl.allesoveradministratie.pakketwijzer.ui;

import java.util.Optional;
import nl.allesoveradministratie.pakketwijzer.site.Words;

/** More places to go at the side of the office, from a module that the frame need not know. */
public interface SideShelf {

    /** The group for who is signed in; empty = none. */
    Optional<SideFrame.Group> group(Words words);
}
