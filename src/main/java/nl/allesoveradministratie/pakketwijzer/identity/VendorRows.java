package nl.allesoveradministratie.pakketwijzer.identity;

import static nl.allesoveradministratie.pakketwijzer.identity.db.Tables.VENDOR_PACKAGE;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads for the vendor whose partner is signed in, or whose program showed its key: row security shows the rows of that
 * vendor, and no others.
 */
@Component
@OnDoor(Door.PARTNER)
public class VendorRows {

    private final DSLContext database;
    private final SignedIn signedIn;

    VendorRows(DSLContext partnerDatabase, SignedIn signedIn) {
        this.database = partnerDatabase;
        this.signedIn = signedIn;
    }

    /**
     * Runs a query in a transaction that names the vendor, and the partner where it is one; the next one on the same
     * connection has to name them anew.
     */
    public <T extends @Nullable Object> T read(Function<DSLContext, T> query) {
        UUID vendor = signedIn.vendor().orElseThrow(() -> new IllegalStateException("This is for no vendor"));
        return database.transactionResult(transaction -> {
            DoorAccounts.Named.VENDOR.is(transaction.dsl(), vendor.toString());
            signedIn.findPartner()
                    .ifPresent(partner -> DoorAccounts.Named.ACCOUNT.is(
                            transaction.dsl(), partner.id().toString()));
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
