package dev.tidemark.sync.apply;

import dev.tidemark.core.online.Applied;
import dev.tidemark.core.online.EntityKey;
import dev.tidemark.core.online.KeyEvents;
import dev.tidemark.core.online.MicroBatch;
import dev.tidemark.core.online.OnlineStore;
import dev.tidemark.core.online.StateWriter;
import dev.tidemark.core.online.StreamMarks;
import dev.tidemark.sync.decode.DecodedRecords;
import dev.tidemark.sync.decode.Slot;
import dev.tidemark.sync.decode.ViewEvents;
import dev.tidemark.sync.decode.ViewEvents.Ahead;
import dev.tidemark.sync.decode.ViewEvents.KeyRun;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes what one view takes of one partition, in its order from where it began. Not thread-safe.
 *
 * <p>A batch claims all records since the beginning. An event that lies too far ahead is not applied, and may be later: so the
 * claims about its key begin after it.
 */
final class ViewFeeder {
    private final FedView fed;
    private ViewEvents events;
    private final StateWriter writer;
    private final Doubts doubts;
    private final Map<EntityKey, Long> claimedFrom = new HashMap<>();
    private final long from;

    /** What {@link #claimedFrom} becomes with the records that follow those of the last call, which end there. */
    private final Map<EntityKey, Long> claimedNext = new HashMap<>();

    private long fedTo;

    /** The claim of a micro-batch. */
    private record Claim(long from, long to) {}

    /** @param from the least offset it will take */
    ViewFeeder(OnlineStore store, FedView fed, List<Slot> slots, long from) {
        this.fed = fed;
        this.from = from;
        this.fedTo = from;
        this.events = new ViewEvents(fed.view(), slots);
        this.writer = new StateWriter(store, fed.view(), fed.generation(), 0);
        this.doubts = new Doubts(new StreamMarks(store), fed);
    }

    /** From now on records come with other slots. */
    void read(List<Slot> slots) {
        events = new ViewEvents(fed.view(), slots);
    }

    long generation() {
        return fed.generation();
    }

    /** What the last call of {@link #feed} found among the records. */
    ViewEvents events() {
        return events;
    }

    /**
     * Stores the effect of records that follow those of the call before; made again after a failure with the same ones.
     *
     * @param to the offset after them
     * @param latestMicros events after it are too far ahead
     */
    Applied feed(String partition, DecodedRecords records, long to, long latestMicros) {
        if (to != fedTo) {
            claimedFrom.putAll(claimedNext);
            fedTo = to;
        }
        claimedNext.clear();
        events.take(records, fed.loaded(), latestMicros);
        doubts.tell(partition, events.doubtful());
        Map<EntityKey, List<Long>> holes = new HashMap<>();
        for (Ahead ahead : events.ahead()) {
            long offset = records.records().get(ahead.record()).offset();
            holes.computeIfAbsent(ahead.key(), key -> new ArrayList<>()).add(offset);
        }
        Map<Claim, List<KeyEvents>> batches = new LinkedHashMap<>();
        for (KeyRun run : events.runs()) {
            split(run, holes.getOrDefault(run.key(), List.of()), to, batches);
        }
        Applied applied = Applied.NOTHING;
        for (Map.Entry<Claim, List<KeyEvents>> batch : batches.entrySet()) {
            Claim claim = batch.getKey();
            applied = applied.plus(writer.apply(new MicroBatch(partition, claim.from(), claim.to(), batch.getValue())));
        }
        holes.forEach((key, offsets) -> claimedNext.put(key, offsets.get(offsets.size() - 1) + 1));
        return applied;
    }

    /** Cuts the events of a key at the offsets that are left out. */
    private void split(KeyRun run, List<Long> holes, long to, Map<Claim, List<KeyEvents>> batches) {
        long claimFrom = claimedFrom.getOrDefault(run.key(), from);
        int row = run.from();
        for (long hole : holes) {
            int end = row;
            while (end < run.to() && events.offsets()[end] < hole) {
                end++;
            }
            add(run.key(), row, end, new Claim(claimFrom, hole), batches);
            row = end;
            claimFrom = hole + 1;
        }
        add(run.key(), row, run.to(), new Claim(claimFrom, to), batches);
    }

    private void add(EntityKey key, int fromRow, int toRow, Claim claim, Map<Claim, List<KeyEvents>> batches) {
        if (fromRow < toRow) {
            batches.computeIfAbsent(claim, c -> new ArrayList<>())
                    .add(new KeyEvents(key, events.batch(), fromRow, toRow, events.offsets()));
        }
    }
}
