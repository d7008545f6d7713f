package nl.allesoveradministratie.pakketwijzer.insight;

import java.util.concurrent.atomic.AtomicLong;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.springframework.stereotype.Component;

/** How often, since the start, a release was refused because its privacy budget was spent already or its sums were wrong. */
@Component
public class RefusedReleases {

    private final AtomicLong count = new AtomicLong();

    /** So many. */
    public long count() {
        return count.get();
    }

    /** Does something that releases; a refusal is counted and thrown on. */
    void watching(Runnable release) {
        try {
            release.run();
        } catch (IntegrityConstraintViolationException e) {
            count.incrementAndGet();
            throw e;
        }
    }
}
