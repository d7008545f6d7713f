package nl.allesoveradministratie.pakketwijzer.bench;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import org.slf4j.LoggerFactory;

/** A mail server that takes everything, keeps it to be looked at and says nothing about it. */
final class Post {

    private Post() {}

    static GreenMail quiet() {
        return quietAt(0);
    }

    /** @param port 0 = any */
    static GreenMail quietAt(int port) {
        // Nor does anything else of this process but what a chaos prints itself
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.ERROR);
        return new GreenMail(new ServerSetup(port, null, ServerSetup.PROTOCOL_SMTP));
    }
}
