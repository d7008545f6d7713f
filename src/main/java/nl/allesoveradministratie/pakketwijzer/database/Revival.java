package nl.allesoveradministratie.pakketwijzer.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the PostgreSQL that comes along again when it ends without being asked to: killed by whoever was short of memory, or by
 * itself when its disk was full. It tries as long as it takes, with the options and at the port of its first start, so that
 * the pools find it where it was.
 */
final class Revival implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Revival.class);

    private static final Duration PAUSE = Duration.ofMillis(500);

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Path data;
    private final Path log;
    private final String control;
    private final Thread thread;
    private volatile boolean closed;

    /**
     * From now on.
     *
     * @param data of a server that is up
     * @param log where it says what it has to say
     */
    Revival(Path data, Path log) throws IOException {
        this.data = data;
        this.log = log;
        this.control = postmaster(data)
                .flatMap(process -> process.info().command())
                .map(program -> program.replaceAll("postgres(\\.exe)?$", "pg_ctl$1"))
                .orElse("");
        this.thread = Thread.ofPlatform().daemon().name("postgres-revival").unstarted(this::watch);
        if (!control.isEmpty()) {
            thread.start();
        }
    }

    /** The server's first process, as its note has it; empty when there is none. */
    static Optional<ProcessHandle> postmaster(Path data) throws IOException {
        Path note = data.resolve("postmaster.pid");
        if (!Files.exists(note)) {
            return Optional.empty();
        }
        String pid = Files.readString(note).lines().findFirst().orElse("").strip();
        return pid.matches("[0-9]{1,18}") ? ProcessHandle.of(Long.parseLong(pid)) : Optional.empty();
    }

    private void watch() {
        try {
            while (!closed) {
                Optional<ProcessHandle> postmaster = postmaster(data);
                if (postmaster.isPresent()) {
                    postmaster.get().onExit().get();
                }
                if (!closed) {
                    LOG.warn("PostgreSQL ended by itself; it is started again");
                    revive();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            LOG.error("PostgreSQL is not watched any more ({})", e.getClass().getSimpleName());
        }
    }

    private void revive() throws InterruptedException {
        Duration pause = PAUSE;
        while (!closed && !start()) {
            LOG.warn("PostgreSQL does not start; see postgres.log. Next attempt in {} ms", pause.toMillis());
            Thread.sleep(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        }
        if (!closed) {
            LOG.info("PostgreSQL is up again");
        }
    }

    /** As it was started the first time: PostgreSQL has written down with which options. */
    private boolean start() {
        List<String> command = new ArrayList<>();
        // PostgreSQL refuses to run as root; in a namespace of its own it is nobody in particular.
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.addAll(List.of(control, "-D", data.toString(), "-l", log.toString(), "-t", "60", "-w", "restart"));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            // Not broken off by closing: what it starts must be there to be stopped.
            process.onExit().completeOnTimeout(process, 90, TimeUnit.SECONDS).join();
            return !process.isAlive() && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Before the server is stopped on purpose. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(90));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
