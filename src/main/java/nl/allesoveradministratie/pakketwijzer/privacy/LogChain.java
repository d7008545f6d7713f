package nl.allesoveradministratie.pakketwijzer.privacy;

import static nl.allesoveradministratie.pakketwijzer.privacy.db.audit.Tables.SEGMENT;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import nl.allesoveradministratie.pakketwijzer.sealing.SignatureCheck;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/**
 * Whether a log is whole. Each line holds the hash of the one before; of each month that is over, its end is signed by the
 * clockwork, and later until when it was kept, so that months whose time has come may be gone and the rest still fits. What is wrong is named by the position
 * of the first line that does not fit.
 *
 * @param log "access" or "export", as in the database
 * @param beginning what is hashed before the first line
 */
record LogChain(String log, String beginning, SignatureCheck check) {

    private static final ZoneId HERE = ZoneId.of("Europe/Amsterdam");

    /**
     * A line, as far as the chain knows it.
     *
     * @param text what was hashed after the previous hash
     */
    record Line(long position, String text, byte[] hash) {}

    /**
     * A month that was closed.
     *
     * @param keptUntil the day on which its time had come, signed by {@code release}; null = it is to be there
     */
    private record Segment(
            LocalDate month,
            long first,
            long last,
            byte[] previous,
            byte[] head,
            byte[] signature,
            boolean dropped,
            @Nullable LocalDate keptUntil,
            byte @Nullable [] release) {

        static Segment of(Record row) {
            return new Segment(
                    row.get(SEGMENT.MONTH),
                    row.get(SEGMENT.FIRST_POSITION),
                    row.get(SEGMENT.LAST_POSITION),
                    row.get(SEGMENT.PREVIOUS),
                    row.get(SEGMENT.HEAD),
                    row.get(SEGMENT.SIGNATURE),
                    row.get(SEGMENT.DROPPED_AT) != null,
                    row.get(SEGMENT.KEPT_UNTIL),
                    row.get(SEGMENT.RELEASE));
        }
    }

    /** What is signed of a month. */
    static String signed(String log, LocalDate month, long first, long last, byte[] previous, byte[] head) {
        return String.join(
                "|",
                "pakketwijzer",
                log,
                month.toString(),
                String.valueOf(first),
                String.valueOf(last),
                HexFormat.of().formatHex(previous),
                HexFormat.of().formatHex(head));
    }

    /** What is signed when a month may go: so a period that is changed later says nothing of what went before. */
    static String released(String log, LocalDate month, byte[] head, LocalDate keptUntil) {
        return String.join(
                "|",
                "pakketwijzer",
                log,
                "released",
                month.toString(),
                HexFormat.of().formatHex(head),
                keptUntil.toString());
    }

    /**
     * Does the sum again.
     *
     * @param lines all that are there, in order
     * @param headPosition of the last line that was ever written; 0 = none was
     * @return the position of the first line that was changed or taken out; empty = the log is whole
     */
    OptionalLong firstBroken(DSLContext dsl, Iterable<Line> lines, long headPosition, byte[] headHash, Instant now) {
        List<Segment> segments = dsl.selectFrom(SEGMENT)
                .where(SEGMENT.LOG.eq(log))
                .orderBy(SEGMENT.MONTH)
                .fetch(Segment::of);
        byte[] hash = sha256(beginning.getBytes(StandardCharsets.UTF_8));
        long expected = 1;
        LocalDate month = segments.isEmpty() ? null : segments.getFirst().month();
        boolean keptBefore = false;
        int gone = 0;
        for (Segment each : segments) {
            boolean fits = each.month().equals(month)
                    && each.first() == expected
                    && Arrays.equals(each.previous(), hash)
                    && check.fits(
                            each.signature(),
                            signed(log, each.month(), each.first(), each.last(), each.previous(), each.head()));
            if (!fits || each.dropped() && (keptBefore || !mayBeGone(each, now))) {
                return OptionalLong.of(expected);
            }
            keptBefore |= !each.dropped();
            gone += each.dropped() ? 1 : 0;
            month = each.month().plusMonths(1);
            expected = each.last() + 1;
            hash = each.head();
        }
        return walk(segments.subList(gone, segments.size()), start(segments, gone), lines, headPosition, headHash);
    }

    private boolean mayBeGone(Segment segment, Instant now) {
        return segment.keptUntil() != null
                && segment.release() != null
                && !LocalDate.ofInstant(now, HERE).isBefore(segment.keptUntil())
                && check.fits(segment.release(), released(log, segment.month(), segment.head(), segment.keptUntil()));
    }

    /** Where the lines that are there begin: their first position, and the hash before it. */
    private record Start(long position, byte[] hash) {}

    private Start start(List<Segment> segments, int gone) {
        return gone == 0
                ? new Start(1, sha256(beginning.getBytes(StandardCharsets.UTF_8)))
                : new Start(
                        segments.get(gone - 1).last() + 1,
                        segments.get(gone - 1).head());
    }

    private static OptionalLong walk(
            List<Segment> kept, Start start, Iterable<Line> lines, long headPosition, byte[] headHash) {
        byte[] hash = start.hash();
        long expected = start.position();
        var ends = kept.iterator();
        Segment next = ends.hasNext() ? ends.next() : null;
        for (Line line : lines) {
            hash = sha256(hash, line.text().getBytes(StandardCharsets.UTF_8));
            if (line.position() != expected || !Arrays.equals(hash, line.hash())) {
                return OptionalLong.of(expected);
            }
            while (next != null && next.last() <= expected) {
                // Whoever makes all later lines fit cannot make the signed end of the month fit
                if (next.last() == expected && !Arrays.equals(next.head(), hash)) {
                    return OptionalLong.of(expected);
                }
                next = ends.hasNext() ? ends.next() : null;
            }
            expected++;
        }
        if (headPosition != expected - 1 || next != null && next.last() >= expected) {
            return OptionalLong.of(expected);
        }
        // The last line has no next one to give it away; the head does.
        return Arrays.equals(headHash, hash) ? OptionalLong.empty() : OptionalLong.of(expected - 1);
    }

    private static byte[] sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
