package nl.allesoveradministratie.pakketwijzer;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Says with a test that failed what the clockwork was at, so that what happens once in a hundred times on a machine that nobody can look
 * into can be understood from its report. JUnit finds it by itself (META-INF/services).
 */
public final class Circumstances implements TestExecutionExceptionHandler {

    private static final int FRAMES = 8;

    @Override
    public void handleTestExecutionException(ExtensionContext test, Throwable failure) throws Throwable {
        if (test.getRequiredTestInstance() instanceof RunningApplication) {
            throw new AssertionError(
                    failure.getMessage()
                            + System.lineSeparator()
                            + String.join(System.lineSeparator(), of(SpringExtension.getApplicationContext(test))),
                    failure);
        }
        throw failure;
    }

    private static List<String> of(ApplicationContext application) {
        Runtime memory = Runtime.getRuntime();
        return List.of(
                "Memory: " + (memory.totalMemory() - memory.freeMemory() >> 20) + " of " + (memory.maxMemory() >> 20)
                        + " MB; load: "
                        + ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                "Pools (busy/idle/waited for): "
                        + application.getBeansOfType(HikariDataSource.class).values().stream()
                                .map(Circumstances::pool)
                                .collect(Collectors.joining(", ")),
                "Overdue: " + overdue(application),
                "At work: "
                        + Thread.getAllStackTraces().entrySet().stream()
                                .filter(each -> each.getKey().getName().startsWith("db-scheduler"))
                                .filter(each -> each.getKey().getState() == Thread.State.RUNNABLE)
                                .map(Circumstances::thread)
                                .collect(Collectors.joining(System.lineSeparator())));
    }

    private static String pool(HikariDataSource pool) {
        HikariPoolMXBean now = pool.getHikariPoolMXBean();
        return pool.getPoolName() + " "
                + (now == null
                        ? "not begun"
                        : now.getActiveConnections() + "/" + now.getIdleConnections() + "/"
                                + now.getThreadsAwaitingConnection());
    }

    /** Names of tasks and numbers; an instance is a random number and says nothing more. */
    private static String overdue(ApplicationContext application) {
        try {
            return application
                    .getBean("workerDatabase", DSLContext.class)
                    .fetch("""
                            SELECT task_name, count(*) AS waiting, count(*) FILTER (WHERE picked) AS picked,
                                max(consecutive_failures) AS failures, max(now() - execution_time) AS late,
                                max(now() - last_heartbeat) AS heartbeat
                            FROM scheduler.scheduled_tasks WHERE execution_time < now() - interval '1 second'
                            GROUP BY task_name
                            """)
                    .map(row -> row.intoMap().toString())
                    .toString();
        } catch (RuntimeException e) {
            return "not known (" + e.getClass().getSimpleName() + ")";
        }
    }

    private static String thread(Map.Entry<Thread, StackTraceElement[]> each) {
        return each.getKey().getName() + ": "
                + Arrays.stream(each.getValue())
                        .limit(FRAMES)
                        .map(frame -> frame.getClassName().replaceAll(".*\\.", "") + "." + frame.getMethodName() + ":"
                                + frame.getLineNumber())
                        .collect(Collectors.joining(" < "));
    }
}
