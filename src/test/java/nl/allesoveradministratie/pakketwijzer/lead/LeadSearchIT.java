package nl.allesoveradministratie.pakketwijzer.lead;

import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LEAD_;
import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LOOKUP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.lead.LeadInbox.After;
import nl.allesoveradministratie.pakketwijzer.privacy.AccessEntry;
import nl.allesoveradministratie.pakketwijzer.privacy.AccessLog;
import nl.allesoveradministratie.pakketwijzer.sealing.Opener;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Finding a lead by what a colleague knows of it; and that somebody looked for a person is written down. */
class LeadSearchIT extends InboxDesk {

    @Autowired
    private LeadSearch search;

    @Autowired
    private AccessLog accessLog;

    private List<UUID> found(String typed) {
        return search.page(typed, null).stream().map(LeadSummary::id).toList();
    }

    @Autowired
    private LeadMerging merging;

    @Autowired
    private Duplicates duplicates;

    @Autowired
    private Opener leadOpener;

    @Test
    void byNumberAddressTelephoneNameAndCompany() {
        UUID lead = entered("Zoë Çelik-Özgür", "Volière de Zonnebloem", "zoe.celik@zoek.test", "06 87654321");
        awaitIndexed(lead);
        String reference = row(lead).get(LEAD_.REFERENCE);

        assertThat(found(reference.toLowerCase(java.util.Locale.ROOT).replace("-", "")))
                .containsExactly(lead);
        assertThat(found("ZOE.CELIK@zoek.test")).containsExactly(lead);
        assertThat(found("+31 (0)6 876 543 21")).containsExactly(lead);
        assertThat(found("celik")).contains(lead);
        assertThat(found("zonnebloem voliere")).containsExactly(lead);
        assertThat(found("ozgur zonnebloem")).containsExactly(lead);
        assertThat(found("ozgur tulp")).isEmpty();
        assertThat(found("zonneb")).as("a part of a word").isEmpty();
        assertThat(found("zoe@zoek.test")).isEmpty();
    }

    @Test
    void wordsOfStatusAndTopicNarrowItAndCanBePartOfANameAllTheSame() {
        UUID waiting = entered("Anna Zwaluw", "", "", "");
        UUID advice = entered("Bram Zwaluw", "Zwaluw Advies", "", "");
        awaitIndexed(waiting);
        awaitIndexed(advice);
        desk.changeStatus(waiting, row(waiting).get(LEAD_.VERSION), LeadStatus.WAITING);

        assertThat(found("zwaluw")).containsExactlyInAnyOrder(waiting, advice);
        assertThat(found("zwaluw wacht")).containsExactly(waiting);
        desk.changeStatus(waiting, row(waiting).get(LEAD_.VERSION), LeadStatus.CONTACTED);
        assertThat(found("Zwaluw contact gehad")).containsExactly(waiting);
        assertThat(found("zwaluw advies")).containsExactly(advice);
        assertThat(found("advies")).contains(advice);
        assertThat(found("zwaluw algemeen nieuw")).containsExactly(advice);
    }

    @Test
    void whatIsApartOrMergedIsNotFound() {
        UUID lead = entered("Cor Ooievaar", "", "", "");
        awaitIndexed(lead);
        owner().update(LEAD_)
                .set(LEAD_.QUARANTINED_BECAUSE, "test")
                .where(LEAD_.ID.eq(lead))
                .execute();

        assertThat(found("ooievaar")).isEmpty();
    }

    @Test
    void byNumberOrAddressOfWhatWasAddedTheLeadIsFoundThatItStandsIn() {
        UUID kept = entered("Dirk Kievit", "", "kievit@zoek.test", "");
        UUID added = entered("D. Kievit", "", "dirk@zoek.test", "06 87654399");
        UUID addedToThat = entered("Kievit", "", "dirk@zoek.test", "");
        List.of(kept, added, addedToThat).forEach(this::awaitIndexed);
        String reference = row(addedToThat).get(LEAD_.REFERENCE);
        merging.merge(added, 0, addedToThat, 0);
        merging.merge(kept, 0, added, 1);

        assertThat(found(reference)).containsExactly(kept);
        assertThat(found("dirk@zoek.test")).containsExactly(kept);
        assertThat(found("06 87654399")).containsExactly(kept);
        assertThat(found("kievit@zoek.test")).containsExactly(kept);
        assertThat(found("dirk@zoek.test kievit@zoek.test")).isEmpty();
    }

