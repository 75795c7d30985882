package dev.tidemark.duckdb.walk;

import static dev.tidemark.duckdb.TestingExecutors.MUCH_HEAP;
import static dev.tidemark.duckdb.TestingExecutors.NO_HEAP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.core.executor.BackfillCheckpoint;
import dev.tidemark.core.executor.BackfillRequest;
import dev.tidemark.core.executor.BackfillResult;
import dev.tidemark.core.executor.Executor;
import dev.tidemark.core.executor.StateSample;
import dev.tidemark.core.executor.StateSink;
import dev.tidemark.core.progress.Cancellation;
import dev.tidemark.core.progress.Phase;
import dev.tidemark.core.progress.Progress;
import dev.tidemark.core.progress.ProgressMeter;
import dev.tidemark.duckdb.TestingData;
import dev.tidemark.duckdb.TestingExecutors;
import dev.tidemark.duckdb.TestingViews;
import dev.tidemark.semantics.definition.Aggregates;
import dev.tidemark.semantics.definition.Aggregation;
import dev.tidemark.semantics.definition.FeatureService;
import dev.tidemark.semantics.definition.FeatureView;
import dev.tidemark.semantics.definition.Source;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.plan.ViewPlan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Backfills of several views that are killed, resumed, cancelled or sampled, of events sorted by DuckDB or on the heap. */
@ParameterizedClass(name = "{0} bytes of heap")
@ValueSource(longs = {NO_HEAP, MUCH_HEAP})
class BackfillTest {
    private static final long CUT_OFF = micros("1970-01-15T00:00:00Z");

    @TempDir
    static Path folder;

    private static Executor onDisk;
    private static Executor onHeap;
    private static List<ViewPlan> views;
    private static List<List<List<Object>>> keysInOrder;
    private static List<Map<List<Object>, byte[]>> all;

    private final Executor executor;

    BackfillTest(long heapBytes) {
        executor = heapBytes == NO_HEAP ? onDisk : onHeap;
    }

    @BeforeAll
    static void backfillWhole() {
        Payments.write(folder, 3_000);
        onDisk = inSmallSteps(NO_HEAP);
        onHeap = inSmallSteps(MUCH_HEAP);
        try (Executor oneThread = TestingExecutors.open(folder.resolve("work"), NO_HEAP, 1, WalkSizes.DEFAULT)) {
            views = TestingViews.bind(oneThread, service(), folder);
            keysInOrder = new ArrayList<>();
            views.forEach(view -> keysInOrder.add(new ArrayList<>()));
            ForgetfulStore store = new ForgetfulStore(views.size());
            oneThread.backfill(request(
                    () -> store.sink((view, key) -> keysInOrder.get(view).add(key)), BackfillCheckpoint.NONE));
            all = store.safe();
        }
    }

    private static Executor inSmallSteps(long heapBytes) {
        return TestingExecutors.open(folder.resolve("work"), heapBytes, 3, new WalkSizes(50, 10, 20, 7));
    }

    /** Two views in one pass, and a third in another one. */
    private static FeatureService service() {
        List<FeatureView> views = Payments.everything().views();
        FeatureView shops = FeatureView.named("ever")
                .of(Payments.CARD_SHOP)
                .from(Payments.PAYMENTS)
                .feature("count", Aggregates.count().overLifetime());
        return FeatureService.named("s").with(views.get(0)).with(views.get(1)).with(shops);
    }

    @AfterAll
    static void close() {
        onHeap.close();
        onDisk.close(); // it made the folder
        assertThat(folder.resolve("work")).doesNotExist();
    }

    static long micros(String instant) {
        return Instant.parse(instant).toEpochMilli() * 1_000;
    }

    private static BackfillRequest request(Supplier<StateSink> sinks, BackfillCheckpoint checkpoint) {
        return request(sinks, checkpoint, ProgressMeter.silent(), new Cancellation());
    }

    private static BackfillRequest request(
            Supplier<StateSink> sinks,
            BackfillCheckpoint checkpoint,
            ProgressMeter progress,
            Cancellation cancellation) {
        return new BackfillRequest(views, CUT_OFF, sinks, checkpoint, progress, cancellation);
    }

