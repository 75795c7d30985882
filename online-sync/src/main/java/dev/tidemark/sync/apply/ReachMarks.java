package dev.tidemark.sync.apply;

import dev.tidemark.core.online.StreamMarks;
import dev.tidemark.sync.source.StreamRecord;
import dev.tidemark.sync.source.StreamSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Marks how far back each partition of a stream reaches, so that nobody chooses a cut-off that it does not reach. An event may
 * arrive before it becomes visible, by the tolerance at the most. For one thread.
 */
final class ReachMarks {
    private static final Logger LOG = LoggerFactory.getLogger(ReachMarks.class);

    private static final int CALLS_BETWEEN = 30;

    private final Environment environment;
    private final StreamSource source;
    private final Set<String> marked = new TreeSet<>();
    private int calls;

    ReachMarks(Environment environment, StreamSource source) {
        this.environment = environment;
        this.source = source;
    }

    /** Marks partitions that are new at once, and others now and then; the calls come once a second. */
    void raise(Set<String> partitions) {
        Set<String> due = new TreeSet<>(partitions);
        if (calls++ % CALLS_BETWEEN != 0) {
            due.removeAll(marked);
        }
        if (!due.isEmpty()) {
            mark(due);
        }
    }

    private void mark(Set<String> partitions) {
        StreamMarks marks = environment.marks();
        Map<String, Long> began = new TreeMap<>();
        Map<String, Long> forgotten = new TreeMap<>();
        try {
            for (String partition : partitions) {
                Optional<StreamRecord> oldest = source.oldest(partition);
                oldest.ifPresent(record -> began.put(partition, visibleFrom(record)));
                oldest.filter(source::forgotBefore).ifPresent(record -> forgotten.put(partition, visibleFrom(record)));
            }
            marks.forgotten(source.name(), forgotten);
            marks.began(source.name(), began);
            marked.addAll(began.keySet());
        } catch (RuntimeException e) {
            LOG.warn("stream {}: how far back it reaches cannot be marked: {}", source.name(), e.getMessage());
        }
    }

    /** Whatever became visible then or later arrived with that record or after it. */
    private long visibleFrom(StreamRecord oldest) {
        long tolerance = TimeUnit.NANOSECONDS.toMicros(
                environment.config().aheadTolerance().toNanos());
        return Math.max(0, oldest.arrivalMicros() + tolerance);
    }
}
