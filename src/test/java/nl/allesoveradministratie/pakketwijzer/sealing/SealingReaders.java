package nl.allesoveradministratie.pakketwijzer.sealing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import nl.allesoveradministratie.pakketwijzer.security.Reader;

/** What a form carries that only we can have made: nothing else is taken for it. */
public final class SealingReaders {

    private SealingReaders() {}

    /** @param folder for keys */
    public static List<Reader> in(Path folder) throws GeneralSecurityException {
        KeyFolder keys = new KeyFolder(folder);
        keys.makeIfNew();
        Digests digests = new Digests(keys.whole(Keyset.FORM));
        FormToken tokens = new FormToken(digests, Clock.systemUTC());
        ProofOfWork work = new ProofOfWork(digests, Clock.systemUTC());
        List<String> forms = List.of(tokens.fresh(), tokens.fresh());
        List<String> solved = List.of(SolvedPuzzle.of(work.fresh()), SolvedPuzzle.of(work.fresh()));
        // Spoilt within what it is packed in, too
        List<String> unpacked = solved.stream()
                .map(each -> new String(Base64.getDecoder().decode(each), StandardCharsets.UTF_8))
                .toList();
        return List.of(
                new Reader(
                        "form token",
                        forms,
                        text -> assertThat(tokens.read(text).isPresent()).isEqualTo(forms.contains(text))),
                new Reader("puzzle", solved, text -> {
                    if (work.check(text) instanceof ProofOfWork.Right right) {
                        assertThat(unpacked)
                                .anyMatch(each -> each.contains(right.solved().challenge()));
                    }
                }),
                new Reader("puzzle, unpacked", unpacked, text -> {
                    String packed = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
                    if (work.check(packed) instanceof ProofOfWork.Right right) {
                        assertThat(unpacked)
                                .anyMatch(each -> each.contains(right.solved().challenge()));
                    }
                }));
    }
}
