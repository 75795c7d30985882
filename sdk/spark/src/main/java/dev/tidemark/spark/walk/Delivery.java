package dev.tidemark.spark.walk;

import dev.tidemark.core.executor.BackfillRequest;
import dev.tidemark.core.executor.Pass;
import dev.tidemark.core.executor.StateSink;
import java.io.Serializable;
import java.util.Iterator;
import java.util.function.Supplier;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.VoidFunction;
import org.apache.spark.sql.classic.SparkSession;

/**
 * Hands states over to sinks: in the tasks that computed them where sinks can be had there, else in this process. A task that is
 * run twice hands the same states over twice, which changes nothing in a store, and counts them once.
 */
final class Delivery {
    private final BackfillRequest request;
    private final TaskCounts counts;
    private final boolean isLocal;

    private Delivery(BackfillRequest request, TaskCounts counts, boolean isLocal) {
        this.request = request;
        this.counts = counts;
        this.isLocal = isLocal;
    }

    static Delivery of(SparkSession session, BackfillRequest request, TaskCounts counts) {
        return new Delivery(request, counts, session.sparkContext().isLocal());
    }

    /** The name under which the states of a view are counted: how many, then their bytes. */
    static String countedAs(int view) {
        return "states of " + view;
    }

    void deliver(JavaRDD<StateTask.State> states, Pass pass) {
        if (isLocal) {
            try (SinkPool pool = new SinkPool(request.sinks())) {
                states.foreachPartition(new Task(pass, pool.handle(), counts));
            }
        } else if (request.sinks() instanceof Serializable) {
            states.foreachPartition(new Task(pass, new Shipped(request.sinks()), counts));
        } else {
            deliverHere(states, pass);
        }
    }

    /** One part after the other, so that this process holds no more than that. */
    private void deliverHere(JavaRDD<StateTask.State> states, Pass pass) {
        StateSink sink = request.sinks().get();
        Counter counter = new Counter(pass, sink);
        for (int part = 0; part < states.getNumPartitions(); part++) {
            states.collectPartitions(new int[] {part})[0].forEach(counter::accept);
        }
        sink.flush();
        counter.tell(counts, 0);
    }

    /** Where a task finds a sink. */
    interface Sinks extends Serializable {
        StateSink borrow();

        void giveBack(StateSink sink);
    }

    /** Sinks that each task opens for itself. */
    record Shipped(Supplier<StateSink> sinks) implements Sinks {
        @Override
        public StateSink borrow() {
            return sinks.get();
        }

        @Override
        public void giveBack(StateSink sink) {
            if (sink instanceof AutoCloseable closeable) {
                try {
                    closeable.close();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    private record Task(Pass pass, Sinks sinks, TaskCounts counts) implements VoidFunction<Iterator<StateTask.State>> {
        @Override
        public void call(Iterator<StateTask.State> states) {
            StateSink sink = sinks.borrow();
            try {
                Counter counter = new Counter(pass, sink);
                states.forEachRemaining(counter::accept);
                sink.flush();
                counter.tell(counts, TaskContext.getPartitionId());
            } finally {
                sinks.giveBack(sink);
            }
        }
    }

    /** Counts what goes into a sink. Not thread-safe. */
    private static final class Counter {
        private final Pass pass;
        private final StateSink sink;
        private final long[][] found;

        Counter(Pass pass, StateSink sink) {
            this.pass = pass;
            this.sink = sink;
            this.found = new long[pass.views().size()][2];
        }

        void accept(StateTask.State state) {
            sink.accept(state.view(), KeyBytes.values(state.key(), pass.keys()), state.bytes(), state.newestMicros());
            long[] view = found[pass.views().indexOf(state.view())];
            view[0]++;
            view[1] += state.bytes().length;
        }

        void tell(TaskCounts counts, int part) {
            for (int i = 0; i < found.length; i++) {
                counts.put(countedAs(pass.views().get(i)), part, found[i]);
            }
        }
    }
}
