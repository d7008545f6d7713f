package nl.allesoveradministratie.pakketwijzer.ui;

import java.util.Map;

/** How much waits on which screen for who is signed in; answered by whoever keeps it, so that a frame need not know them. */
public interface ScreenCounts {

    /** The most that is counted; more is shown as such. */
    int MOST = 99;

    /** By path without language; a screen that is left out shows no number. */
    Map<String, Integer> counts();
}
