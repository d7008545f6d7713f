package nl.allesoveradministratie.pakketwijzer.identity;

import static nl.allesoveradministratie.pakketwijzer.identity.db.Tables.VENDOR_PACKAGE;

import java.util.List;
import java.util.function.Function;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Reads as the partner who is signed in: row security shows the rows of that partner's vendor, and no others. */
@Component
@OnDoor(Door.PARTNER)
public class VendorRows {

    private final DSLContext database;
    private final SignedIn signedIn;

    VendorRows(DSLContext partnerDatabase, SignedIn signedIn) {
        this.database = partnerDatabase;
        this.signedIn = signedIn;
    }

    /** Runs a query in a transaction that names the vendor; the next one on the same connection has to name it anew. */
    public <T> T read(Function<DSLContext, T> query) {
        PartnerUser partner = signedIn.partner();
        return database.transactionResult(transaction -> {
            DoorAccounts.Named.VENDOR.is(transaction.dsl(), partner.vendor().toString());
            return query.apply(transaction.dsl());
        });
    }

    /** The vendor's packages, in order of their ids. */
    public List<PackageId> packages() {
        return read(dsl -> dsl.select(VENDOR_PACKAGE.PACKAGE_ID)
                .from(VENDOR_PACKAGE)
                .orderBy(VENDOR_PACKAGE.PACKAGE_ID)
                .fetch(row -> new PackageId(row.value1())));
    }
}
