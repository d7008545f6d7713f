package nl.allesoveradministratie.pakketwijzer.lead;

import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LEAD_;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import nl.allesoveradministratie.pakketwijzer.RunningApplication;
import nl.allesoveradministratie.pakketwijzer.lead.LeadFigures.Age;
import nl.allesoveradministratie.pakketwijzer.lead.LeadFigures.Conversion;
import nl.allesoveradministratie.pakketwijzer.lead.LeadFigures.Group;
import nl.allesoveradministratie.pakketwijzer.lead.LeadFigures.Line;
import nl.allesoveradministratie.pakketwijzer.privacy.ShippedRules;
import org.jooq.Configuration;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;

/** The figures of a week, held against leads of which it is known what happened. What a test makes is gone again. */
class LeadFiguresIT extends RunningApplication {

    private static final IsoWeek WEEK = IsoWeek.of(LocalDate.of(2026, 9, 16));
    private static final OffsetDateTime WEDNESDAY =
            LocalDate.of(2026, 9, 16).atTime(10, 0).atZone(IsoWeek.HERE).toOffsetDateTime();

    @Autowired
    @FlywayDataSource
    private DataSource ownerDataSource;

    private interface Story {
        void tell(DSLContext dsl, LeadFigures figures);
    }

    /** With no other leads than those of the story, two days after that Wednesday. */
    private void with(Story story) {
        OffsetDateTime now = WEDNESDAY.plusDays(2);
        try {
            DSL.using(ownerDataSource, SQLDialect.POSTGRES).transaction((Configuration transaction) -> {
                DSLContext dsl = transaction.dsl();
                dsl.update(LEAD_).set(LEAD_.QUARANTINED_BECAUSE, "test").execute();
                story.tell(dsl, new LeadFigures(dsl, ShippedRules.read(), Clock.fixed(now.toInstant(), IsoWeek.HERE)));
                throw new RolledBack();
            });
        } catch (RolledBack e) {
            assertThat(e).hasNoCause();
        }
    }

    private static final class RolledBack extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private record Lead(DSLContext dsl, UUID id) {

        static Lead received(DSLContext dsl, OffsetDateTime at, String site, String origin, @Nullable String role) {
            UUID id = UUID.randomUUID();
            dsl.insertInto(LEAD_)
                    .set(LEAD_.ID, id)
                    .set(LEAD_.REFERENCE, id.toString())
                    .set(LEAD_.REVISION, 1)
                    .set(LEAD_.SITE, site)
                    .set(LEAD_.LANGUAGE, "nl")
                    .set(LEAD_.ORIGIN, origin)
                    .set(LEAD_.TOPIC, "general")
                    .set(LEAD_.ROLE, role)
                    .set(LEAD_.REPLY_BY, "mail")
                    .set(LEAD_.RECEIVED_AT, at)
                    .set(LEAD_.LAST_CONTACT_AT, at)
                    .set(LEAD_.ANONYMISE_ON, at.toLocalDate().plusYears(1))
                    .set(LEAD_.INITIALS, "")
                    .execute();
            return new Lead(dsl, id);
        }

        static Lead received(DSLContext dsl, OffsetDateTime at) {
            return received(dsl, at, "vixum", "form", "zzp");
        }

        Lead due(Duration after) {
            dsl.update(LEAD_)
                    .set(LEAD_.RESPOND_BY, receivedAt().plus(after))
                    .where(LEAD_.ID.eq(id))
                    .execute();
            return this;
        }

        Lead answered(Duration after) {
            new ResponseMinutes(dsl).at(id, receivedAt().plus(after));
            return this;
        }

        Lead ended(String outcome, OffsetDateTime at) {
            dsl.update(LEAD_)
                    .set(LEAD_.STATUS, "done")
                    .set(LEAD_.OUTCOME, outcome)
                    .set(LEAD_.OUTCOME_AT, at)
                    .where(LEAD_.ID.eq(id))
                    .execute();
            return this;
        }

        private OffsetDateTime receivedAt() {
            return dsl.select(LEAD_.RECEIVED_AT)
                    .from(LEAD_)
                    .where(LEAD_.ID.eq(id))
                    .fetchSingle()
                    .value1();
        }
    }

    @Test
    void withoutLeadsThereAreThirteenWeeksOfNothing() {
        with((dsl, figures) -> {
            assertThat(figures.weeks(WEEK)).hasSize(13).allMatch(line -> line.received() == 0 && line.median() == null);
            assertThat(figures.conversion(WEEK).bySite()).isEmpty();
            assertThat(figures.conversion(WEEK).byWeek()).hasSize(13).containsEntry(WEEK, Share.NONE);
            assertThat(figures.ages()).extracting(Age::leads).containsOnly(0);
            assertThat(figures.firstWeek()).isEqualTo(figures.thisWeek()).isEqualTo(WEEK);
        });
    }

