package nl.allesoveradministratie.pakketwijzer.architecture.planted.ranker.finder;

import nl.allesoveradministratie.pakketwijzer.architecture.planted.ranker.catalog.Fact;
import nl.allesoveradministratie.pakketwijzer.architecture.planted.ranker.site.Banner;
import org.springframework.core.env.Environment;

/** One step from the ranker. */
class Order {
    Fact fact = new Fact();
    Banner otherModule = new Banner();

    String fromSpring(Environment environment) {
        return environment.toString();
    }
}