    /** Its address is that of another lead than the words are of, and how far it is is that of the one that is shown. */
    @Test
    void byTheAddressOfWhatWasAddedTogetherWithWordsTheLeadIsFoundThatItStandsIn() {
        UUID kept = entered("Merel Zwartkopje", "", "", "");
        UUID added = entered("M. Grasmusje", "", "grasmus@zoek.test", "06 87654311");
        List.of(kept, added).forEach(this::awaitIndexed);
        String reference = row(added).get(LEAD_.REFERENCE);
        merging.merge(kept, 0, added, 0);
        await().until(() -> workerDatabase.fetchExists(LOOKUP, LOOKUP.ADDED_FROM.eq(added)));

        assertThat(found("grasmus@zoek.test zwartkopje")).containsExactly(kept);
        assertThat(found("grasmusje grasmus@zoek.test")).containsExactly(kept);
        assertThat(found("06 87654311 merel grasmusje")).containsExactly(kept);
        assertThat(found(reference + " zwartkopje")).containsExactly(kept);
        assertThat(found("grasmus@zoek.test nieuw")).containsExactly(kept);
        assertThat(found("grasmus@zoek.test afgerond")).isEmpty();
        assertThat(found("grasmus@zoek.test specht")).isEmpty();
    }

    @Test
    void byWordsOfTheNamesOfWhatWasAddedTheLeadIsFoundThatItStandsIn() {
        UUID kept = entered("Dirk Specht", "", "", "");
        UUID added = entered("Dirk", "Koolmees en Zn", "", "");
        UUID addedToThat = entered("Dirk Pimpelmees", "", "", "");
        List.of(kept, added, addedToThat).forEach(this::awaitIndexed);
        merging.merge(added, 0, addedToThat, 0);
        merging.merge(kept, 0, added, 1);

        assertThat(found("koolmees")).containsExactly(kept);
        assertThat(found("pimpelmees")).containsExactly(kept);
        assertThat(found("specht")).containsExactly(kept);
        assertThat(found("pimpelmees dirk koolmees specht")).containsExactly(kept);
        assertThat(pageAfterPage("specht dirk")).containsExactly(kept);

        merging.undo(added);
        assertThat(found("koolmees")).containsExactly(added);
        assertThat(found("pimpelmees koolmees")).containsExactly(added);
        assertThat(found("specht")).containsExactly(kept);
        assertThat(found("specht koolmees")).isEmpty();
    }

    @Test
    void whatIsAddedBeforeItsWordsAreKnownIsFoundByThemLater() {
        UUID kept = entered("Dirk Heggenmus", "", "", "");
        UUID added = entered("Dirk Ringmus", "", "", "");
        List.of(kept, added).forEach(this::awaitIndexed);
        owner().deleteFrom(LOOKUP).where(LOOKUP.LEAD_ID.eq(added)).execute();
        merging.merge(kept, 0, added, 0);
        assertThat(found("ringmus")).isEmpty();

        workerDatabase.transaction(
                transaction -> new Reindexing(transaction.dsl(), duplicates, leadOpener).again(added));

        await().until(() -> workerDatabase.fetchExists(LOOKUP, LOOKUP.ADDED_FROM.eq(added)));
        assertThat(found("ringmus heggenmus")).containsExactly(kept);
    }

    @Test
    void byWordsOfWhatStandsStillNothingIsFoundUntilItGoesOn() {
        UUID kept = entered("Fay Sijs", "", "", "");
        UUID added = entered("Fay Barmsijs", "", "", "");
        List.of(kept, added).forEach(this::awaitIndexed);
        merging.merge(kept, 0, added, 0);
        assertThat(found("barmsijs")).containsExactly(kept);

        owner().execute(
                        "UPDATE lead.lead SET paused_because = 'restricted', paused_at = now(), version = version + 1"
                                + " WHERE id = ?",
                        added);
        await().until(() -> !workerDatabase.fetchExists(LOOKUP, LOOKUP.ADDED_FROM.eq(added)));
        assertThat(found("barmsijs")).isEmpty();
        assertThat(found("sijs")).containsExactly(kept);

        owner().execute(
                        "UPDATE lead.lead SET paused_because = NULL, paused_at = NULL, version = version + 1 WHERE id = ?",
                        added);
        await().until(() -> workerDatabase.fetchExists(LOOKUP, LOOKUP.ADDED_FROM.eq(added)));
        assertThat(found("barmsijs")).containsExactly(kept);
    }

    @Test
    void theWordsOfWhoIsForgottenFindNothingAndThoseOfTheOthersStillDo() {
        UUID kept = entered("Els Boomvalk", "", "", "");
        UUID forgotten = entered("Els Torenvalk", "Smelleken", "", "");
        UUID other = entered("Els Smelleken", "", "", "");
        UUID addedToForgotten = entered("Els Roodpootvalk", "", "", "");
        List.of(kept, forgotten, other, addedToForgotten).forEach(this::awaitIndexed);
        merging.merge(forgotten, 0, addedToForgotten, 0);
        merging.merge(kept, 0, forgotten, 1);
        merging.merge(kept, 1, other, 0);
        assertThat(found("torenvalk smelleken boomvalk")).containsExactly(kept);

        owner().execute("SELECT lead.forget(ARRAY[?]::uuid[])", forgotten);

        assertThat(found("torenvalk")).isEmpty();
        assertThat(found("smelleken boomvalk")).containsExactly(kept);
        assertThat(found("roodpootvalk")).containsExactly(addedToForgotten);
        assertThat(owner().fetchCount(LOOKUP, LOOKUP.ADDED_FROM.eq(forgotten))).isZero();
    }

