package nl.allesoveradministratie.pakketwijzer.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Memory of other processes, as Linux tells it; not a number elsewhere. */
final class ProcessMemory {

    private static final Pattern RESIDENT = Pattern.compile("(?m)^VmRSS:\\s+(\\d+) kB");

    private static final Pattern SHARED_OUT = Pattern.compile("(?m)^Pss:\\s+(\\d+) kB");

    private ProcessMemory() {}

    /** All that a process holds, in megabytes. */
    static double resident(ProcessHandle process) {
        return megabytes(process, "status", RESIDENT);
    }

    /** The same, with its part only of memory that processes share. */
    static double sharedOut(ProcessHandle process) {
        return megabytes(process, "smaps_rollup", SHARED_OUT);
    }

    private static double megabytes(ProcessHandle process, String file, Pattern line) {
        try {
            Matcher found = line.matcher(Files.readString(Path.of("/proc", String.valueOf(process.pid()), file)));
            return found.find() ? Long.parseLong(found.group(1)) / 1000.0 : Double.NaN;
        } catch (IOException e) {
            return Double.NaN;
        }
    }
}
