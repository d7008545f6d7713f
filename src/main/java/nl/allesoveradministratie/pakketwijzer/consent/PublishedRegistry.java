package nl.allesoveradministratie.pakketwijzer.consent;

import nl.allesoveradministratie.pakketwijzer.site.Embeds;
import org.springframework.stereotype.Component;

/** The list of cookies as it is now: our own, and those of whom something is placed on our pages. */
@Component
public class PublishedRegistry {

    private final Embeds embeds;
    private volatile Made made = new Made(Embeds.Placed.NOTHING, new CookieRegistry());

    PublishedRegistry(Embeds embeds) {
        this.embeds = embeds;
    }

    private record Made(Embeds.Placed of, CookieRegistry registry) {}

    /** The list; the same again is the same object. */
    public CookieRegistry current() {
        Embeds.Placed placed = embeds.current();
        Made known = made;
        if (known.of() != placed) {
            known = new Made(placed, CookieRegistry.with(placed.since(), placed.grown()));
            made = known;
        }
        return known.registry();
    }
}
