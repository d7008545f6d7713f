package nl.allesoveradministratie.pakketwijzer.launch;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** The jar after {@code ./pakketwijzer rehearse}, which is done once for all processes that test at the same time. */
public final class RehearsedJar {

    private static final Path APART = Path.of("target", "app");
    private static final RehearsedJar JAR = rehearse();

    private RehearsedJar() {}

    /** The one of these classes. */
    public static RehearsedJar get() {
        return JAR;
    }

    /** What Java is given to start it. It refuses to start when it cannot use what it remembers, instead of being slow. */
    public List<String> asArguments() {
        return List.of(
                "-XX:AOTCache=" + APART.resolve("pakketwijzer.aot"),
                "-XX:AOTMode=on",
                "-jar",
                APART.resolve("pakketwijzer.jar").toString());
    }

    private static RehearsedJar rehearse() {
        try (FileChannel file = FileChannel.open(
                        Path.of("target", "rehearsal.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock one = file.lock()) {
            ProcessBuilder launcher = new ProcessBuilder("./pakketwijzer", "rehearse")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD);
            launcher.environment().put("JAVA_HOME", System.getProperty("java.home"));
            int code = launcher.start().waitFor();
            if (code != 0) {
                throw new IllegalStateException(
                        "The rehearsal ended with " + code + "; see target/rehearsal.log (" + one + ")");
            }
            return new RehearsedJar();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
