package dev.tidemark.semantics.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.semantics.plan.ViewColumn;
import dev.tidemark.semantics.plan.ViewPlan;
import dev.tidemark.semantics.row.EventBatch;
import dev.tidemark.semantics.type.ValueType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A state that windows slide over, event by event and question by question, gives at every instant what a state gives that
 * has just heard of the events: with late events between admitted tiles, shifted windows that end before or after the newest
 * tile, gaps longer than every window, instants asked again, and what no later question can see left out.
 */
class SlidingTest {
    private static final String DEFINITIONS = """
            entities: [{name: k, keys: [{name: k, type: STRING}]}]
            sources: [{name: e, path: e.parquet, eventTime: at, knownTime: known, sequence: seq, columns: {
              k: STRING, at: TIMESTAMP, known: TIMESTAMP, seq: INT64, x: DOUBLE, i: INT64, s: STRING, b: BOOL}}]
            views:
            - name: v
              entity: k
              source: e
              features: [%s]
            services: [{name: svc, features: ["v.*"]}]
            """;
    private static final List<String> AGGREGATES = List.of(
            "aggregate: count",
            "aggregate: sum, of: x",
            "aggregate: sum, of: i",
            "aggregate: avg, of: x, where: b",
            "aggregate: var_samp, of: x",
            "aggregate: min, of: x",
            "aggregate: max, of: i",
            "aggregate: min, of: s",
            "aggregate: max, of: s",
            "aggregate: count_distinct, of: i",
            "aggregate: top_k, of: s, n: 2",
            "aggregate: percentile, of: x, p: 0.5",
            "aggregate: first, of: s",
            "aggregate: last_n, of: i, n: 3",
            "aggregate: max, of: x, where: b",
            "aggregate: time_since_last, of: i",
            "aggregate: first_n, of: x, n: 2");
    private static final List<String> WINDOWS = List.of(
            "window: 20us, resolution: 5us",
            "window: 60us, resolution: 5us",
            "window: 60us, resolution: 7us",
            "window: 30us",
            "window: 20us, resolution: 5us, endingBefore: 10us",
            "window: 40us, resolution: 5us, endingBefore: 33us",
            "window: lifetime",
            "window: lifetime, resolution: 5us, endingBefore: 12us",
            "window: 200us, resolution: 64us");

    private record Event(long at, long known, Long seq, Object[] values) {
        long visible() {
            return Math.max(at, known);
        }
    }

