package dev.tidemark.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.core.FeatureStore;
import dev.tidemark.core.StoreOptions;
import dev.tidemark.core.progress.Cancellation;
import dev.tidemark.core.progress.Phase;
import dev.tidemark.core.progress.Progress;
import dev.tidemark.core.training.Sample;
import dev.tidemark.core.training.Spine;
import dev.tidemark.core.training.TrainingSet;
import dev.tidemark.semantics.definition.Source;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a store holds while it is open, and that nothing is left of it afterwards. */
class LifecycleTest {
    @TempDir
    Path folder;

    @BeforeEach
    void files() {
        TestingData.parquet(
                folder,
                "tx.parquet",
                "SELECT 'c' || (i % 50) AS card_id, TIMESTAMP '2024-05-01 00:00:00' + to_seconds(i) AS event_time,"
                        + " (i % 100) / 4.0 AS amount FROM range(100000) t(i)");
        TestingData.parquet(
                folder,
                "spine.parquet",
                "SELECT 'c' || (i % 60) AS card_id, TIMESTAMP '2024-05-01 00:00:00' + to_seconds(i * 3) AS event_time"
                        + " FROM range(30000) t(i)");
    }

    private TrainingSet build(FeatureStore store) {
        return store.trainingSet(TestingProject.service(Source.parquet("tx", "tx.parquet")))
                .spine(Spine.parquet("spine.parquet").at("event_time"))
                .build();
    }

    private List<Path> below(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    @Tag("slow")
    void twoStoresOfOneProcessBuildAtATime() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (FeatureStore one = FeatureStore.open(folder);
                FeatureStore other = FeatureStore.open(folder)) {
            List<Future<String>> reports = new ArrayList<>();
            for (FeatureStore store : List.of(one, other, one, other)) {
                reports.add(threads.submit(() -> {
                    try (TrainingSet set = build(store)) {
                        return set.check(Sample.of(20)).text();
                    }
                }));
            }
            for (Future<String> report : reports) {
                assertThat(report.get(2, TimeUnit.MINUTES)).isEqualTo("20 rows × 2 features equal the reference");
            }
        } finally {
            threads.shutdown();
        }
        assertThat(folder.resolve(".tidemark")).doesNotExist();
    }

    @Test
    void setsOfOneStoreMayBeOpenTogether() {
        try (FeatureStore store = FeatureStore.open(folder);
                TrainingSet first = build(store);
                TrainingSet second = build(store)) {
            first.writeTo(folder.resolve("first.csv"));
            second.writeTo(folder.resolve("second.csv"));
            assertThat(folder.resolve("first.csv")).hasSameTextualContentAs(folder.resolve("second.csv"));
        }
    }

    @Test
    void leftoversOfADeadProcessAreSweptAway() throws IOException {
        Path work = Files.createDirectories(folder.resolve(".tidemark/work"));
        Files.createFile(work.resolve("1-dead.lock"));
        Files.writeString(
                Files.createDirectories(work.resolve("1-dead/build-1/duckdb")).resolve("spill.tmp"), "left");
        try (FeatureStore store = FeatureStore.open(folder);
                TrainingSet set = build(store)) {
            assertThat(set.rowCount()).isEqualTo(30_000);
            assertThat(work.resolve("1-dead")).doesNotExist();
            assertThat(work.resolve("1-dead.lock")).doesNotExist();
        }
        assertThat(work).doesNotExist();
    }

    @Test
    void cancelledInAnyPhaseLeavesNothing() throws IOException {
        for (Phase phase : List.of(Phase.BIND, Phase.WALK)) {
            Cancellation cancellation = new Cancellation();
            try (FeatureStore store = FeatureStore.open(folder)) {
                assertThatThrownBy(() -> store.trainingSet(TestingProject.service(Source.parquet("tx", "tx.parquet")))
                                .spine(Spine.parquet("spine.parquet").at("event_time"))
                                .cancellation(cancellation)
                                .progress(progress -> {
                                    if (progress.phase() == phase) {
                                        cancellation.cancel();
                                    }
                                })
                                .build())
                        .isInstanceOfSatisfying(
                                TidemarkException.class,
                                e -> assertThat(e.code()).isEqualTo(ErrorCode.CANCELLED));
                assertThat(below(folder.resolve(".tidemark"))).hasSize(1); // the lock
            }
        }
        assertThat(folder.resolve(".tidemark")).doesNotExist();
    }

    @Test
    void progressBeginsAndEndsEachPhase() {
        List<Progress> heard = new ArrayList<>();
        try (FeatureStore store = FeatureStore.open(folder);
                TrainingSet set = store.trainingSet(TestingProject.service(Source.parquet("tx", "tx.parquet")))
                        .spine(Spine.parquet("spine.parquet").at("event_time"))
                        .progress(heard::add)
                        .build()) {
            set.writeTo(folder.resolve("out.parquet"));
        }
        for (Phase phase : List.of(Phase.BIND, Phase.WALK, Phase.WRITE)) {
            List<Progress> ofPhase =
                    heard.stream().filter(one -> one.phase() == phase).toList();
            assertThat(ofPhase.get(0).done()).isZero();
            assertThat(ofPhase.get(ofPhase.size() - 1).isComplete()).isTrue();
        }
        assertThat(heard.get(heard.size() - 1).done()).isEqualTo(30_000);
    }

    @Test
    void aBudgetThatIsTooSmallIsAnErrorOfItsOwn() {
        assertThatThrownBy(() -> StoreOptions.defaults().memory(1 << 20))
                .hasMessage("Cannot use a memory budget of 1048576 bytes: give at least 64 MB.");
    }

    @Test
    void anEngineThatIsNotThere() {
        try (FeatureStore store =
                FeatureStore.open(folder, StoreOptions.defaults().engine("duckbd"))) {
            assertThatThrownBy(() -> build(store))
                    .hasMessage("Cannot find engine 'duckbd'; did you mean 'duckdb'? Engines: duckdb.");
        }
    }
}
