package dev.tidemark.sync.apply;

import dev.tidemark.sync.source.StreamRecord;
import dev.tidemark.sync.source.StreamSource;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Marks up to which arrival each partition of a stream is taken in for good: the arrival of the first record that is not, or now
 * if there is none. So a partition where nothing comes holds nobody up.
 */
final class ArrivalMarks {
    private static final Logger LOG = LoggerFactory.getLogger(ArrivalMarks.class);

    /** How far our clock may be ahead of the broker's. */
    private static final long SKEW_MICROS = TimeUnit.SECONDS.toMicros(1);

    private final Environment environment;
    private final StreamSource source;

    ArrivalMarks(Environment environment, StreamSource source) {
        this.environment = environment;
        this.source = source;
    }

    /** @param taken the offset before which everything is taken in for good, by partition */
    void raise(Map<String, Long> taken) {
        Map<String, Long> arrived = new TreeMap<>();
        OptionalLong oldest = OptionalLong.empty();
        try {
            for (Map.Entry<String, Long> partition : taken.entrySet()) {
                // before the look, which says nothing of what arrives later
                long now = Math.max(0, environment.nowMicros() - SKEW_MICROS);
                OptionalLong left = left(partition.getKey(), partition.getValue());
                arrived.put(partition.getKey(), Math.max(0, Math.min(now, left.orElse(now))));
                oldest = left.isPresent()
                        ? OptionalLong.of(Math.min(left.getAsLong(), oldest.orElse(Long.MAX_VALUE)))
                        : oldest;
            }
            environment.marks().arrived(source.name(), arrived);
            environment.listener().left(source.name(), oldest);
        } catch (RuntimeException e) {
            LOG.warn("stream {}: its arrivals cannot be marked: {}", source.name(), e.getMessage());
        }
    }

    /** When the first record arrived that is not taken in for good. */
    private OptionalLong left(String partition, long offset) {
        List<StreamRecord> left = source.read(partition, offset, 1);
        return left.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(left.get(0).arrivalMicros());
    }
}
