package nl.allesoveradministratie.pakketwijzer.identity;

import static nl.allesoveradministratie.pakketwijzer.identity.db.Tables.ACCOUNT;
import static nl.allesoveradministratie.pakketwijzer.identity.db.Tables.TERMS_ACCEPTANCE;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import org.jooq.DSLContext;
import org.springframework.stereotype.Service;

/** What a partner promises before there are figures to see. Another text is another version, and is asked for anew. */
@Service
@OnDoor(Door.PARTNER)
@RolesAllowed(Role.PARTNER_ROLE)
public class PartnerTerms {

    /** Goes up by one with every change of what is promised. */
    public static final int VERSION = 1;

    /** Key of the heading. */
    public static final String TITLE = "terms.title";

    /** Keys of the paragraphs. */
    public static final List<String> PARAGRAPHS =
            List.of("terms.1", "terms.2", "terms.3", "terms.4", "terms.5", "terms.6");

    private final DSLContext database;
    private final SignedIn signedIn;
    private final Texts texts;
    private final Clock clock;

    PartnerTerms(DSLContext partnerDatabase, SignedIn signedIn, Texts texts, Clock clock) {
        this.database = partnerDatabase;
        this.signedIn = signedIn;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * Whether the partner who is signed in accepted the terms as they are now. Not for somebody who was shut out meanwhile:
     * for the partner's login that account does not exist (migration 8). A program's key was made by somebody who had, and
     * works as long as the terms are those ({@link VendorKeys}).
     */
    @RolesAllowed({Role.PARTNER_ROLE, Role.PARTNER_KEY_ROLE})
    public boolean accepted() {
        if (signedIn.findPartner().isEmpty()) {
            return true;
        }
        PartnerUser partner = signedIn.partner();
        return database.transactionResult(transaction -> {
            DoorAccounts.Named.ACCOUNT.is(transaction.dsl(), partner.id().toString());
            return transaction
                    .dsl()
                    .fetchExists(selectOne()
                            .from(TERMS_ACCEPTANCE)
                            .join(ACCOUNT)
                            .on(ACCOUNT.ID.eq(TERMS_ACCEPTANCE.ACCOUNT_ID))
                            .where(ACCOUNT.ID.eq(partner.id()), TERMS_ACCEPTANCE.VERSION.eq(VERSION)));
        });
    }

    /**
     * The partner who is signed in accepts the terms; a second time, or after being shut out, changes nothing.
     *
     * @param language in which they were read
     */
    public void accept(Language language) {
        PartnerUser partner = signedIn.partner();
        database.transaction(transaction -> {
            DoorAccounts.Named.ACCOUNT.is(transaction.dsl(), partner.id().toString());
            transaction
                    .dsl()
                    .insertInto(
                            TERMS_ACCEPTANCE,
                            TERMS_ACCEPTANCE.ACCOUNT_ID,
                            TERMS_ACCEPTANCE.VERSION,
                            TERMS_ACCEPTANCE.TEXT_HASH,
                            TERMS_ACCEPTANCE.ACCEPTED_AT)
                    .select(select(
                                    ACCOUNT.ID,
                                    val(VERSION),
                                    val(Tokens.hash(text(language))),
                                    val(OffsetDateTime.now(clock)))
                            .from(ACCOUNT)
                            .where(ACCOUNT.ID.eq(partner.id())))
                    .onConflictDoNothing()
                    .execute();
        });
    }

    private String text(Language language) {
        return Stream.concat(Stream.of(TITLE), PARAGRAPHS.stream())
                .map(key -> texts.get(language, key))
                .collect(Collectors.joining("\n\n"));
    }
}