    @Test
    void theFirstResponseOfAWeekIsThatOfTheLeadsThatCameInThen() {
        with((dsl, figures) -> {
            for (int minutes = 10; minutes <= 100; minutes += 10) {
                Lead.received(dsl, WEDNESDAY).answered(Duration.ofMinutes(minutes));
            }
            Lead.received(dsl, WEDNESDAY);

            Line line = figures.weeks(WEEK).getLast();

            assertThat(line).isEqualTo(new Line(WEEK, 11, 10, 50, 90, Share.NONE));
            assertThat(figures.weeks(WEEK.plus(1)).get(11)).isEqualTo(line);
        });
    }

    @Test
    void onlyTheFirstResponseCountsAndItsMinutesStay() {
        with((dsl, figures) -> {
            Lead.received(dsl, WEDNESDAY)
                    .answered(Duration.ofMinutes(25).plusSeconds(59))
                    .answered(Duration.ofHours(4));
            assertThat(figures.weeks(WEEK).getLast().median()).isEqualTo(25);
        });
    }

    @Test
    void inTimeIsOfThoseThatWereDueByNow() {
        with((dsl, figures) -> {
            Lead.received(dsl, WEDNESDAY).due(Duration.ofHours(8)).answered(Duration.ofHours(8));
            Lead.received(dsl, WEDNESDAY).due(Duration.ofHours(8)).answered(Duration.ofHours(9));
            Lead.received(dsl, WEDNESDAY).due(Duration.ofHours(8));
            // Not due yet, and of which nobody said when it is due.
            Lead.received(dsl, WEDNESDAY).due(Duration.ofDays(3));
            Lead.received(dsl, WEDNESDAY).answered(Duration.ofHours(1));
            // It was no question that we can answer.
            Lead.received(dsl, WEDNESDAY).due(Duration.ofHours(8)).ended("not_a_lead", WEDNESDAY.plusDays(1));
            // Answered before it is due.
            Lead.received(dsl, WEDNESDAY).due(Duration.ofDays(3)).answered(Duration.ofHours(2));

            assertThat(figures.weeks(WEEK).getLast().inTime()).isEqualTo(new Share(2, 4));
        });
    }

    @Test
    void aWeekBeginsAndEndsAtMidnightHere() {
        with((dsl, figures) -> {
            Lead.received(dsl, WEEK.begin());
            Lead.received(dsl, WEEK.end().minusNanos(1_000));
            Lead.received(dsl, WEEK.end());
            Lead.received(dsl, WEEK.begin().minusNanos(1_000));
            assertThat(figures.weeks(WEEK)).extracting(Line::received).endsWith(1, 2);
            assertThat(figures.firstWeek()).isEqualTo(WEEK.plus(-1));
        });
    }

    @Test
    void whatBecameOfLeadsIsToldBySiteSourceAndRole() {
        with((dsl, figures) -> {
            OffsetDateTime before = WEDNESDAY.minusWeeks(2);
            Lead.received(dsl, WEDNESDAY, "vixum", "form", "zzp").ended("chosen", WEDNESDAY);
            Lead.received(dsl, before, "vixum", "phone", "mkb").ended("elsewhere", WEDNESDAY);
            Lead.received(dsl, before, "vixum", "form", null).ended("chosen", before);
            Lead.received(dsl, WEDNESDAY, "allesoveradministratie", "form", null);
            // Turned out to be none.
            Lead.received(dsl, WEDNESDAY, "vixum", "form", "zzp").ended("not_a_lead", WEDNESDAY);
            // Longer ago than a quarter.
            Lead.received(dsl, before, "vixum", "form", "zzp").ended("chosen", WEDNESDAY.minusWeeks(13));

            Conversion conversion = figures.conversion(WEEK);

            assertThat(conversion.byWeek())
                    .containsEntry(WEEK, new Share(1, 2))
                    .containsEntry(WEEK.plus(-2), new Share(1, 1));
            assertThat(conversion.bySite())
                    .containsExactly(
                            new Group("allesoveradministratie", 1, Share.NONE, Share.NONE),
                            new Group("vixum", 2, new Share(1, 2), new Share(2, 3)));
            assertThat(conversion.byOrigin())
                    .containsExactly(
                            new Group("form", 3, new Share(1, 1), new Share(2, 2)),
                            new Group("phone", 0, new Share(0, 1), new Share(0, 1)));
            assertThat(conversion.byRole())
                    .containsExactly(
                            new Group("mkb", 0, new Share(0, 1), new Share(0, 1)),
                            new Group("zzp", 2, new Share(1, 1), new Share(1, 1)),
                            new Group("", 1, Share.NONE, new Share(1, 1)));
        });
    }

