package dev.tidemark.duckdb.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.executor.BackfillCheckpoint;
import dev.tidemark.core.executor.BackfillRequest;
import dev.tidemark.core.executor.Executor;
import dev.tidemark.core.executor.StateSink;
import dev.tidemark.core.progress.Cancellation;
import dev.tidemark.core.progress.ProgressMeter;
import dev.tidemark.duckdb.TestingData;
import dev.tidemark.duckdb.TestingExecutors;
import dev.tidemark.duckdb.TestingViews;
import dev.tidemark.semantics.definition.Aggregates;
import dev.tidemark.semantics.definition.FeatureService;
import dev.tidemark.semantics.definition.FeatureView;
import dev.tidemark.semantics.definition.Source;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys that together are more than twice the heap, and one key with a tenth of the events. */
@Tag("slow")
class SmallHeapBackfillTest {
    private static final StateSink NOWHERE = new StateSink() {
        @Override
        public void accept(int view, List<Object> key, byte[] state, long newestMicros) {
            // thrown away
        }

        @Override
        public void flush() {
            // nothing is kept
        }
    };

    @TempDir
    Path folder;

    @Test
    void longKeysAndAHotOneNeedNotFit() {
        TestingData.parquet(
                folder,
                "events.parquet",
                "SELECT CASE WHEN i % 10 = 0 THEN 'hot' ELSE lpad(i::VARCHAR, 2000, 'k') END AS card,"
                        + " TIMESTAMP '2024-05-01' + to_seconds(i) AS at, i AS n FROM range(100000) t(i)");
        assertThat(SmallHeap.run(folder, 80, SmallHeapBackfillTest.class)).isEqualTo("90001 states");
    }

    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[0]);
        FeatureView view = FeatureView.named("v")
                .of(Payments.CARD)
                .from(Source.parquet("events", "events.parquet").eventTime("at"))
                .derive("odd", "MOD(n, 2) = 1")
                .feature("count", Aggregates.count().over(Duration.ofDays(90)).where("odd"))
                .feature("sum", Aggregates.sum("n").over(Duration.ofDays(1)));
        try (Executor executor = TestingExecutors.open(
                folder.resolve("work"), 1L << 30, TestingExecutors.NO_HEAP, 2, WalkSizes.DEFAULT)) {
            long states = executor.backfill(new BackfillRequest(
                            TestingViews.bind(
                                    executor, FeatureService.named("s").with(view), folder),
                            1_716_000_000_000_000L,
                            () -> NOWHERE,
                            BackfillCheckpoint.NONE,
                            ProgressMeter.silent(),
                            new Cancellation()))
                    .keys()
                    .get(0);
            System.out.println(states + " states");
        } catch (RuntimeException | OutOfMemoryError e) {
            System.out.println(e);
        }
    }
}
