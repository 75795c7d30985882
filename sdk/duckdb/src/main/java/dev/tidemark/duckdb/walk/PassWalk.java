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
import org.apache.arrow.memory.BufferAllocator;

/** Runs one pass: sorts its events in DuckDB and walks them in as many lanes as there are threads. */
final class PassWalk {
    /** More than one feeder can keep busy. */
    private static final int MAX_LANES = 64;

    private final WalkRequest request;
    private final Pass pass;
    private final QuestionTable questions;
    private final Results results;
    private final BufferAllocator allocator;
    private final WalkSizes sizes;

    PassWalk(
            WalkRequest request,
            Pass pass,
            QuestionTable questions,
            Results results,
            BufferAllocator allocator,
            WalkSizes sizes) {
        this.request = request;
        this.pass = pass;
        this.questions = questions;
        this.results = results;
        this.allocator = allocator;
        this.sizes = sizes;
    }

    PassCounts run() throws SQLException, IOException, InterruptedException {
        EventQuery query = new EventQuery(pass, request.inputs(), firstMicros(), lastMicros());
        String events = query.sorted(questions.ids(pass.keys()), request.knownAsOfMicros());
        PassCounts counts = new PassCounts(pass);
        countIgnored(query, counts);
        try (ArrowStream questionStream = open(questions.sortedBy(pass.keys()));
                ArrowStream eventStream = openSorted(events);
                Lanes lanes = new Lanes(idleLanes())) {
            request.progress()
                    .start(
                            Phase.WALK,
                            pass.source().name(),
                            OptionalLong.of(request.inputs().spineRows()));
            EventReader reader = new EventReader(pass, eventStream);
            QuestionReader asked = new QuestionReader(questionStream, pass.asOfShiftMicros());
            new Feeder(lanes.threads(), asked, sizes.eventsATurn(), request.cancellation()).feed(reader);
            lanes.finished().forEach(counts::add);
            counts.eventsRead(reader.eventsRead());
            return counts;
        }
    }

    private ArrowStream open(String sql) throws SQLException, IOException {
        return ArrowStream.open(request.connection(), sql, allocator, sizes.batchRows(), request.cancellation());
    }

    private ArrowStream openSorted(String sql) throws SQLException, IOException {
        return ArrowStream.open(
                request.connection(),
                sql,
                allocator,
                sizes.batchRows(),
                request.cancellation(),
                statement -> SortProgress.of(
                        statement, request.progress(), pass.source().name()));
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

    static int lanes(int threads) {
        return Math.max(1, Math.min(threads, MAX_LANES));
    }

    private List<Lane> idleLanes() {
        List<Lane> lanes = new ArrayList<>();
        for (int i = 0; i < lanes(request.threads()); i++) {
            lanes.add(lane());
        }
        return lanes;
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
        return new Lane(walkers, request.progress(), request.cancellation());
    }
}