    /** Of those before it only customers are left, who are kept longer. */
    @Test
    void theFirstWeekOfWhichThereAreFiguresIsOneOfWhichNoLeadIsGoneYet() {
        with((dsl, figures) -> {
            IsoWeek first = IsoWeek.of(LocalDate.of(2025, 9, 22));
            Lead.received(dsl, WEDNESDAY.minusYears(2)).ended("chosen", WEDNESDAY.minusYears(2));
            Lead.received(dsl, WEDNESDAY.minusYears(1))
                    .ended("chosen", first.begin().minusDays(1));

            assertThat(figures.firstWeek()).isEqualTo(first);
            assertThat(figures.nearest(WEEK.plus(-100))).isEqualTo(first);
            assertThat(figures.nearest(WEEK.plus(1))).isEqualTo(WEEK);
            assertThat(figures.nearest(WEEK.plus(-3))).isEqualTo(WEEK.plus(-3));
            assertThat(figures.weeks(first)).extracting(Line::week).containsExactly(first);
            assertThat(figures.conversion(first.plus(1)).byWeek()).containsOnlyKeys(first, first.plus(1));
            assertThat(figures.conversion(first.plus(1)).bySite()).isEmpty();
        });
    }

    @Test
    void openLeadsAreToldApartByHowLongTheyHaveBeenHere() {
        with((dsl, figures) -> {
            OffsetDateTime now = WEDNESDAY.plusDays(2);
            for (int hours : new int[] {1, 23, 24, 71, 72, 167, 168, 335, 336, 9_999}) {
                Lead.received(dsl, now.minusHours(hours));
            }
            Lead.received(dsl, now).ended("chosen", now);
            assertThat(figures.ages())
                    .containsExactly(
                            new Age(0, 1, 2),
                            new Age(1, 3, 2),
                            new Age(3, 7, 2),
                            new Age(7, 14, 2),
                            new Age(14, null, 2));
        });
    }

    @Test
    void whatStandsApartOrWasAddedToAnotherIsNotCounted() {
        with((dsl, figures) -> {
            Lead kept = Lead.received(dsl, WEDNESDAY);
            Lead same = Lead.received(dsl, WEDNESDAY).ended("chosen", WEDNESDAY);
            dsl.update(LEAD_)
                    .set(LEAD_.MERGED_INTO, kept.id())
                    .where(LEAD_.ID.eq(same.id()))
                    .execute();
            Lead doubtful = Lead.received(dsl, WEDNESDAY);
            dsl.update(LEAD_)
                    .set(LEAD_.QUARANTINED_BECAUSE, "words")
                    .where(LEAD_.ID.eq(doubtful.id()))
                    .execute();
            assertThat(figures.weeks(WEEK).getLast().received()).isEqualTo(1);
            assertThat(figures.conversion(WEEK).byWeek()).containsEntry(WEEK, Share.NONE);
            assertThat(figures.ages()).extracting(Age::leads).containsExactly(0, 1, 0, 0, 0);
        });
    }

    /** Of years of leads, a week or a quarter is read by an index; and all that are open by theirs. */
    @Test
    void noBlockReadsAllLeadsThereAre() {
        with((dsl, figures) -> {
            dsl.execute("""
                    INSERT INTO lead.lead (id, reference, revision, site, language, origin, topic, reply_by, received_at,
                        last_contact_at, anonymise_on, initials, status, outcome, outcome_at, response_minutes)
                    SELECT gen_random_uuid(), 'plan ' || i, 1, 'vixum', 'nl', 'form', 'general', 'mail', at, at,
                        at::date + 365, '', CASE WHEN i % 50 = 0 THEN 'new' ELSE 'done' END,
                        CASE WHEN i % 50 > 0 THEN 'chosen' END, CASE WHEN i % 50 > 0 THEN at END, i % 900
                    FROM generate_series(1, 60000) i, LATERAL (SELECT {0}::timestamptz - i * interval '44 minutes') t (at)
                    """, DSL.val(WEDNESDAY));
            dsl.execute("ANALYZE lead.lead");
            List<Select<?>> blocks = List.of(
                    LeadFigures.weeksQuery(dsl, WEEK, WEDNESDAY),
                    LeadFigures.finishedQuery(dsl, WEEK),
                    LeadFigures.receivedQuery(dsl, WEEK),
                    LeadFigures.agesQuery(dsl, WEDNESDAY));
            assertThat(blocks)
                    .extracting(block -> dsl.explain(block).plan())
                    .allSatisfy(plan -> assertThat(plan).contains("Index").doesNotContain("Seq Scan"));
            // The test itself sees what it looks for.
            assertThat(dsl.explain(dsl.selectCount().from(LEAD_).where(LEAD_.RESPONSE_MINUTES.eq(5)))
                            .plan())
                    .contains("Seq Scan");
        });
    }
}
