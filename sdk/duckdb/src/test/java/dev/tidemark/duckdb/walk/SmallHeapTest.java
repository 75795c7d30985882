package dev.tidemark.duckdb.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.duckdb.TestingData;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever grows with the input passes through a heap that is a fraction of it. */
@Tag("slow")
class SmallHeapTest {
    @TempDir
    Path folder;

    private void events(String columns, int rows) {
        TestingData.parquet(
                folder,
                "events.parquet",
                "SELECT TIMESTAMP '2024-05-01' + to_seconds(i) AS at, " + columns + " FROM range(" + rows + ") t(i)");
    }

    private void spine(String card, String start, int rows) {
        TestingData.parquet(
                folder,
                "spine.parquet",
                "SELECT " + card + " AS card, TIMESTAMP '" + start + "' + to_seconds(i % 1000) AS at FROM range(" + rows
                        + ") t(i)");
    }

    private List<Object> outcome(String select) {
        return TestingData.rows(folder, "SELECT " + select + " FROM '$DIR/out.parquet'")
                .get(0);
    }

    @Test
    void questionsAboutOneKeyNeedNotFit() {
        events("'hot' AS card", 1_000);
        spine("'hot'", "2024-05-01", 5_000_000);
        assertThat(SmallHeap.build(folder, 64, "{name: n, aggregate: count, window: lifetime}"))
                .isEqualTo("built 5000000, 8 rows × 1 feature equal the reference");
        assertThat(outcome("count(*), count(*) FILTER (n = extract(epoch FROM \"at\") % 86400)"))
                .isEqualTo(List.of(5_000_000L, 5_000_000L));
    }

    @Test
    void aCheckReadsNoMoreThanFeaturesReach() {
        events("'hot' AS card", 2_500_000);
        spine("'hot'", "2024-05-20", 1_000);
        assertThat(SmallHeap.build(folder, 64, "{name: n, aggregate: count, window: 1h}"))
                .isEqualTo("built 1000, 8 rows × 1 feature equal the reference");
    }

    @Test
    void longTextsAndListsNeedNotFit() {
        events("'c' || i % 40 AS card, lpad(i::VARCHAR, 20000, '0') AS text", 400);
        spine("'c' || i % 50", "2024-05-02", 4_000); // 80 KB each
        assertThat(SmallHeap.build(
                        folder,
                        96,
                        "{name: longest, aggregate: max, of: text, window: 7d}",
                        "{name: texts, aggregate: last_n, of: text, n: 3, window: 7d}"))
                .isEqualTo("built 4000, 8 rows × 2 features equal the reference");
        assertThat(outcome("count(*), count(longest), count(*) FILTER (right(longest, 3)::INT = 360 + card[2:]::INT"
                        + " AND right(texts[3], 3)::INT = 280 + card[2:]::INT)"))
                .isEqualTo(List.of(4_000L, 3_200L, 3_200L));
    }

    @Test
    void aLaneWithoutMemoryEndsTheBuild() {
        events("'hot' AS card, 'a text of some length, which is a number too: ' || i AS text", 1_500_000);
        spine("'hot'", "2024-05-20", 1_000);
        assertThat(SmallHeap.build(folder, 48, "{name: most, aggregate: max, of: text, window: 90d, resolution: 1us}"))
                .isEqualTo("java.lang.OutOfMemoryError: Java heap space");
    }
}
