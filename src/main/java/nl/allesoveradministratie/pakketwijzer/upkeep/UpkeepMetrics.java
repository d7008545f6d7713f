package nl.allesoveradministratie.pakketwijzer.upkeep;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The same figures for programs that watch: no tags, so nothing of anybody. Not a number = unknown here. */
@Component
class UpkeepMetrics implements MeterBinder {

    private final Watch watch;
    private final Disk disk;

    UpkeepMetrics(Watch watch, Disk disk) {
        this.watch = watch;
        this.disk = disk;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        figure(registry, "pakketwijzer.leads.unanswered", "Leads without a first response", Figures::leadsUnanswered);
        figure(
                registry,
                "pakketwijzer.leads.late",
                "Of those, past the moment their team responds by",
                Figures::leadsLate);
        age(
                registry,
                "pakketwijzer.lead.oldest.unanswered.seconds",
                "Since it came in",
                f -> f.since(f.oldestUnanswered()));
        age(
                registry,
                "pakketwijzer.intake.oldest.unopened.seconds",
                "Since it came in",
                f -> f.since(f.oldestUnopened()));
        figure(registry, "pakketwijzer.mails.waiting", "Mails to be sent", Figures::mailsWaiting);
        figure(registry, "pakketwijzer.mails.failed", "Mails that were given up", Figures::mailsFailed);
        age(
                registry,
                "pakketwijzer.mail.oldest.unsent.seconds",
                "Since it was written",
                f -> f.since(f.oldestUnsent()));
        figure(
                registry,
                "pakketwijzer.release.overdue.days",
                "Days without their figures",
                Figures::releaseDaysOverdue);
        age(
                registry,
                "pakketwijzer.retention.age.seconds",
                "Since the last night's run",
                f -> f.since(f.lastRetention()));
        figure(
                registry,
                "pakketwijzer.retention.overdue",
                "What that run left though it was due",
                Figures::retentionOverdue);
        figure(registry, "pakketwijzer.archive.failing", "1 = the log is not copied", f -> f.archiveFails() ? 1 : 0);
        figure(registry, "pakketwijzer.database.bytes", "Size of the database", Figures::databaseBytes);
        figure(
                registry,
                "pakketwijzer.release.refused",
                "Releases that the privacy budget did not allow, in the last seven days",
                Figures::releasesRefused);
        Gauge.builder("pakketwijzer.logs.whole", watch, w -> {
                    Boolean whole = w.logsWhole();
                    return whole == null ? Double.NaN : whole ? 1 : 0;
                })
                .description("1 = access log and log of exports are as they were written")
                .register(registry);
        Gauge.builder("pakketwijzer.disk.free.bytes", disk, Disk::free).register(registry);
        Gauge.builder("pakketwijzer.disk.size.bytes", disk, Disk::size).register(registry);
        // None at all is older than any: what is no number would be compared with nothing, and nobody be told.
        Gauge.builder(
                        "pakketwijzer.backup.age.seconds",
                        disk,
                        d -> seconds(d.backupAge(), d.hasBackups() ? Double.POSITIVE_INFINITY : Double.NaN))
                .register(registry);
    }

    private void figure(MeterRegistry registry, String name, String what, ToDoubleFunction<Figures> figure) {
        Gauge.builder(name, watch, w -> {
                    Figures figures = w.figures();
                    return figures == null ? Double.NaN : figure.applyAsDouble(figures);
                })
                .description(what)
                .register(registry);
    }

    private interface Age {
        @Nullable
        Duration of(Figures figures);
    }

    /** Nothing that waits has waited no time. */
    private void age(MeterRegistry registry, String name, String what, Age age) {
        figure(registry, name, what, figures -> seconds(age.of(figures), 0));
    }

    private static double seconds(@Nullable Duration age, double otherwise) {
        return age == null ? otherwise : age.toMillis() / 1000.0;
    }
}
