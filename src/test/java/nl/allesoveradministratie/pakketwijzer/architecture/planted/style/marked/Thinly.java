package nl.allesoveradministratie.pakketwijzer.architecture.planted.style.marked;

import java.util.concurrent.Executors;
import java.util.function.Function;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.TaskExecutor;
import org.springframework.core.task.VirtualThreadTaskExecutor;

/** Works on virtual threads, in each way that there is. */
class Thinly {

    /** Not a call, and seen all the same. */
    static final Function<Runnable, Thread> START = Thread::startVirtualThread;

    void work(Runnable task) {
        Thread.ofVirtual().start(task);
        Executors.newVirtualThreadPerTaskExecutor().execute(task);
        new SimpleAsyncTaskExecutor().setVirtualThreads(true);
        TaskExecutor executor = new VirtualThreadTaskExecutor();
        executor.execute(task);
    }
}
