package dev.tidemark.duckdb.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.executor.Executor;
import dev.tidemark.core.executor.Pass;
import dev.tidemark.core.progress.Cancellation;
import dev.tidemark.core.progress.ProgressMeter;
import dev.tidemark.duckdb.TestingData;
import dev.tidemark.duckdb.TestingExecutors;
import dev.tidemark.duckdb.TestingViews;
import dev.tidemark.duckdb.input.SourceFiles;
import dev.tidemark.semantics.definition.Aggregates;
import dev.tidemark.semantics.definition.FeatureService;
import dev.tidemark.semantics.definition.FeatureView;
import dev.tidemark.semantics.definition.Source;
import dev.tidemark.semantics.plan.ViewPlan;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.OptionalLong;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where events are put in order: on the heap if there is room for them and for what ordering them takes. */
class EventsInOrderTest {
    private static final int EVENTS = 20_000;
    private static final int KEYS = 100;

    /** Of an event: its number, its instant, a number, and the place of its text. */
    private static final long EVENT_BYTES = 4 + 8 + 9 + 5;

    @TempDir
    static Path folder;

    @BeforeAll
    static void write() {
        String at = ", TIMESTAMP '2024-05-01' + to_seconds(i * 7919 % " + EVENTS + ") AS at, i AS n, ";
        String rows = " FROM range(" + EVENTS + ") t(i)";
        TestingData.parquet(
                folder, "even.parquet", "SELECT 'c' || i % " + KEYS + " AS card" + at + "'' AS text" + rows);
        TestingData.parquet(
                folder,
                "long.parquet",
                "SELECT 'c' || i % " + KEYS + " AS card" + at + "repeat('x', 100) AS text" + rows);
        TestingData.parquet(
                folder,
                "hot.parquet",
                "SELECT 'c' || CASE WHEN i < " + KEYS + " THEN i ELSE 7 END AS card" + at + "'' AS text" + rows);
    }

    private static String place(String source, long roomBytes, long questionBytes) throws Exception {
        FeatureView view = FeatureView.named("v")
                .of(Payments.CARD)
                .from(Source.parquet(source, source + ".parquet").eventTime("at"))
                .feature("sum", Aggregates.sum("n").overLifetime())
                .feature("text", Aggregates.latest("text").forever());
        List<ViewPlan> views;
        try (Executor executor = TestingExecutors.open(folder.resolve("work"), 1, 1, WalkSizes.DEFAULT)) {
            views = TestingViews.bind(executor, FeatureService.named("s").with(view), folder);
        }
        Pass pass = Pass.of(views).get(0);
        Cancellation cancellation = new Cancellation();
        try (BufferAllocator allocator = new RootAllocator();
                Connection database = DriverManager.getConnection("jdbc:duckdb:")) {
            DuckDBConnection connection = database.unwrap(DuckDBConnection.class);
            SourceFiles sources = SourceFiles.open(connection, allocator, views, ProgressMeter.silent(), cancellation);
            try (Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE ids AS SELECT i::INTEGER AS id, 'c' || i AS key_card FROM range(" + KEYS
                        + ") t(i)");
            }
            EventQuery query = new EventQuery(pass, sources, OptionalLong.empty(), OptionalLong.empty());
            WalkSizes sizes = new WalkSizes(1_000, 100, 500, 50);
            WalkContext context = new WalkContext(
                    connection, allocator, sizes, ProgressMeter.silent(), cancellation, roomBytes * 8 / 3);
            EventsInOrder inOrder = new EventsInOrder(context, pass, query, EVENTS, questionBytes, 2);
            try (PassEvents events = inOrder.open("ids", KEYS, List.of())) {
                return events instanceof HeldEvents ? "heap" : "DuckDB";
            }
        }
    }

    @Test
    void onTheHeapWhereThereIsRoom() throws Exception {
        assertThat(place("even", EVENTS * EVENT_BYTES * 3 / 2, 0)).isEqualTo("heap");
        assertThat(place("long", EVENTS * (EVENT_BYTES + 100) * 3 / 2, 0)).isEqualTo("heap");
    }

    @Test
    void inDuckDbIfTheyTakeMore() throws Exception {
        assertThat(place("even", EVENTS * EVENT_BYTES / 2, 0)).isEqualTo("DuckDB");
    }

    @Test
    void inDuckDbIfTheirTextsTurnOutLonger() throws Exception {
        assertThat(place("long", EVENTS * EVENT_BYTES * 3 / 2, 0)).isEqualTo("DuckDB");
    }

    @Test
    void inDuckDbIfOneKeyHasSoManyThatToOrderThemTakesMore() throws Exception {
        assertThat(place("hot", EVENTS * EVENT_BYTES * 3 / 2, 0)).isEqualTo("DuckDB");
        assertThat(place("hot", EVENTS * EVENT_BYTES * 10, 0)).isEqualTo("heap");
    }

    @Test
    void inDuckDbIfTheQuestionsTakeTheRoom() throws Exception {
        assertThat(place("even", EVENTS * EVENT_BYTES * 3 / 2, EVENTS * EVENT_BYTES))
                .isEqualTo("DuckDB");
    }
}
