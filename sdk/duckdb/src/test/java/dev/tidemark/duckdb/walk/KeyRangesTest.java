package dev.tidemark.duckdb.walk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyRangesTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0, 65536",
        "1, 10000000, 65536",
        "1000, 10000000, 65536",
        "100000, 10000000, 65536",
        "100000, 10, 65536",
        "2000000000, 10, 65536",
        "2147483647, 3000000000, 65536",
        "7, 100, 1"
    })
    void holdEveryKeyOnce(long keys, long events, int eventsARange) {
        KeyRanges ranges = KeyRanges.of(keys, events, eventsARange);
        assertThat(ranges.count()).isBetween(1, 1_024);
        assertThat(ranges.lastId(ranges.count() - 1)).isGreaterThanOrEqualTo((int) (keys - 1));
        for (int range = 0; range < ranges.count(); range++) {
            assertThat(ranges.of(ranges.lastId(range))).isEqualTo(range);
            assertThat(range == 0 ? 0 : ranges.of(ranges.lastId(range - 1) + 1)).isEqualTo(range);
        }
    }
}
