package nl.allesoveradministratie.pakketwijzer.upkeep;

import static nl.allesoveradministratie.pakketwijzer.upkeep.StatusLine.Level.BAD;
import static nl.allesoveradministratie.pakketwijzer.upkeep.StatusLine.Level.GOOD;
import static nl.allesoveradministratie.pakketwijzer.upkeep.StatusLine.Level.LOOK;
import static nl.allesoveradministratie.pakketwijzer.upkeep.StatusLine.Level.UNKNOWN;
import static nl.allesoveradministratie.pakketwijzer.upkeep.StatusLine.Topic.ARCHIVE;
import static nl.allesoveradministratie.pakketwijzer.upkeep.StatusLine.Topic.BACKUP;
import static nl.allesoveradministratie.pakketwijzer.upkeep.StatusLine.Topic.DATABASE;
import static nl.allesoveradministratie.pakketwijzer.upkeep.StatusLine.Topic.DISK;
import static nl.allesoveradministratie.pakketwijzer.upkeep.StatusLine.Topic.FIGURES;
import static nl.allesoveradministratie.pakketwijzer.upkeep.StatusLine.Topic.INTAKE;
import static nl.allesoveradministratie.pakketwijzer.upkeep.StatusLine.Topic.LEADS;
import static nl.allesoveradministratie.pakketwijzer.upkeep.StatusLine.Topic.LOGS;
import static nl.allesoveradministratie.pakketwijzer.upkeep.StatusLine.Topic.MAIL;
import static nl.allesoveradministratie.pakketwijzer.upkeep.StatusLine.Topic.RETENTION;

import jakarta.annotation.security.RolesAllowed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Service;

/** How the installation is doing, in words for administrators; the same figures as programs that watch get. */
@Service
@OnDoor(Door.OFFICE)
public class StatusBoard {

    private static final long GIGABYTE = 1_000_000_000L;

    private final Watch watch;
    private final Disk disk;
    private final boolean archives;

    StatusBoard(Watch watch, Disk disk, Environment environment) {
        this.watch = watch;
        this.disk = disk;
        this.archives = !environment.getProperty("pakketwijzer.archive", "").isBlank();
    }

    /** All there is to say, in a fixed order. */
    @RolesAllowed("ADMIN")
    public List<StatusLine> lines() {
        List<StatusLine> lines = new ArrayList<>();
        Figures figures = watch.figures();
        if (figures == null) {
            lines.add(StatusLine.of(DATABASE, BAD, "away"));
        } else {
            lines.addAll(of(figures, archives));
        }
        Boolean whole = watch.logsWhole();
        lines.add(
                whole == null
                        ? StatusLine.of(LOGS, UNKNOWN, "unknown")
                        : whole ? StatusLine.of(LOGS, GOOD, "whole") : StatusLine.of(LOGS, BAD, "broken"));
        if (disk.hasBackups()) {
            lines.add(backup(disk.backupAge()));
        }
        lines.add(disk(disk.free(), disk.size()));
        lines.sort((one, other) -> one.topic().compareTo(other.topic()));
        return lines;
    }

    /** What the database says. */
    static List<StatusLine> of(Figures figures, boolean archives) {
        return Arrays.stream(new @Nullable StatusLine[] {
                    leads(figures),
                    intake(figures),
                    mail(figures),
                    releases(figures),
                    retention(figures),
                    archive(figures, archives),
                    StatusLine.of(DATABASE, GOOD, "fine", megabytes(figures.databaseBytes()))
                })
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }

    private static StatusLine leads(Figures figures) {
        Duration oldest = figures.since(figures.oldestUnanswered());
        if (oldest == null) {
            return StatusLine.of(LEADS, GOOD, "none");
        }
        return figures.leadsLate() > 0
                ? StatusLine.of(LEADS, LOOK, "late", figures.leadsLate(), figures.leadsUnanswered(), oldest)
                : StatusLine.of(LEADS, GOOD, "waiting", figures.leadsUnanswered(), oldest);
    }

    private static StatusLine intake(Figures figures) {
        Duration oldest = figures.since(figures.oldestUnopened());
        return oldest == null || oldest.compareTo(Duration.ofMinutes(10)) < 0
                ? StatusLine.of(INTAKE, GOOD, "fine")
                : StatusLine.of(INTAKE, BAD, "stuck", oldest);
    }

    private static StatusLine mail(Figures figures) {
        Duration oldest = figures.since(figures.oldestUnsent());
        if (oldest != null && oldest.compareTo(Duration.ofMinutes(15)) >= 0) {
            return StatusLine.of(
                    MAIL,
                    oldest.compareTo(Duration.ofHours(4)) >= 0 ? BAD : LOOK,
                    "late",
                    figures.mailsWaiting(),
                    oldest);
        }
        return figures.mailsFailed() > 0
                ? StatusLine.of(MAIL, LOOK, "failed", figures.mailsFailed())
                : StatusLine.of(MAIL, GOOD, "fine");
    }

    private static StatusLine releases(Figures figures) {
        int days = figures.releaseDaysOverdue();
        if (figures.releasesRefused() > 0) {
            return StatusLine.of(FIGURES, BAD, "refused", figures.releasesRefused());
        }
        return days == 0
                ? StatusLine.of(FIGURES, GOOD, "fine")
                : StatusLine.of(FIGURES, days >= 3 ? BAD : LOOK, "late", days);
    }

    private static StatusLine retention(Figures figures) {
        Duration age = figures.since(figures.lastRetention());
        if (age == null) {
            return StatusLine.of(RETENTION, UNKNOWN, "never");
        }
        if (figures.retentionOverdue() > 0) {
            return StatusLine.of(RETENTION, BAD, "left", figures.retentionOverdue());
        }
        return age.compareTo(Duration.ofHours(26)) < 0
                ? StatusLine.of(RETENTION, GOOD, "fine", age)
                : StatusLine.of(RETENTION, age.compareTo(Duration.ofHours(50)) < 0 ? LOOK : BAD, "late", age);
    }

    private static @Nullable StatusLine archive(Figures figures, boolean archives) {
        if (!archives) {
            return null;
        }
        return figures.archiveFails() ? StatusLine.of(ARCHIVE, BAD, "fails") : StatusLine.of(ARCHIVE, GOOD, "fine");
    }

    /** @param age null = there is no backup */
    static StatusLine backup(@Nullable Duration age) {
        if (age == null) {
            return StatusLine.of(BACKUP, LOOK, "none");
        }
        return age.compareTo(Duration.ofHours(26)) < 0
                ? StatusLine.of(BACKUP, GOOD, "fine", age)
                : StatusLine.of(BACKUP, age.compareTo(Duration.ofDays(8)) < 0 ? LOOK : BAD, "old", age);
    }

    static StatusLine disk(long free, long size) {
        StatusLine.Level level =
                free < GIGABYTE || free < size / 20 ? BAD : free < 5 * GIGABYTE || free < size / 8 ? LOOK : GOOD;
        return StatusLine.of(DISK, level, level == GOOD ? "fine" : "little", free / GIGABYTE, size / GIGABYTE);
    }

    private static long megabytes(long bytes) {
        return bytes / 1_000_000;
    }
}
