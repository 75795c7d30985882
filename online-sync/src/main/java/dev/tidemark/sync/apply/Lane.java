package dev.tidemark.sync.apply;

import dev.tidemark.core.online.Applied;
import dev.tidemark.semantics.plan.ViewPlan;
import dev.tidemark.semantics.row.EventBatch;
import dev.tidemark.sync.decode.DecodedRecords;
import dev.tidemark.sync.decode.RecordDecoder;
import dev.tidemark.sync.decode.Slot;
import dev.tidemark.sync.decode.ViewEvents;
import dev.tidemark.sync.source.Fetched;
import dev.tidemark.sync.source.StreamRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** One partition in one session: into every view that follows it. For one thread at a time. */
final class Lane {
    private final Environment environment;
    private final String stream;
    private final String partition;
    private final long session;
    private final Map<Long, ViewFeeder> feeders = new HashMap<>();
    private final Set<Long> complete = ConcurrentHashMap.newKeySet();
    private List<FedView> views = List.of();
    private RecordDecoder decoder;
    private long position;

    /** @param position the offset after which nothing was taken in this session */
    Lane(Environment environment, String stream, String partition, long session, long position) {
        this.environment = environment;
        this.stream = stream;
        this.partition = partition;
        this.session = session;
        this.position = position;
        this.decoder = environment.decoder(stream, List.of());
    }

    String partition() {
        return partition;
    }

    long session() {
        return session;
    }

    /** The offset after the last record whose effect is stored. */
    long position() {
        return position;
    }

    /** The generations that have all of the partition before {@link #position}. */
    Set<Long> complete() {
        return complete;
    }

    /**
     * These views follow the partition from now on.
     *
     * @return those that did not before: they take what comes, and lack what came
     */
    List<FedView> follow(List<FedView> next) {
        if (next == views) {
            return List.of();
        }
        views = next;
        List<Slot> slots = Slot.of(views.stream().map(FedView::view).toList());
        decoder = environment.decoder(stream, slots);
        Set<Long> generations =
                Set.copyOf(views.stream().map(FedView::generation).toList());
        feeders.keySet().retainAll(generations);
        complete.retainAll(generations);
        feeders.values().forEach(feeder -> feeder.read(slots));
        List<FedView> added = new ArrayList<>();
        for (FedView view : views) {
            if (!feeders.containsKey(view.generation())) {
                feeders.put(view.generation(), new ViewFeeder(environment.store(), view, slots, position));
                added.add(view);
            }
        }
        return added;
    }

    /** Returns when the effect is stored and what no view takes is a dead letter; made again after a failure. */
    void take(Fetched fetched) {
        DecodedRecords records = decoder.decode(fetched.records());
        long latest = environment.latestMicros();
        Applied applied = Applied.NOTHING;
        long ignored = 0;
        SortedMap<Integer, String> dead = new TreeMap<>();
        for (FedView view : views) {
            ViewFeeder feeder = feeders.get(view.generation());
            applied = applied.plus(feeder.feed(partition, records, fetched.next(), latest));
            ignored += feeder.events().ignored();
            note(feeder.events(), view.view(), latest, dead);
        }
        dead.forEach((record, reason) -> bury(fetched.records().get(record), reason));
        environment.listener().taken(stream, fetched, dead.keySet());
        position = fetched.next();
        long oldest = fetched.records().stream()
                .mapToLong(StreamRecord::arrivalMicros)
                .min()
                .orElse(Long.MAX_VALUE);
        environment
                .listener()
                .applied(new BatchReport(
                        stream,
                        partition,
                        fetched.records().size(),
                        applied,
                        ignored,
                        dead.size(),
                        oldest,
                        happened(),
                        environment.nowMicros()));
    }

    private long[] happened() {
        if (views.isEmpty()) {
            return new long[0];
        }
        EventBatch events = feeders.get(views.get(0).generation()).events().batch();
        return Arrays.copyOf(events.eventTimes, events.size());
    }

    private void bury(StreamRecord record, String reason) {
        environment.deadLetters().add(stream, record.partition() + ":" + record.offset(), record, reason);
    }

    private static void note(ViewEvents events, ViewPlan view, long latest, Map<Integer, String> dead) {
        for (ViewEvents.Refused refused : events.refused()) {
            dead.putIfAbsent(refused.record(), refused.reason());
        }
        for (ViewEvents.Ahead ahead : events.ahead()) {
            dead.putIfAbsent(ahead.record(), Reasons.ahead(view, ahead.visibleMicros(), latest));
        }
    }
}
