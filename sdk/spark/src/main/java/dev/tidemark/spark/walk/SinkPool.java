package dev.tidemark.spark.walk;

import dev.tidemark.core.executor.StateSink;
import java.io.Serializable;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/** Sinks of this process for tasks that run in it: as many as tasks run at a time, each used by one after the other. */
final class SinkPool implements AutoCloseable {
    private static final Map<String, SinkPool> POOLS = new ConcurrentHashMap<>();

    private final String name = UUID.randomUUID().toString();
    private final Supplier<StateSink> sinks;
    private final Queue<StateSink> idle = new ConcurrentLinkedQueue<>();

    SinkPool(Supplier<StateSink> sinks) {
        this.sinks = sinks;
        POOLS.put(name, this);
    }

    Handle handle() {
        return new Handle(name);
    }

    /** Leaves the sinks to whoever gave them. */
    @Override
    public void close() {
        POOLS.remove(name);
    }

    /** What a task finds the pool by: tasks are made of what can be sent. */
    record Handle(String name) implements Serializable {
        StateSink borrow() {
            SinkPool pool = POOLS.get(name);
            StateSink sink = pool.idle.poll();
            return sink == null ? pool.sinks.get() : sink;
        }

        void giveBack(StateSink sink) {
            SinkPool pool = POOLS.get(name);
            if (pool != null) {
                pool.idle.add(sink);
            }
        }
    }
}
