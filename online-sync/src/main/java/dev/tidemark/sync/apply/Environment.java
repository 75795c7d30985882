package dev.tidemark.sync.apply;

import dev.tidemark.core.online.OnlineStore;
import dev.tidemark.core.online.StreamMarks;
import dev.tidemark.sync.config.SyncConfig;
import dev.tidemark.sync.deadletter.DeadLetters;
import dev.tidemark.sync.decode.RecordDecoder;
import dev.tidemark.sync.decode.Slot;
import dev.tidemark.sync.decode.avro.StreamDecoders;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What all streams of a service share.
 *
 * @param clock tells which events are too far ahead, and nothing else
 */
public record Environment(
        OnlineStore store,
        StreamMarks marks,
        DeadLetters deadLetters,
        StreamDecoders decoders,
        ApplyListener listener,
        SyncConfig config,
        Clock clock) {
    private static final int NANOS_PER_MICRO = 1_000;

    /** A decoder of the columns of a stream. */
    RecordDecoder decoder(String stream, List<Slot> slots) {
        return decoders.decoder(stream, slots);
    }

    long nowMicros() {
        Instant now = clock.instant();
        return TimeUnit.SECONDS.toMicros(now.getEpochSecond()) + now.getNano() / NANOS_PER_MICRO;
    }

    /** Events after it are too far ahead. */
    long latestMicros() {
        return nowMicros()
                + TimeUnit.NANOSECONDS.toMicros(config.aheadTolerance().toNanos());
    }
}