    @Test
    void everyThreadHandsOverItsShareOfTheSameStates() {
        ForgetfulStore store = new ForgetfulStore(views.size());
        BackfillResult result = executor.backfill(request(store::sink, BackfillCheckpoint.NONE));
        assertSame(store.safe());
        assertThat(store.sinksUsed()).isGreaterThan(1);
        for (int view = 0; view < views.size(); view++) {
            assertThat(result.keys().get(view)).isEqualTo(all.get(view).size()).isGreaterThan(100);
            assertThat(result.stateBytes().get(view))
                    .isEqualTo(all.get(view).values().stream()
                            .mapToLong(bytes -> bytes.length)
                            .sum());
            assertThat(result.counts().get(view).withoutTime()).isEqualTo(3_000 / 97 + 1);
            assertThat(result.counts().get(view).withoutKey()).isPositive();
        }
    }

    @Test
    @Tag("slow")
    void aKilledBackfillGoesOnAfterItsCheckpoint() {
        int states = all.stream().mapToInt(Map::size).sum();
        int resumedBehindTheStart = 0;
        for (int kill = 1; kill < states; kill = kill * 2 + 1) {
            KeptPositions positions = new KeptPositions();
            ForgetfulStore store = new ForgetfulStore(views.size());
            store.killAfter(kill);
            assertThatThrownBy(() -> executor.backfill(request(store::sink, positions)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("killed");
            store.forgetWhatIsNotFlushed();
            Map<String, String> resumedFrom = positions.copy();
            List<List<List<Object>>> walked = new ArrayList<>();
            views.forEach(view -> walked.add(Collections.synchronizedList(new ArrayList<>())));
            executor.backfill(
                    request(() -> store.sink((view, key) -> walked.get(view).add(key)), positions));
            assertSame(store.safe());
            for (int view = 0; view < views.size(); view++) {
                int done = done(view, resumedFrom);
                resumedBehindTheStart +=
                        done > 0 && done < keysInOrder.get(view).size() ? 1 : 0;
                assertThat(walked.get(view))
                        .containsExactlyInAnyOrderElementsOf(keysInOrder
                                .get(view)
                                .subList(done, keysInOrder.get(view).size()));
            }
            assertThat(positions.copy().values()).containsOnly("end");
        }
        assertThat(resumedBehindTheStart).isGreaterThan(5);
    }

    /** How many keys of a view lie before a position. */
    private static int done(int view, Map<String, String> positions) {
        String position = positions.get(views.get(view).entity() + "/payments");
        List<List<Object>> keys = keysInOrder.get(view);
        if (position == null || position.equals(BackfillCheckpoint.END)) {
            return position == null ? 0 : keys.size();
        }
        int done = 0;
        while (done < keys.size() && !isAfter(keys.get(done), position)) {
            done++;
        }
        return done;
    }

    /** Whether a key comes after a position, by a comparison of its own: the position's key may have no state. */
    private static boolean isAfter(List<Object> key, String position) {
        String written = KeyPosition.write(key);
        if (written.equals(position)) {
            return false;
        }
        String[] left = written.substring(1, written.length() - 1).split(",");
        String[] right = position.substring(1, position.length() - 1).split(",");
        int order = left[0].compareTo(right[0]);
        return order > 0 || (order == 0 && left.length > 1 && left[1].compareTo(right[1]) > 0);
    }

    private static void assertSame(List<Map<List<Object>, byte[]>> states) {
        for (int view = 0; view < all.size(); view++) {
            assertThat(states.get(view).keySet()).isEqualTo(all.get(view).keySet());
            for (List<Object> key : all.get(view).keySet()) {
                assertThat(states.get(view).get(key)).isEqualTo(all.get(view).get(key));
            }
        }
    }

    @Test
    void aBackfillThatIsDoneReadsNothing() {
        KeptPositions positions = new KeptPositions();
        executor.backfill(request(new ForgetfulStore(views.size())::sink, positions));
        ForgetfulStore store = new ForgetfulStore(views.size());
        BackfillResult again = executor.backfill(request(store::sink, positions));
        assertThat(again.keys()).containsOnly(0L);
        assertThat(store.safe()).allSatisfy(states -> assertThat(states).isEmpty());
    }

    @Test
    void aSampleIsAPartOfWhatABackfillHandsOver() {
        BackfillRequest request = request(
                () -> {
                    throw new IllegalStateException("no sink is asked for");
                },
                new KeptPositions());
        for (int size : List.of(1, 40, 100, 1_000_000)) {
            List<StateSample> samples = executor.sample(request, size);
            for (int view = 0; view < views.size(); view++) {
                StateSample sample = samples.get(view);
                assertThat(sample.keysLookedAt())
                        .isBetween((long) sample.states().size(), sample.keys());
                if (size >= 1_000_000) {
                    assertThat(sample.keysLookedAt()).isEqualTo(sample.keys());
                    assertThat(sample.states()).hasSameSizeAs(all.get(view).keySet());
                } else {
                    assertThat(sample.keysLookedAt()).isBetween(size / 2L - 1, size * 2L + 8);
                }
                for (StateSample.Sampled each : sample.states()) {
                    assertThat(each.state()).isEqualTo(all.get(view).get(each.key()));
                }
            }
        }
    }

    @Test
    void progressCountsKeysToTheLastOne() {
        List<Progress> heard = new ArrayList<>();
        executor.backfill(request(
                new ForgetfulStore(views.size())::sink,
                BackfillCheckpoint.NONE,
                new ProgressMeter(heard::add),
                new Cancellation()));
        List<Progress> ends = heard.stream()
                .filter(progress -> progress.phase() == Phase.BACKFILL && progress.isComplete())
                .toList();
        assertThat(ends).isNotEmpty().allSatisfy(end -> {
            assertThat(end.done()).isGreaterThan(500);
            assertThat(end.detail()).isEqualTo("payments");
        });
    }

    @Test
    void aCancelledBackfillEndsAndGoesOnLater() {
        Cancellation cancellation = new Cancellation();
        KeptPositions positions = new KeptPositions();
        ForgetfulStore store = new ForgetfulStore(views.size());
        assertThatThrownBy(() -> executor.backfill(request(
                        () -> store.sink((view, key) -> {
                            if (view == 2) {
                                cancellation.cancel();
                            }
                        }),
                        positions,
                        ProgressMeter.silent(),
                        cancellation)))
                .isInstanceOfSatisfying(
                        TidemarkException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CANCELLED))
                .hasMessage("Cancelled: the states handed over so far stay. Run it again to go on.");
        store.forgetWhatIsNotFlushed();
        assertThat(positions.copy()).containsEntry("card/payments", "end");
        executor.backfill(request(store::sink, positions));
        assertSame(store.safe());
    }

    @Test
    void aFileThatIsGoneIsNamed() throws Exception {
        Files.move(folder.resolve("payments.parquet"), folder.resolve("away.parquet"));
        try {
            assertThatThrownBy(() ->
                            executor.backfill(request(new ForgetfulStore(views.size())::sink, BackfillCheckpoint.NONE)))
                    .isInstanceOfSatisfying(
                            TidemarkException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.MISSING_FILE))
                    .hasMessageContaining("Cannot read source 'payments': file '")
                    .hasMessageContaining("does not exist");
        } finally {
            Files.move(folder.resolve("away.parquet"), folder.resolve("payments.parquet"));
        }
    }

