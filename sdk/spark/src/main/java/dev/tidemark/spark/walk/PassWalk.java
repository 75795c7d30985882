package dev.tidemark.spark.walk;

import dev.tidemark.core.executor.Pass;
import dev.tidemark.semantics.plan.ViewPlan;
import dev.tidemark.spark.shuffle.Entry;
import java.util.ArrayList;
import java.util.List;

/** The views of one pass in one task, and the events of the current key that they have not seen yet. Not thread-safe. */
final class PassWalk {
    private final long shift;
    private final List<ViewWalk> views = new ArrayList<>();
    private final EventBuffer buffer;
    private long eventsOfKey;
    private long knownBeforeEventOfKey;
    private long events;
    private long knownBeforeEvent;

    /** @param plans what the pass's indexes mean */
    PassWalk(Pass pass, List<ViewPlan> plans) {
        this.shift = pass.asOfShiftMicros();
        this.buffer = new EventBuffer(pass);
        pass.views().forEach(view -> views.add(new ViewWalk(plans.get(view), pass)));
    }

    List<ViewWalk> views() {
        return views;
    }

    /** When a question about an instant is evaluated. */
    long evaluatedAt(long asOfMicros) {
        return asOfMicros + shift;
    }

    void startKey() {
        buffer.clear();
        eventsOfKey = 0;
        knownBeforeEventOfKey = 0;
        views.forEach(ViewWalk::startKey);
    }

    void take(Entry event) {
        if (buffer.isFull()) {
            flush();
        }
        eventsOfKey++;
        if (buffer.take(event, event.micros() + shift)) {
            knownBeforeEventOfKey++;
        }
    }

    /** Lets the views see all events taken, and nothing else until the next one. */
    void flush() {
        if (buffer.size() > 0) {
            for (int i = 0; i < views.size(); i++) {
                views.get(i).add(buffer);
            }
            buffer.clear();
        }
    }

    /** The same, given the instant of the next evaluation. */
    void flush(long nextAsOfMicros) {
        if (buffer.size() > 0) {
            for (int i = 0; i < views.size(); i++) {
                views.get(i).add(buffer, nextAsOfMicros);
            }
            buffer.clear();
        }
    }

    /** Ends a key that somebody asked about: its events count as read. */
    void endKey() {
        if (buffer.size() > 0) {
            views.forEach(view -> view.derive(buffer));
        }
        events += eventsOfKey;
        knownBeforeEvent += knownBeforeEventOfKey;
    }

    /** Ends a key that nobody asked about. */
    void leaveOutKey() {
        views.forEach(ViewWalk::leaveOutKey);
    }

    /** Events read, those known before they happened, then for each view failed expressions and ambiguous ties. */
    long[] counts() {
        long[] counts = new long[2 + 2 * views.size()];
        counts[0] = events;
        counts[1] = knownBeforeEvent;
        for (int i = 0; i < views.size(); i++) {
            counts[2 + 2 * i] = views.get(i).expressionFailures();
            counts[3 + 2 * i] = views.get(i).ambiguousTies();
        }
        return counts;
    }
}
