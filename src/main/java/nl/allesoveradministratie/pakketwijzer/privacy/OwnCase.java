package nl.allesoveradministratie.pakketwijzer.privacy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is kept of one question or registration of a person, in plain words and opened. Texts are empty and lists
 * hold nothing where nothing is kept.
 *
 * @param site the brand it was sent to
 * @param kind question or registration
 * @param cameBy how it came in, in words
 * @param phone in E.164
 * @param replyBy how the person wants to be answered, in words
 * @param about what the package is called that it is about
 * @param answers of the finder, each question with its answer
 * @param ranking what came out of it then, best first
 * @param standing how far it is, in words
 * @param nextStep what staff mean to do
 * @param nextStepOn when; null = nothing planned
 * @param anonymiseOn the day on which name and contact details go
 * @param held why it is kept longer; empty = it is not
 * @param paused restricted or objected; empty = it goes on
 * @param pausedAt since when; null = it goes on
 * @param doubts why it is kept apart until somebody has looked, in words
 * @param addedTo number of the own question that staff put it with; "?" = with another one, which is not shown here
 * @param agreed the texts that stood above the button, newest first
 * @param timeline what happened, newest first
 * @param drafts what colleagues are writing about it at this moment
 */
public record OwnCase(
        UUID id,
        String reference,
        String site,
        Kind kind,
        String cameBy,
        Instant receivedAt,
        @Nullable Instant amendedAt,
        String name,
        String email,
        String phone,
        String company,
        String question,
        String replyBy,
        String about,
        List<Answer> answers,
        List<String> ranking,
        String standing,
        String nextStep,
        @Nullable LocalDate nextStepOn,
        LocalDate anonymiseOn,
        String held,
        String paused,
        @Nullable Instant pausedAt,
        List<String> doubts,
        String addedTo,
        List<Agreed> agreed,
        List<Happened> timeline,
        List<String> drafts) {

    public OwnCase {
        answers = List.copyOf(answers);
        ranking = List.copyOf(ranking);
        doubts = List.copyOf(doubts);
        agreed = List.copyOf(agreed);
        timeline = List.copyOf(timeline);
        drafts = List.copyOf(drafts);
    }

    /** What somebody sent. */
    public enum Kind {
        QUESTION,
        REGISTRATION
    }

    /** An answer that was sent along. */
    public record Answer(String question, String answer) {}

    /** A text that the person agreed to. */
    public record Agreed(Instant at, String text) {}

    /**
     * Something that happened.
     *
     * @param kind a key
     * @param what the same as a sentence
     * @param words what was written: a note, a next step, a reply; empty = nothing
     */
    public record Happened(Instant at, String kind, String what, String words) {

        @Override
        public String toString() {
            return "(something that happened)";
        }
    }

    /** Whether answers of the finder went along with it. */
    public boolean hasAnswers() {
        return !answers.isEmpty() || !ranking.isEmpty();
    }

    @Override
    public String toString() {
        return "(a case)";
    }
}
