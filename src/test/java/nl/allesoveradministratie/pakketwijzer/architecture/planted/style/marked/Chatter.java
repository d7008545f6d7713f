package nl.allesoveradministratie.pakketwijzer.architecture.planted.style.marked;

import java.util.logging.Logger;

/** Talks past the log. */
class Chatter {
    void talk() {
        System.out.println("hello");
        System.err.println("hello");
        Logger.getLogger("x").info("hello");
        new IllegalStateException().printStackTrace();
    }
}
