package dev.tidemark.sync.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.online.OnlineStore;
import dev.tidemark.core.online.StreamMarks;
import dev.tidemark.sync.config.SyncConfig;
import dev.tidemark.sync.source.Fetched;
import dev.tidemark.sync.source.StreamRecord;
import dev.tidemark.sync.source.StreamSource;
import dev.tidemark.tck.MemoryStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ArrivalMarksTest {
    private static final String STREAM = "redis:payments";
    private static final String SHARD = "redis:payments:0";
    private static final long START_SECONDS = 1_700_000_000;

    private final OnlineStore store = new MemoryStore();
    private final StreamMarks marks = new StreamMarks(store);
    private final SettableClock clock = new SettableClock();

    /** As where the process is suspended just then, and continued a minute later. */
    @Test
    void whatArrivesAfterTheLookIsNotSaidToBeTakenIn() {
        Environment environment =
                new Environment(store, marks, null, null, ApplyListener.none(), SyncConfig.defaults("one"), clock);
        new ArrivalMarks(environment, new EmptySource()).raise(Map.of(SHARD, 0L));
        long secondBefore = (START_SECONDS - 1) * 1_000_000;
        assertThat(marks.arrived(STREAM)).isEqualTo(Map.of(SHARD, secondBefore));
    }

    private static final class SettableClock extends Clock {
        private Instant now = Instant.ofEpochSecond(START_SECONDS);

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    /** Holds nothing when it is read, and takes a minute to say so. */
    private final class EmptySource implements StreamSource {
        @Override
        public List<StreamRecord> read(String partition, long from, int most) {
            clock.now = clock.now.plusSeconds(60);
            return List.of();
        }

        @Override
        public String name() {
            return STREAM;
        }

        @Override
        public List<Fetched> poll(Duration wait) {
            return List.of();
        }

        @Override
        public void keepAlive() {}

        @Override
        public boolean owns(String partition, long session) {
            return true;
        }

        @Override
        public void commit(Map<String, Long> taken) {}

        @Override
        public long firstOffsetAt(String partition, long arrivalMicros) {
            return 0;
        }

        @Override
        public Optional<StreamRecord> oldest(String partition) {
            return Optional.empty();
        }

        @Override
        public boolean forgotBefore(StreamRecord oldest) {
            return false;
        }

        @Override
        public void close() {}
    }
}
