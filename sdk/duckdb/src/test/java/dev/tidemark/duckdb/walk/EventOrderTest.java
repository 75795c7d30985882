package dev.tidemark.duckdb.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.semantics.row.ValueColumn;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class EventOrderTest {
    private static final int FIRST_ID = 40;
    private static final int IDS = 7;

    private static EventChunk events(Random random, int events, LongSupplier micros) {
        int[] ids = random.ints(events, FIRST_ID, FIRST_ID + IDS).toArray();
        long[] visible = new long[events];
        Arrays.setAll(visible, i -> micros.getAsLong());
        return new EventChunk(0, events, ids, visible, visible, visible, null, null, new ValueColumn[0]);
    }

    /** What is ordered is compared with the library's sort: the same rows, in the order of key and instant. */
    private static void isOrdered(EventChunk events) {
        int[] rows = EventOrder.of(events, FIRST_ID, IDS);
        assertThat(IntStream.of(rows).sorted().toArray())
                .isEqualTo(IntStream.range(events.from(), events.to()).toArray());
        Comparator<Integer> order = Comparator.<Integer>comparingInt(row -> events.ids()[row])
                .thenComparingLong(row -> events.visibleMicros()[row]);
        assertThat(IntStream.of(rows).boxed().toList()).isSortedAccordingTo(order);
    }

    @RepeatedTest(50)
    void randomInstantsDenseOrFarApart(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        long span = 1L << random.nextInt(50);
        isOrdered(events(random, random.nextInt(2_000), () -> random.nextLong(-span, span)));
    }

    @RepeatedTest(10)
    void instantsThatLeaveMostSlicesEmpty(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        isOrdered(events(
                random, 3_000, () -> random.nextInt(500) == 0 ? Long.MAX_VALUE / 4 : random.nextLong(1_000_000)));
    }

    @Test
    void instantsAsFarApartAsThereAre() {
        Random random = new Random(5);
        isOrdered(events(random, 3_000, random::nextLong));
        isOrdered(
                events(random, 500, () -> random.nextBoolean() ? Long.MIN_VALUE : Long.MAX_VALUE - random.nextInt(9)));
    }

    @Test
    void nothingAndOneEventAndOneInstant() {
        isOrdered(events(new Random(1), 0, () -> 5));
        isOrdered(events(new Random(2), 1, () -> -5));
        isOrdered(events(new Random(3), 1_000, () -> 1_700_000_000_000_000L));
    }

    @Test
    void aPartOfAChunk() {
        Random random = new Random(4);
        isOrdered(events(random, 1_000, () -> random.nextLong(100)).slice(300, 700));
    }
}