    @Test
    void whatNoStateKeepsIsNotRead() {
        TestingData.parquet(
                folder,
                "years.parquet",
                "SELECT 'c' || i % 10 AS card, TIMESTAMP '2020-01-01' + to_hours(i) AS at, i % 2 = 0 AS flag"
                        + " FROM range(20000) t(i)");
        assertThat(yearsRead(Aggregates.count().over(Duration.ofDays(1)))).isBetween(24L, 49L);
        assertThat(yearsRead(Aggregates.lastN("flag", 2).over(Duration.ofDays(1))))
                .isBetween(24L, 49L);
        assertThat(yearsRead(Aggregates.latest("flag").within(Duration.ofDays(1))))
                .isBetween(24L, 49L);
        assertThat(yearsRead(
                        Aggregates.latest("flag").within(Duration.ofDays(1)).where("flag")))
                .isEqualTo(20_000);
        assertThat(yearsRead(Aggregates.count().overLifetime())).isEqualTo(20_000);
    }

    private long yearsRead(Aggregation aggregation) {
        FeatureView view = FeatureView.named("v")
                .of(Payments.CARD)
                .from(Source.parquet("years", "years.parquet").eventTime("at"))
                .feature("f", aggregation);
        List<ViewPlan> plans =
                TestingViews.bind(executor, FeatureService.named("s").with(view), folder);
        BackfillResult result = executor.backfill(new BackfillRequest(
                plans,
                micros("2020-01-01T00:00:00Z") + 20_000 * 3_600_000_000L,
                new ForgetfulStore(1)::sink,
                BackfillCheckpoint.NONE,
                ProgressMeter.silent(),
                new Cancellation()));
        assertThat(result.keys()).containsExactly(10L);
        return result.counts().get(0).eventsRead();
    }
}
