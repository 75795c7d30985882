package dev.tidemark.sync.apply;

import dev.tidemark.sync.decode.RecordDecoder;
import dev.tidemark.sync.decode.Slot;
import dev.tidemark.sync.source.StreamRecord;
import dev.tidemark.sync.source.StreamSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a view lacks of a partition, from its cut-off to where it began to follow, while it follows. The order does not matter:
 * its fences hold both ranges.
 */
final class CatchUp {
    private static final Logger LOG = LoggerFactory.getLogger(CatchUp.class);

    private final Environment environment;
    private final StreamSource source;
    private final String partition;
    private final FedView view;
    private final long to;

    /** @param to the offset from which on the view follows */
    CatchUp(Environment environment, StreamSource source, String partition, FedView view, long to) {
        this.environment = environment;
        this.source = source;
        this.partition = partition;
        this.view = view;
        this.to = to;
    }

    /** Returns when the view lacks nothing, or when it is told to stop; whether it lacks nothing. */
    boolean run(BooleanSupplier stopped) {
        long from = begin();
        if (from >= to) {
            return true;
        }
        LOG.info("generation {} catches up on {} from {} to {}", view.generation(), partition, from, to);
        List<Slot> slots = Slot.of(List.of(view.view()));
        RecordDecoder decoder = environment.decoder(source.name(), slots);
        ViewFeeder feeder = new ViewFeeder(environment.store(), view, slots, from);
        while (from < to) {
            if (stopped.getAsBoolean()) {
                return false;
            }
            List<StreamRecord> records =
                    before(source.read(partition, from, environment.config().batchRecords()));
            if (records.isEmpty()) {
                return true;
            }
            from = records.get(records.size() - 1).offset() + 1;
            feeder.feed(partition, decoder.decode(records), from, environment.latestMicros());
        }
        return true;
    }

    /** Where an earlier consumer left off; else where the first event lies that the load may have left out. */
    private long begin() {
        Optional<Long> fed =
                Optional.ofNullable(environment.marks().fed(view.generation()).get(partition));
        if (fed.isPresent()) {
            return fed.get();
        }
        long tolerance = TimeUnit.NANOSECONDS.toMicros(
                environment.config().aheadTolerance().toNanos());
        return source.firstOffsetAt(partition, view.loaded().lackedFrom(tolerance));
    }

    private List<StreamRecord> before(List<StreamRecord> records) {
        int end = 0;
        while (end < records.size() && records.get(end).offset() < to) {
            end++;
        }
        return records.subList(0, end);
    }
}