    private static ViewPlan plan(Random random) {
        List<String> features = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            features.add("{name: f" + i + ", " + AGGREGATES.get(random.nextInt(AGGREGATES.size())) + ", "
                    + WINDOWS.get(random.nextInt(WINDOWS.size())) + "}");
        }
        features.add("{name: newest, aggregate: latest, of: s, ttl: 25us}");
        return BoundView.of(DEFINITIONS, features);
    }

    private static List<Event> events(ViewPlan view, Random random) {
        List<Event> events = new ArrayList<>();
        long at = -150L + random.nextInt(20);
        for (int i = 0; i < 120; i++) {
            at += random.nextInt(25) == 0 ? 400 : random.nextInt(4);
            long late = random.nextInt(3) == 0 ? random.nextInt(random.nextBoolean() ? 90 : 6) : -random.nextInt(3);
            Object[] values = new Object[view.columns().size()];
            for (int c = 0; c < values.length; c++) {
                values[c] = random.nextInt(6) == 0
                        ? null
                        : value(view.columns().get(c).type(), random);
            }
            events.add(new Event(at, at + late, random.nextInt(3) == 0 ? null : (long) random.nextInt(2), values));
        }
        events.sort(Comparator.comparingLong(Event::visible));
        return events;
    }

    private static Object value(ValueType type, Random random) {
        return switch (type) {
            case DOUBLE -> new double[] {0.1, 1e16, -1e16, 1e-320, 1e140, 3}[random.nextInt(6)];
            case INT64 -> (long) random.nextInt(7) - 3;
            case BOOL -> random.nextBoolean();
            default -> List.of("", "a", "b", "é").get(random.nextInt(4));
        };
    }

    private static EventBatch batch(ViewPlan view, List<Event> events) {
        EventBatch batch =
                new EventBatch(view.columns().stream().map(ViewColumn::type).toList(), true, 1);
        for (Event event : events) {
            batch.append(event.at(), event.known(), event.seq());
            for (int c = 0; c < event.values().length; c++) {
                batch.columns[c].append(event.values()[c]);
            }
        }
        return batch;
    }

    private static List<Object> values(KeyState state, ViewPlan view, long asOf) {
        FeatureValues values = new FeatureValues(view);
        state.evaluate(asOf, values);
        List<Object> list = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            list.add(values.status(i) + " " + values.value(i));
        }
        return list;
    }

    @Test
    @Tag("slow")
    void agg_18_slidingGivesWhatStartingAnewGives() {
        for (long seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            ViewPlan view = plan(random);
            List<Event> events = events(view, random);
            EventBatch batch = batch(view, events);
            boolean knowsNext = random.nextBoolean();
            KeyState sliding = new KeyState(view);
            int seen = 0;
            long asOf = events.get(0).visible() - 5;
            while (seen < events.size()) {
                asOf += random.nextInt(10) == 0 ? random.nextInt(300) : random.nextInt(4);
                int to = seen;
                while (to < events.size() && events.get(to).visible() < asOf) {
                    to++;
                }
                while (seen < to) {
                    int next = seen + 1 + random.nextInt(to - seen);
                    sliding.add(batch, seen, next, knowsNext ? asOf : Long.MIN_VALUE);
                    seen = next;
                }
                List<Object> slid = values(sliding, view, asOf);
                KeyState anew = new KeyState(view);
                anew.add(batch(view, events.subList(0, seen)), 0, seen);
                assertThat(slid).as("seed %d at %d", seed, asOf).isEqualTo(values(anew, view, asOf));
            }
        }
    }

    @Test
    void agg_18_anEarlierInstantStartsAnew() {
        assertAnEarlierInstantStartsAnew(1_000, 4);
    }

    @Test
    @Tag("slow")
    void agg_18_anEarlierInstantStartsAnewOnMorePlans() {
        assertAnEarlierInstantStartsAnew(1_004, 16);
    }

    private static void assertAnEarlierInstantStartsAnew(long firstSeed, int seeds) {
        for (long seed = firstSeed; seed < firstSeed + seeds; seed++) {
            Random random = new Random(seed);
            ViewPlan view = plan(random);
            List<Event> events = events(view, random);
            KeyState state = new KeyState(view);
            state.add(batch(view, events), 0, events.size());
            for (int i = 0; i < 30; i++) {
                long asOf = state.newestMicros() + 1 + random.nextInt(200);
                KeyState anew = new KeyState(view);
                anew.decode(state.encode());
                assertThat(values(state, view, asOf))
                        .as("seed %d at %d", seed, asOf)
                        .isEqualTo(values(anew, view, asOf));
            }
        }
    }

    @Test
    void tie_6_tiesAreCountedTheSameInAnyOrder() {
        for (long seed = 2_000; seed < 2_080; seed++) {
            Random random = new Random(seed);
            ViewPlan view = plan(random);
            List<Event> events = events(view, random);
            EventBatch sorted = batch(view, events);
            Collections.shuffle(events, random);
            KeyState one = new KeyState(view);
            one.add(sorted, 0, events.size());
            KeyState other = new KeyState(view);
            other.add(batch(view, events), 0, events.size());
            values(one, view, one.newestMicros() + 1);
            values(other, view, one.newestMicros() + 1);
            assertThat(other.ambiguousTies()).as("seed %d", seed).isEqualTo(one.ambiguousTies());
        }
    }
}
