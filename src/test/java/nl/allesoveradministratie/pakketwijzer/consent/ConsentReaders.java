package nl.allesoveradministratie.pakketwijzer.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import nl.allesoveradministratie.pakketwijzer.security.Reader;

/** What browsers keep of a choice: without the number of a receipt it allows nothing. */
public final class ConsentReaders {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 25);

    private ConsentReaders() {}

    public static List<Reader> all() {
        CookieRegistry registry = new CookieRegistry();
        return List.of(
                new Reader(
                        "cookie of the choice",
                        List.of("4.2026-11-25.s.C-7K3M-92QX", "4.2026-11-25..", "3+1.2026-10-01.sPgr.C-7K3M-92QX"),
                        text -> {
                            ConsentChoice choice = ConsentChoice.read(text, false, registry, DAY);
                            assertThat(choice.allowed().isEmpty()
                                            || choice.receipt().matches("C-.{4}-.{4}"))
                                    .isTrue();
                            assertThat(registry.asked()).containsAll(choice.allowed());
                            assertThat(ConsentChoice.read(choice.kept(), true, registry, DAY))
                                    .isNotNull();
                        }),
                new Reader(
                        "version of the list",
                        List.of("4", "3+1", "9999+9999"),
                        text -> ListVersion.parse(text)
                                .ifPresent(version -> assertThat(ListVersion.parse(version.toString()))
                                        .contains(version))));
    }
}
