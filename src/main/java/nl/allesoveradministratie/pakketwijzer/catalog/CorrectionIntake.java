package nl.allesoveradministratie.pakketwijzer.catalog;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.val;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Takes in what visitors say is wrong about a package. Nobody is asked who says it. */
@Service
@OnDoor(Door.PUBLIC)
public class CorrectionIntake {

    /** The most that may be said, in characters. */
    public static final int LONGEST = 1_000;

    /** The most that the address of a page may be long. */
    public static final int LONGEST_URL = 500;

    private static final Logger LOG = LoggerFactory.getLogger(CorrectionIntake.class);

    private final DSLContext database;
    private final Clock clock;

    CorrectionIntake(DSLContext publicDatabase, Clock clock) {
        this.database = publicDatabase;
        this.clock = clock;
    }

    /** What became of it. */
    public enum Answer {
        /** It is kept, and was not kept twice. */
        RECEIVED,
        /** There is no such package. */
        UNKNOWN,
        /** So many wait already that no more are taken in. */
        FULL,
        /** The database could not be reached or refused; nothing is known to be kept. */
        AWAY
    }

    /**
     * Keeps a correction for the editors. The same submission again is the same correction: what it says is changed, as
     * long as nobody has handled it.
     *
     * @param submission made when the form was shown
     * @param subject a key of {@link CorrectionSubject}
     * @param said what is wrong, not empty, at most {@link #LONGEST} characters
     * @param source where it can be read, http or https; null = not said
     */
    public Answer report(UUID submission, PackageId about, String subject, String said, @Nullable String source) {
        try {
            String answer = database.select(field(
                            "catalog.report_correction({0}, {1}, {2}, {3}, {4}, {5})",
                            String.class,
                            val(submission),
                            val(about.value()),
                            val(subject),
                            val(said),
                            val(source),
                            val(LocalDate.now(clock))))
                    .fetchSingle()
                    .value1();
            return Answer.valueOf(answer.toUpperCase(Locale.ROOT));
        } catch (DataAccessException e) {
            // Not the message: it may hold what somebody wrote.
            LOG.warn("A correction could not be kept ({})", e.sqlState());
            return Answer.AWAY;
        }
    }
}
