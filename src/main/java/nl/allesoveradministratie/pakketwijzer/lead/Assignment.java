package nl.allesoveradministratie.pakketwijzer.lead;

import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LEAD_;
import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LINK;
import static org.jooq.impl.DSL.count;

import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.identity.Colleague;
import nl.allesoveradministratie.pakketwijzer.identity.Colleagues;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import org.jooq.DSLContext;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Decides whose a new lead is: of the colleague who knows the person from an earlier question; otherwise of nobody until
 * somebody claims it, or, where so configured, of the colleague with the fewest open leads.
 */
@Component
@OnDoor(Door.WORKER)
class Assignment {

    private final Colleagues colleagues;
    private final boolean fewestOpen;

    Assignment(Colleagues colleagues, @Value("${pakketwijzer.leads.assign}") String rule) {
        if (!List.of("claim", "fewest-open").contains(rule)) {
            throw new IllegalArgumentException("pakketwijzer.leads.assign is claim or fewest-open, not " + rule);
        }
        this.colleagues = colleagues;
        this.fewestOpen = rule.equals("fewest-open");
    }

    /** Gives a lead to somebody, perhaps. */
    void assign(DSLContext transaction, UUID lead, Timeline timeline) {
        List<UUID> sales =
                colleagues.with(Role.SALES).stream().map(Colleague::id).toList();
        known(transaction, lead, sales)
                .or(() -> fewestOpen ? leastBusy(transaction, sales) : Optional.empty())
                .ifPresent(owner -> {
                    transaction
                            .update(LEAD_)
                            .set(LEAD_.OWNER, owner)
                            .where(LEAD_.ID.eq(lead))
                            .execute();
                    timeline.add(OffsetDateTime.now(), EventKind.ASSIGNED, null, owner.toString());
                });
    }

    private static Optional<UUID> known(DSLContext transaction, UUID lead, List<UUID> sales) {
        return transaction
                .select(LEAD_.OWNER)
                .from(LINK)
                .join(LEAD_)
                .on(LEAD_.ID.eq(LINK.EARLIER_ID))
                .where(LINK.LEAD_ID.eq(lead), LEAD_.OWNER.in(sales))
                .orderBy(LEAD_.RECEIVED_AT.desc())
                .limit(1)
                .fetchOptional(LEAD_.OWNER);
    }

    private static Optional<UUID> leastBusy(DSLContext transaction, List<UUID> sales) {
        Map<UUID, Integer> open = transaction
                .select(LEAD_.OWNER, count())
                .from(LEAD_)
                .where(LEAD_.OWNER.in(sales), LEAD_.STATUS.ne("done"))
                .groupBy(LEAD_.OWNER)
                .fetchMap(LEAD_.OWNER, count());
        return sales.stream().min(Comparator.comparing(each -> open.getOrDefault(each, 0)));
    }
}
