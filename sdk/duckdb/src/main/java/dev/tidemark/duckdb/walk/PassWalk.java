package dev.tidemark.duckdb.walk;

import dev.tidemark.core.progress.Phase;
import dev.tidemark.duckdb.database.Queries;
import dev.tidemark.semantics.plan.FeaturePlan;
import dev.tidemark.semantics.plan.OutputColumn;
import dev.tidemark.semantics.plan.ServicePlan;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.arrow.memory.BufferAllocator;

/** Runs one pass: sorts its events in DuckDB and walks them in as many lanes as there are threads. */
final class PassWalk {
    private final WalkRequest request;
    private final Pass pass;
    private final QuestionTable questions;
    private final ResultBlocks results;
    private final BufferAllocator allocator;

    PassWalk(WalkRequest request, Pass pass, QuestionTable questions, ResultBlocks results, BufferAllocator allocator) {
        this.request = request;
        this.pass = pass;
        this.questions = questions;
        this.results = results;
        this.allocator = allocator;
    }

    PassCounts run() throws SQLException, IOException, InterruptedException {
        EventQuery query = new EventQuery(pass, request.inputs(), firstMicros(), lastMicros());
        String events = query.sorted(questions.ids(pass.keys()), request.knownAsOfMicros());
        PassCounts counts = new PassCounts(pass);
        countIgnored(query, counts);
        List<LaneThread> lanes = new ArrayList<>();
        for (int i = 0; i < Math.max(1, request.threads()); i++) {
            lanes.add(new LaneThread(lane()));
        }
        ExecutorService threads = Executors.newFixedThreadPool(lanes.size(), PassWalk::thread);
        try (ArrowStream questionStream = open(questions.sortedBy(pass.keys()));
                ArrowStream eventStream = openSorted(events)) {
            request.progress()
                    .start(
                            Phase.WALK,
                            pass.source().name(),
                            OptionalLong.of(request.inputs().spineRows()));
            List<Future<Lane>> running = new ArrayList<>();
            for (LaneThread lane : lanes) {
                running.add(threads.submit(lane));
            }
            EventReader reader = new EventReader(pass, eventStream);
            new Feeder(lanes, new QuestionReader(questionStream), request.cancellation()).feed(reader);
            counts.eventsRead(reader.eventsRead());
            for (Future<Lane> lane : running) {
                counts.add(result(lane));
            }
            return counts;
        } finally {
            threads.shutdownNow();
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "tidemark-walk");
        thread.setDaemon(true);
        return thread;
    }

    private ArrowStream open(String sql) throws SQLException, IOException {
        return ArrowStream.open(request.connection(), sql, allocator, request.cancellation());
    }

    private ArrowStream openSorted(String sql) throws SQLException, IOException {
        return ArrowStream.open(
                request.connection(),
                sql,
                allocator,
                request.cancellation(),
                statement -> SortProgress.of(
                        statement, request.progress(), pass.source().name()));
    }

    private static Lane result(Future<Lane> lane) throws InterruptedException {
        try {
            return lane.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Events further back than any feature of this pass reaches from the first question are not read. */
    private OptionalLong firstMicros() {
        long reach = pass.reachMicros(request.plan());
        return reach == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(questions.firstMicros() - reach);
    }

    private OptionalLong lastMicros() {
        return OptionalLong.of(questions.lastMicros() + pass.asOfShiftMicros());
    }

    private void countIgnored(EventQuery query, PassCounts counts) {
        List<String> columns =
                new ArrayList<>(List.of(pass.source().definition().eventTime()));
        pass.keys().forEach(key -> columns.add(key.name()));
        if (!request.inputs().mayHoldNulls(pass.source(), columns)) {
            return;
        }
        String doing = "read source '" + pass.source().name() + "'";
        Queries.one(request.connection(), doing, query.ignored(), row -> {
            counts.ignored(row.getLong(1), row.getLong(2));
            return null;
        });
    }

    private Lane lane() {
        ServicePlan plan = request.plan();
        List<ViewWalker> walkers = new ArrayList<>();
        for (int view : pass.views()) {
            List<int[]> placed = new ArrayList<>();
            int stored = 0;
            for (OutputColumn output : plan.outputs()) {
                if (output.view() == view) {
                    placed.add(new int[] {output.feature(), stored});
                }
                stored += output.view() == FeaturePlan.NONE ? 0 : 1;
            }
            int[] features = placed.stream().mapToInt(each -> each[0]).toArray();
            int[] outputs = placed.stream().mapToInt(each -> each[1]).toArray();
            walkers.add(new ViewWalker(plan.views().get(view), pass, results.writer(features, outputs)));
        }
        return new Lane(walkers, pass.asOfShiftMicros(), request.progress());
    }
}
