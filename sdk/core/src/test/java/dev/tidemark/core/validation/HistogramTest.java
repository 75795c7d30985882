package dev.tidemark.core.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.semantics.type.ValueType;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Which bars a report shows of a feature. */
class HistogramTest {
    @Test
    void barsAtTheEndsSayThatTheyHoldWhatLiesOutside() {
        List<Histogram.Bar> bars =
                Histogram.of(zerosAndOnesAnd(3, 5), Optional.empty()).bars();
        assertThat(bars).extracting(Histogram.Bar::label).containsExactly("0", "1 and more");
        assertThat(bars.get(1).now()).isEqualTo(0.02);
        assertThat(Histogram.of(zerosAndOnesAnd(-3, 5), Optional.empty()).bars())
                .extracting(Histogram.Bar::label)
                .containsExactly("up to 0", "1");
    }

    @Test
    void withoutAnythingOutsideTheySayWhatTheyAre() {
        assertThat(Histogram.of(zerosAndOnesAnd(1, 5), Optional.empty()).bars())
                .extracting(Histogram.Bar::label)
                .containsExactly("0", "1");
    }

    /** A thousand whole numbers: 15 ones, some of another, zeros else. */
    private static FeatureProfile zerosAndOnesAnd(int other, int count) {
        BucketCounter counter = new BucketCounter();
        for (int i = 0; i < 1_000; i++) {
            counter.add(i < 15 ? 1 : i < 15 + count ? other : 0);
        }
        return new FeatureProfile(
                "n",
                ValueType.INT64,
                1_000,
                0,
                OptionalDouble.of(Math.min(0, other)),
                OptionalDouble.of(Math.max(1, other)),
                OptionalDouble.of(0),
                Optional.of(counter.buckets()),
                Optional.empty());
    }
}
