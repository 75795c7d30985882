package dev.tidemark.spark.walk;

import dev.tidemark.core.executor.BackfillRequest;
import dev.tidemark.core.executor.Pass;
import dev.tidemark.core.executor.RemoteSink;
import dev.tidemark.core.executor.RemoteSinks;
import dev.tidemark.core.executor.StateSink;
import java.io.Serializable;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FlatMapFunction;
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
        } else {
            elsewhere().ifPresentOrElse(opener -> deliverThere(states, pass, opener), () -> deliverHere(states, pass));
        }
    }

    private Optional<RemoteSinks.Opener> elsewhere() {
        return request.sinks() instanceof RemoteSinks sinks ? sinks.elsewhere() : Optional.empty();
    }

    /** Spark gives the report of one run of each task, whichever ends first. */
    private void deliverThere(JavaRDD<StateTask.State> states, Pass pass, RemoteSinks.Opener opener) {
        states.mapPartitions(new RemoteTask(pass, opener, counts))
                .collect()
                .forEach(((RemoteSinks) request.sinks())::took);
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

    /** Hands over through sinks of this process. */
    private record Task(Pass pass, SinkPool.Handle sinks, TaskCounts counts)
            implements VoidFunction<Iterator<StateTask.State>> {
        @Override
        public void call(Iterator<StateTask.State> states) {
            StateSink sink = sinks.borrow();
            try {
                handOver(states, pass, sink, counts);
            } finally {
                sinks.giveBack(sink);
            }
        }
    }

    /** Hands over through a sink of its own; a part without states opens none. */
    private record RemoteTask(Pass pass, RemoteSinks.Opener opener, TaskCounts counts)
            implements FlatMapFunction<Iterator<StateTask.State>, Serializable> {
        @Override
        public Iterator<Serializable> call(Iterator<StateTask.State> states) {
            if (!states.hasNext()) {
                return Collections.emptyIterator();
            }
            try (RemoteSink sink = opener.open()) {
                handOver(states, pass, sink, counts);
                return List.of(sink.report()).iterator();
            }
        }
    }

    private static void handOver(Iterator<StateTask.State> states, Pass pass, StateSink sink, TaskCounts counts) {
        Counter counter = new Counter(pass, sink);
        states.forEachRemaining(counter::accept);
        sink.flush();
        counter.tell(counts, TaskContext.getPartitionId());
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
