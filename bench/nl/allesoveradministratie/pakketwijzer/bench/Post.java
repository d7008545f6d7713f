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
        ((Logger) LoggerFactory.getLogger("com.icegreen.greenmail")).setLevel(Level.ERROR);
        return new GreenMail(ServerSetup.SMTP.dynamicPort());
    }
}
