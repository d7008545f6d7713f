package nl.allesoveradministratie.pakketwijzer.ui;

import java.util.Optional;
import nl.allesoveradministratie.pakketwijzer.site.Words;

/** What stands at the side of all screens behind a door that people sign in at. */
public interface DoorSide {

    /** Whether an address lies behind this door; with its language, without query. */
    boolean isBehind(String path);

    /** For who is signed in at this door; empty = nobody is. */
    Optional<SideFrame.Side> side(Words words);
}
