package nl.allesoveradministratie.pakketwijzer.installation;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerGracefulShutdownLifecycle;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;

/**
 * Work that goes on by itself: begun when everything else is up, and ended together with the requests that are still being
 * answered, so that a stop takes no longer than the longer of the two.
 */
public final class BackgroundWork implements SmartLifecycle {

    private final Runnable begin;
    private final Runnable end;
    private volatile boolean running;

    /**
     * Work.
     *
     * @param begin starts it, and returns
     * @param end takes no new work, and returns when what was begun is done or has had its time
     */
    public BackgroundWork(Runnable begin, Runnable end) {
        this.begin = begin;
        this.end = end;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        running = true;
        begin.run();
    }

    @Override
    public boolean isAutoStartup() {
        return false;
    }

    /** It goes on by itself, also while nobody asks this context anything. */
    @Override
    public boolean isPauseable() {
        return false;
    }

    @Override
    public void start() {
        // Only when the application is ready
    }

    @Override
    public void stop() {
        end.run();
        running = false;
    }

    @Override
    public void stop(Runnable whenDone) {
        Thread.ofPlatform().name("end-of-work").start(() -> {
            try {
                stop();
            } finally {
                whenDone.run();
            }
        });
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return WebServerGracefulShutdownLifecycle.SMART_LIFECYCLE_PHASE;
    }
}
