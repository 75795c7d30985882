package dev.tidemark.semantics.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.plan.ViewPlan;
import dev.tidemark.semantics.row.EventBatch;
import dev.tidemark.semantics.type.ValueType;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

/**
 * A look at the bytes of a state, which takes what all tiles come to and looks only at those that have left a window since, gives to
 * the bit what taking the state on and evaluating it gives.
 */
class OneLookTest {
    private static final int PLANS = 150;
    private static final String DEFINITIONS = """
            entities: [{name: k, keys: [{name: k, type: STRING}]}]
            sources: [{name: e, path: e.parquet, eventTime: at, columns: {
              k: STRING, at: TIMESTAMP, x: DOUBLE, i: INT64, s: STRING, b: BOOL}}]
            views: [{name: v, entity: k, source: e, features: [%s]}]
            services: [{name: svc, features: ["v.*"]}]
            """;
    private static final List<String> NUMBERS = List.of(
            "aggregate: count",
            "aggregate: count, where: b",
            "aggregate: sum, of: x",
            "aggregate: sum, of: i",
            "aggregate: sum, of: x, where: b",
            "aggregate: avg, of: x",
            "aggregate: avg, of: i, where: b",
            "aggregate: stddev_pop, of: x",
            "aggregate: var_samp, of: i",
            "aggregate: min, of: x",
            "aggregate: max, of: x",
            "aggregate: min, of: i, where: b",
            "aggregate: max, of: i",
            "aggregate: min, of: at");
    private static final List<String> OTHERS = List.of(
            "aggregate: count_distinct, of: i",
            "aggregate: max, of: s",
            "aggregate: top_k, of: s, n: 2",
            "aggregate: first, of: x");
    private static final List<String> WINDOWS = List.of(
            "window: 100us, resolution: 5us",
            "window: 300us, resolution: 5us",
            "window: 20us, resolution: 5us",
            "window: 90us, resolution: 3us",
            "window: 50us, resolution: 1us",
            "window: lifetime");
    private static final List<String> SHIFTED = List.of(
            "window: 80us, resolution: 5us, endingBefore: 30us",
            "window: lifetime, resolution: 3us, endingBefore: 20us");
    private static final double[][] VALUES = {
        {0.1, 3, -2.5, 1e9, 0, -0.0},
        {1e16, -1e16, 0.1, 1e-320, 1e140, 3},
        {1e300, -1e300, Double.MAX_VALUE, 1e-9, 7, 1e290},
        {1, 2, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 3}
    };

    @Test
    void aLookIsWhatTakingAStateOnGives() {
        int many = 0;
        for (int seed = 0; seed < PLANS; seed++) {
            Random random = new Random(seed);
            ViewPlan view = plan(random);
            KeyState state = new KeyState(view);
            EventBatch events = events(view, random);
            state.add(events, 0, events.size());
            byte[] bytes = state.encode();
            many += bytes.length > 500 ? 1 : 0;
            KeyState looking = new KeyState(view);
            long at = state.newestMicros() + 1;
            for (int look = 0; look < 12; look++) {
                KeyState taken = new KeyState(view);
                taken.decode(bytes);
                FeatureValues expected = new FeatureValues(view);
                FeatureValues seen = new FeatureValues(view);
                long instant = at;
                assertThat(outcome(seen, () -> looking.evaluateOnce(bytes, 0, instant, seen)))
                        .as("seed %s, %s us after the newest event", seed, at - state.newestMicros())
                        .isEqualTo(outcome(expected, () -> taken.evaluate(instant, expected)));
                at += 1 + random.nextInt(look < 6 ? 12 : 90);
            }
        }
        assertThat(many).as("states of many tiles").isGreaterThan(PLANS / 4);
    }

    @Test
    void tilesThatAreNotWhatIsSaidOfThemAreRefused() {
        ViewPlan view = plan(List.of("{name: n, aggregate: count, window: 100us, resolution: 5us}"));
        KeyState state = new KeyState(view);
        EventBatch events = events(view, new Random(7));
        state.add(events, 0, 40);
        byte[] bytes = state.encode();
        int tilesFrom = bytes.length - Integer.BYTES;
        while (bytes[tilesFrom - 1] != bytes.length - Integer.BYTES - tilesFrom) {
            tilesFrom--;
        }
        bytes[tilesFrom - 2]++; // how far the newest is from the oldest
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, 0, bytes.length - Integer.BYTES);
        ByteBuffer.wrap(bytes).putInt(bytes.length - Integer.BYTES, (int) checksum.getValue());
        assertThatThrownBy(() -> state.decode(bytes))
                .isInstanceOf(TidemarkException.class)
                .hasMessageContaining("tiles are not what is said of them");
    }

    private static ViewPlan plan(Random random) {
        List<String> aggregates = new ArrayList<>(NUMBERS);
        List<String> windows = new ArrayList<>(WINDOWS);
        if (random.nextInt(4) == 0) {
            aggregates.addAll(OTHERS);
        }
        if (random.nextInt(4) == 0) {
            windows.addAll(SHIFTED);
        }
        List<String> features = new ArrayList<>();
        int count = 1 + random.nextInt(8);
        for (int i = 0; i < count; i++) {
            features.add("{name: f" + i + ", " + aggregates.get(random.nextInt(aggregates.size())) + ", "
                    + windows.get(random.nextInt(windows.size())) + "}");
        }
        return plan(features);
    }

    static ViewPlan plan(List<String> features) {
        return BoundView.of(DEFINITIONS, features);
    }

    static EventBatch events(ViewPlan view, Random random) {
        int count = 40 + random.nextInt(160);
        double[] values = VALUES[random.nextInt(VALUES.length)];
        int step = 1 + random.nextInt(6);
        EventBatch batch = new EventBatch(
                view.columns().stream().map(column -> column.type()).collect(Collectors.toList()), false, count);
        long at = -300;
        for (int i = 0; i < count; i++) {
            at += random.nextInt(step);
            batch.append(at, at, null);
            for (var column : batch.columns) {
                column.append(random.nextInt(8) == 0 ? null : value(column.type, values, random));
            }
        }
        return batch;
    }

    private static Object value(ValueType type, double[] values, Random random) {
        return switch (type) {
            case DOUBLE -> values[random.nextInt(values.length)];
            case INT64, TIMESTAMP -> random.nextInt(9) == 0 ? random.nextLong() : (long) random.nextInt(7) - 3;
            case BOOL -> random.nextBoolean();
            default -> List.of("", "a", "b", "é").get(random.nextInt(4));
        };
    }

    /** Statuses and values to the bit, or what was wrong. */
    static List<Object> outcome(FeatureValues out, Runnable evaluation) {
        try {
            evaluation.run();
        } catch (TidemarkException overflow) {
            return List.of(overflow.getMessage());
        }
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < out.size(); i++) {
            values.add(out.status(i));
            Object value = out.value(i);
            values.add(value instanceof Double number ? Double.doubleToRawLongBits(number) : "" + value);
        }
        return values;
    }
}