    @Test
    void pageAfterPageNewestFirstAndEachOnce() {
        List<UUID> entered = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            entered.add(entered("Dirk Wielewaal", "Wielewaal", "", ""));
        }
        entered.forEach(this::awaitIndexed);

        assertThat(pageAfterPage("wielewaal dirk")).containsExactlyElementsOf(entered.reversed());
    }

    private List<UUID> pageAfterPage(String typed) {
        List<UUID> seen = new ArrayList<>();
        List<LeadSummary> page = search.page(typed, null);
        while (!page.isEmpty()) {
            page.forEach(each -> seen.add(each.id()));
            page = search.page(
                    typed, new After(page.getLast().receivedAt(), page.getLast().id()));
        }
        return seen;
    }

    @Test
    void whoAskedMoreThanFitsAPageIsFoundWholeAndWhereWhatWasAddedStands() {
        String email = UUID.randomUUID() + "@zoek.test";
        List<UUID> entered = new ArrayList<>();
        for (int i = 0; i < LeadInbox.PAGE + 5; i++) {
            entered.add(entered("Frits Grutto", "", email, ""));
        }
        UUID kept = entered("Grutto B.V.", "", "", "");
        entered.forEach(this::awaitIndexed);
        UUID added = entered.removeFirst();
        merging.merge(kept, 0, added, 0);

        List<UUID> expected = new ArrayList<>(List.of(kept));
        expected.addAll(entered.reversed());
        assertThat(pageAfterPage(email)).containsExactlyElementsOf(expected);
    }

    private AccessEntry newest() {
        return officeDatabase
                .fetch(
                        "SELECT lead_id, action, details, purpose FROM audit.access WHERE actor = ?"
                                + " ORDER BY position DESC LIMIT 1",
                        me)
                .map(row -> new AccessEntry(
                        1,
                        java.time.Instant.EPOCH,
                        me,
                        row.get(0, UUID.class),
                        row.get(1, String.class),
                        List.of(row.get(2, String.class).split(",")),
                        row.get(3, String.class)))
                .getFirst();
    }

    private int written() {
        return officeDatabase
                .fetchOptional("SELECT count(*) FROM audit.access WHERE actor = ?", me)
                .orElseThrow()
                .get(0, int.class);
    }

    @Test
    void lookingForAPersonIsWrittenDownWithoutWhatWasTyped() {
        String email = UUID.randomUUID() + "@nachtegaal.test";
        UUID lead = entered("Eva Nachtegaal", "", email, "");
        awaitIndexed(lead);

        found(email);
        assertThat(newest().action()).isEqualTo("search");
        assertThat(newest().lead()).isEqualTo(lead);
        assertThat(newest().details()).containsExactly("email");
        assertThat(accessLog.of(lead)).hasSize(1);

        found("nachtegaal");
        assertThat(newest().lead()).isEqualTo(AccessLog.NOBODY);
        assertThat(newest().details()).containsExactly("name", "company");
        found("niemand@nachtegaal.test");
        assertThat(newest().lead()).isEqualTo(AccessLog.NOBODY);
        assertThat(written()).isEqualTo(3);
        assertThat(officeDatabase
                        .fetch("SELECT * FROM audit.access WHERE actor = ?", me)
                        .toString())
                .doesNotContainIgnoringCase("nachtegaal");
    }

    @Test
    void whatCannotBeWrittenDownIsNotShown() {
        String email = UUID.randomUUID() + "@rietzanger.test";
        UUID lead = entered("Gijs Rietzanger", "", email, "");
        awaitIndexed(lead);
        String writing = "EXECUTE ON FUNCTION audit.record(uuid, uuid, text, text, text)";
        owner().execute("REVOKE " + writing + " FROM pw_office");
        try {
            assertThatThrownBy(() -> found("rietzanger")).hasMessageContaining("permission denied");
            assertThatThrownBy(() -> found(email)).hasMessageContaining("permission denied");
        } finally {
            owner().execute("GRANT " + writing + " TO pw_office");
        }
        assertThat(found("rietzanger")).containsExactly(lead);
    }

    @Test
    void lookingForANumberOrAStatusIsNoLookAtAPerson() {
        found("PW-0000-0000-00");
        found("wacht");
        search.page("nachtegaal", new After(java.time.OffsetDateTime.now(), UUID.randomUUID()));

        assertThat(written()).isZero();
    }
}
