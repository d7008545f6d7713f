package nl.allesoveradministratie.pakketwijzer.privacy;

import static nl.allesoveradministratie.pakketwijzer.privacy.db.privacy.Tables.REQUEST;
import static nl.allesoveradministratie.pakketwijzer.privacy.db.privacy.Tables.STEP;

import jakarta.annotation.security.RolesAllowed;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.sealing.Vault;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The register of what people ask about their own data, for the privacy officer to read. */
@Service
@OnDoor(Door.OFFICE)
public class RequestRegister {

    private final DSLContext database;
    private final Vault privacyVault;

    RequestRegister(DSLContext officeDatabase, Vault privacyVault) {
        this.database = officeDatabase;
        this.privacyVault = privacyVault;
    }

    /** What waits for an answer, the most urgent first. */
    @RolesAllowed(Role.PRIVACY_OFFICER_ROLE)
    public List<DeskRequest> open() {
        return database.selectFrom(REQUEST)
                .where(REQUEST.STATUS.eq("open"))
                .orderBy(REQUEST.DUE_ON, REQUEST.ID)
                .fetch(DeskRequest::of);
    }

    /**
     * What was answered or refused, the one that came in last first.
     *
     * @param before the last of the page before; null = the first page
     */
    @RolesAllowed(Role.PRIVACY_OFFICER_ROLE)
    public List<DeskRequest> ended(@Nullable DeskRequest before, int size) {
        return database.selectFrom(REQUEST)
                .where(REQUEST.STATUS.ne("open"))
                .and(
                        before == null
                                ? DSL.noCondition()
                                : DSL.row(REQUEST.RECEIVED_AT, REQUEST.ID)
                                        .lt(before.receivedAt().atOffset(ZoneOffset.UTC), before.id()))
                .orderBy(REQUEST.RECEIVED_AT.desc(), REQUEST.ID.desc())
                .limit(size)
                .fetch(DeskRequest::of);
    }

    /** The request with a number; empty = there is none. */
    @RolesAllowed(Role.PRIVACY_OFFICER_ROLE)
    public Optional<DeskRequest> find(String number) {
        return database.selectFrom(REQUEST).where(REQUEST.NUMBER.eq(number)).fetchOptional(DeskRequest::of);
    }

    /** What was done about it, in order. */
    @RolesAllowed(Role.PRIVACY_OFFICER_ROLE)
    public List<RequestStep> history(UUID request) {
        return database.selectFrom(STEP)
                .where(STEP.REQUEST_ID.eq(request))
                .orderBy(STEP.POSITION)
                .fetch(row -> new RequestStep(
                        row.get(STEP.AT).toInstant(),
                        row.get(STEP.ACTOR),
                        row.get(STEP.KIND),
                        words(row.get(STEP.ID), row.get(STEP.WORDS))));
    }

    private String words(UUID step, byte @Nullable [] sealed) {
        return sealed == null
                ? ""
                : new String(privacyVault.open(sealed, RequestStep.words(step)), StandardCharsets.UTF_8);
    }
}
