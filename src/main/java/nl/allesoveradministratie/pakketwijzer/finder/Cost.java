package nl.allesoveradministratie.pakketwijzer.finder;

import nl.allesoveradministratie.pakketwijzer.catalog.Edition;
import nl.allesoveradministratie.pakketwijzer.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * The edition that would do, and what it costs.
 *
 * @param edition the cheapest that carries the volumes
 * @param perMonth euro per month; null = price unknown ("prijs volgt"), which is not zero
 * @param withoutVat whether a source says the price is without btw; false = the source does not say
 * @param indicative whether nobody has checked the price on the vendor's page yet
 * @param perInvoice what every sales invoice adds; null = nothing that we know of
 * @param certain whether every volume given is known to fit; false = some limit is unknown
 */
public record Cost(
        Edition edition,
        @Nullable Money perMonth,
        boolean withoutVat,
        boolean indicative,
        @Nullable Money perInvoice,
        boolean certain) {}
