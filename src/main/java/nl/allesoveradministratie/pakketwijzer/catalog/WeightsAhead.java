package nl.allesoveradministratie.pakketwijzer.catalog;

import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Works the weights of each new catalogue out as soon as it is there, so that no editor waits for the worklist. */
@Component
@OnDoor(Door.OFFICE)
class WeightsAhead {

    private final PublishedCatalog published;
    private final RankingEffect effect;

    WeightsAhead(PublishedCatalog published, RankingEffect effect) {
        this.published = published;
        this.effect = effect;
    }

    /** Not before the doors are open: nobody waits for this at start either. */
    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        // It computes for seconds: the system shares the processor between it and what visitors ask
        published.follow(
                catalog -> Thread.ofPlatform().daemon().name("weights-ahead").start(() -> effect.weights(catalog)));
    }
}
