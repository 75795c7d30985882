package dev.tidemark.tck;

import dev.tidemark.core.online.EntityKey;
import dev.tidemark.core.online.Fences;
import dev.tidemark.core.online.KeyEvents;
import dev.tidemark.core.online.Lookup;
import dev.tidemark.core.online.MicroBatch;
import dev.tidemark.semantics.plan.ViewPlan;
import dev.tidemark.semantics.row.EventBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** A service over two views of one entity, each of which counts events, and a few keys. */
final class TwoViews {
    static final long LATER = 1_000_000_000L;

    private static final String DEFINITIONS = """
            entities:
              - {name: e, keys: [{name: k, type: STRING}]}
            sources:
              - {name: events, path: events.csv, eventTime: at, columns: {k: STRING, at: TIMESTAMP, x: DOUBLE}}
            views:
              - {name: v, entity: e, source: events, features: [{name: a, aggregate: count, window: lifetime}]}
              - {name: w, entity: e, source: events, features: [{name: b, aggregate: count, of: x, window: lifetime}]}
            services:
              - {name: both, features: [v.a, w.b]}
            """;

    private TwoViews() {}

    static Question question() {
        return new Question(
                DEFINITIONS, Plans.bind(DEFINITIONS), Map.of("events", List.of()), List.of(), OptionalLong.empty());
    }

    static List<Lookup> lookups() {
        return List.of(Lookup.of(Map.of("k", "one")), Lookup.of(Map.of("k", "two")), Lookup.of(Map.of("k", "three")));
    }

    /** That many events of some key. */
    static EventBatch events(ViewPlan view, int count) {
        EventBatch events = new EventBatch(
                view.columns().stream().map(column -> column.type()).toList(), false, count);
        for (int i = 0; i < count; i++) {
            events.append(i, i, null);
            for (int column = 0; column < events.columns.length; column++) {
                events.columns[column].append(1.0);
            }
        }
        return events;
    }

    /** The {@code n}th event of each key, as one batch of a stream that brings the keys in turn. */
    static MicroBatch batch(ViewPlan view, int n) {
        List<KeyEvents> keys = new ArrayList<>();
        long first = (long) n * lookups().size();
        for (Lookup lookup : lookups()) {
            EntityKey key = ServedScenario.key(view, List.of(lookup.key().get("k")));
            keys.add(new KeyEvents(key, events(view, 1), new long[] {first + keys.size()}));
        }
        return new MicroBatch("p", 0, first + keys.size(), keys);
    }

    /** What a key has taken in after that many batches. */
    static Fences fences(int key, int batches) {
        return Fences.NONE.covering("p", key, (long) (batches - 1) * lookups().size() + key + 1);
    }
}
