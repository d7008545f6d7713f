package nl.allesoveradministratie.pakketwijzer.privacy;

import java.util.List;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.site.Words;
import org.jooq.DSLContext;

/**
 * What a module keeps of people, for the person himself; answered by whoever keeps it, so that this module need not know
 * them. Every transaction names the session of the person, and the database shows it that person's rows and no others.
 */
public interface SubjectData {

    /** All of it, newest first. */
    List<OwnCase> read(DSLContext transaction, Words words);

    /** Corrects one case; false = it is not there, or there is nothing to change. */
    boolean correct(DSLContext transaction, UUID id, OwnCorrection correction);

    /** Stops everything that is not storing (art. 18, 21 GDPR). */
    void pause(DSLContext transaction, Pause pause);

    /** Goes on with what stands still for this reason. */
    void resume(DSLContext transaction, Pause pause);

    /** Removes what the finder had to say from one case: the consent to send it along was withdrawn. */
    boolean withdrawAnswers(DSLContext transaction, UUID id);

    /** Why it stands still. */
    enum Pause {
        /** The person had it restricted (art. 18 GDPR). */
        RESTRICTED,
        /** The person objected (art. 21 GDPR). */
        OBJECTED;

        /** As it is kept. */
        public String key() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
