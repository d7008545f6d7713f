package nl.allesoveradministratie.pakketwijzer.launch;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/** The jar after {@code ./pakketwijzer rehearse}, which is done once for all processes that test at the same time. */
public final class RehearsedJar {

    private static final RehearsedJar JAR = rehearse();

    private final List<String> arguments;

    private RehearsedJar(List<String> arguments) {
        this.arguments = arguments;
    }

    /** The one of these classes. */
    public static RehearsedJar get() {
        return JAR;
    }

    /** What Java is given to start it. It refuses to start when it cannot use what it remembers, instead of being slow. */
    public List<String> asArguments() {
        return arguments;
    }

    private static RehearsedJar rehearse() {
        try (FileChannel file = FileChannel.open(
                        Path.of("target", "rehearsal.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock one = file.lock()) {
            ProcessBuilder builder =
                    new ProcessBuilder("./pakketwijzer", "rehearse").redirectError(ProcessBuilder.Redirect.DISCARD);
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            Process launcher = builder.start();
            String said = new String(launcher.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (launcher.waitFor() != 0 || !said.startsWith("-XX:AOTCache=")) {
                throw new IllegalStateException("No rehearsal; see target/rehearsal.log (" + said + ", " + one + ")");
            }
            return new RehearsedJar(Stream.concat(Stream.of("-XX:AOTMode=on"), Stream.of(said.split(" ")))
                    .toList());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
