package nl.allesoveradministratie.pakketwijzer.consent;

import java.util.Set;

/**
 * A visitor no longer allows what was allowed until now. Told in the thread of the request, before the cookies are deleted,
 * so that what is held of this browser can be forgotten.
 *
 * @param categories what was allowed and no longer is; never empty
 */
public record ConsentWithdrawn(Set<CookieCategory> categories) {

    public ConsentWithdrawn {
        categories = Set.copyOf(categories);
    }
}
