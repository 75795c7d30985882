package dev.tidemark.core.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TimeScaleTest {
    private static final long SECOND = 1_000_000L;
    private static final long HOUR = 3_600 * SECOND;
    private static final long DAY = 24 * HOUR;

    private static TimeScale past(long reach, long nearest) {
        return new TimeScale(100 * DAY, 700, -600, reach, nearest);
    }

    @Test
    void isEvenWhereTheNearestEventIsFarEnough() {
        TimeScale scale = past(HOUR, HOUR / 10);
        assertThat(scale.isStretched()).isFalse();
        assertThat(scale.x(100 * DAY)).isEqualTo(700);
        assertThat(scale.x(100 * DAY - HOUR / 2)).isCloseTo(400, within(1.0));
        assertThat(scale.x(100 * DAY - HOUR)).isCloseTo(100, within(1e-6));
        assertThat(scale.ticks(600)).extracting(TimeScale.Tick::label).startsWith("−10m", "−20m", "−30m");
    }

    @Test
    void secondsAndDaysAreBothReadable() {
        TimeScale scale = past(30 * DAY, 29 * SECOND);
        assertThat(scale.isStretched()).isTrue();
        assertThat(700 - scale.x(100 * DAY - 29 * SECOND)).isBetween(10.0, 17.0);
        assertThat(scale.x(99 * DAY) - scale.x(70 * DAY)).isGreaterThan(150);
        assertThat(scale.ticks(600))
                .extracting(TimeScale.Tick::label)
                .startsWith("−5m")
                .endsWith("−7d", "−30d")
                .doesNotHaveDuplicates();
    }

    @Test
    void earlierIsAlwaysFurtherLeft() {
        TimeScale scale = past(DAY, 1);
        double last = 700;
        for (long age = 1; age < 2 * DAY; age *= 3) {
            assertThat(scale.x(100 * DAY - age)).isLessThan(last);
            last = scale.x(100 * DAY - age);
        }
    }

    @Test
    void labelsNeverOverlap() {
        for (long reach = 1; reach < 40_000 * DAY; reach = reach * 7 + 1) {
            for (long nearest : new long[] {1, reach / 1_000 + 1, reach, Long.MAX_VALUE}) {
                double last = 700;
                for (TimeScale.Tick tick : past(reach, nearest).ticks(600)) {
                    assertThat(last - tick.x()).isGreaterThanOrEqualTo(50);
                    last = tick.x();
                }
            }
        }
    }
}
