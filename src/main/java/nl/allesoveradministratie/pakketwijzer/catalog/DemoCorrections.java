package nl.allesoveradministratie.pakketwijzer.catalog;

import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Reports that nobody made, for a demonstration; they come in by the same way as real ones. */
@Component
@OnDoor(Door.PUBLIC)
@ConditionalOnBooleanProperty("pakketwijzer.demo")
class DemoCorrections {

    private final CorrectionIntake intake;

    DemoCorrections(CorrectionIntake intake) {
        this.intake = intake;
    }

    /** The same ones at each start, so that they are there once. */
    @EventListener(ApplicationReadyEvent.class)
    void report() {
        report(
                1,
                "moneybird",
                "mileage",
                "Volgens mij zit een kilometerregistratie er wel in. Kunnen jullie dat nakijken?",
                null);
        report(
                2,
                "jortt",
                CorrectionSubject.PRICES,
                "De prijs van de goedkoopste editie lijkt mij niet meer te kloppen.",
                "https://www.example.com/prijzen");
        report(
                3,
                "snelstart",
                "bank_link",
                "Er staat niet bij met welke banken.",
                "https://www.example.com/banken?van=a&tot=b");
    }

    private void report(int number, String about, String subject, String said, @Nullable String source) {
        intake.report(new UUID(0x4000, 0x8000000000000000L + number), new PackageId(about), subject, said, source);
    }
}
