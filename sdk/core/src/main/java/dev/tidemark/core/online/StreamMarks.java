package dev.tidemark.core.online;

import java.util.Map;
import java.util.TreeMap;

/** What the marks of a store say about streams: who loads states and who feeds them agree by it. Thread-safe. */
public final class StreamMarks {
    private static final String LOADED = "loaded";
    private static final String SERVICES = "services";

    private final OnlineStore store;

    public StreamMarks(OnlineStore store) {
        this.store = store;
    }

    /** All states of a generation are loaded: events may be added to them from now on. */
    public void loaded(long generation) {
        store.raiseMarks(topic(generation), Map.of(LOADED, 1L));
    }

    public boolean isLoaded(long generation) {
        return store.marks(topic(generation)).containsKey(LOADED);
    }

    /**
     * How far a generation has taken in a stream, by partition: it has every event, from its cut-off on, of the records before
     * that offset. A partition is missing until it is so.
     */
    public Map<String, Long> fed(long generation) {
        Map<String, Long> marks = new TreeMap<>(store.marks(topic(generation)));
        marks.remove(LOADED);
        return marks;
    }

    public void fed(long generation, Map<String, Long> offsets) {
        store.raiseMarks(topic(generation), offsets);
    }

    /**
     * When the newest of the events arrived of which nothing tells whether a generation was loaded from them, by partition;
     * microseconds since the epoch. They were not added to it.
     */
    public Map<String, Long> doubtful(long generation) {
        return store.marks(doubts(generation));
    }

    public void doubtful(long generation, Map<String, Long> micros) {
        store.raiseMarks(doubts(generation), micros);
    }

    /** A generation that is deleted has no marks. */
    public void forget(long generation) {
        store.deleteMarks(topic(generation));
        store.deleteMarks(doubts(generation));
    }

    /**
     * How far a stream is taken in, by partition: the offset after the last record that is.
     *
     * @param stream as in {@code kafka:transactions}
     */
    public Map<String, Long> taken(String stream) {
        return store.marks("stream:" + stream);
    }

    public void taken(String stream, Map<String, Long> offsets) {
        store.raiseMarks("stream:" + stream, offsets);
    }

    /**
     * Up to when a stream is taken in for good, and archived where there is an archive, by partition: everything that arrived
     * before is; microseconds since the epoch, by the broker's record of arrivals. A partition is missing until it is so.
     */
    public Map<String, Long> arrived(String stream) {
        return store.marks("arrived:" + stream);
    }

    public void arrived(String stream, Map<String, Long> micros) {
        store.raiseMarks("arrived:" + stream, micros);
    }

    /**
     * From which instant on a stream has every event that became visible, by partition: what is older, it may have forgotten.
     * A partition that forgot nothing is missing.
     */
    public Map<String, Long> forgotten(String stream) {
        return store.marks("forgotten:" + stream);
    }

    public void forgotten(String stream, Map<String, Long> micros) {
        store.raiseMarks("forgotten:" + stream, micros);
    }

    /** The same, by the oldest record that each partition holds, whether it forgot earlier ones or never had any. */
    public Map<String, Long> began(String stream) {
        return store.marks("began:" + stream);
    }

    public void began(String stream, Map<String, Long> micros) {
        store.raiseMarks("began:" + stream, micros);
    }

    /** When each instance of the service said last that it works, milliseconds since the epoch. */
    public Map<String, Long> services() {
        return store.marks(SERVICES);
    }

    public void working(String instance, long nowMillis) {
        store.raiseMarks(SERVICES, Map.of(instance, nowMillis));
    }

    private static String doubts(long generation) {
        return "doubtful:" + generation;
    }

    private static String topic(long generation) {
        return "generation:" + generation;
    }
}
