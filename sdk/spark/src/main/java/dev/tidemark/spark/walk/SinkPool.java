package dev.tidemark.spark.walk;

import dev.tidemark.core.executor.StateSink;
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

    Delivery.Sinks handle() {
        return new Handle(name);
    }

    /** Leaves the sinks to whoever gave them. */
    @Override
    public void close() {
        POOLS.remove(name);
    }

    private record Handle(String name) implements Delivery.Sinks {
        @Override
        public StateSink borrow() {
            SinkPool pool = POOLS.get(name);
            StateSink sink = pool.idle.poll();
            return sink == null ? pool.sinks.get() : sink;
        }

        @Override
        public void giveBack(StateSink sink) {
            SinkPool pool = POOLS.get(name);
            if (pool != null) {
                pool.idle.add(sink);
            }
        }
    }
}
