package dev.tidemark.duckdb.walk;

import dev.tidemark.core.executor.Pass;
import dev.tidemark.core.progress.Phase;
import dev.tidemark.semantics.plan.FeaturePlan;
import dev.tidemark.semantics.plan.OutputColumn;
import dev.tidemark.semantics.plan.ServicePlan;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Runs one pass: has its events put in order and walked in as many lanes as there are threads. */
final class PassWalk {
    /** More than one feeder can keep busy. */
    private static final int MAX_LANES = 64;

    private final WalkContext context;
    private final WalkRequest request;
    private final Pass pass;
    private final QuestionTable questions;
    private final Results results;

    PassWalk(WalkContext context, WalkRequest request, Pass pass, QuestionTable questions, Results results) {
        this.context = context;
        this.request = request;
        this.pass = pass;
        this.questions = questions;
        this.results = results;
    }

    PassCounts run() throws SQLException, IOException, InterruptedException {
        EventQuery query = new EventQuery(pass, request.inputs(), firstMicros(), lastMicros());
        List<String> conditions = request.knownAsOfMicros().isPresent()
                ? List.of(query.knownBefore(request.knownAsOfMicros().getAsLong()))
                : List.of();
        PassCounts counts = new PassCounts(pass, request.inputs());
        counts.countIgnored(context.connection(), request.inputs(), query);
        try (ArrowStream questionStream = context.open(
                        questions.sortedBy(pass.keys()), context.sizes().batchRows());
                PassEvents events =
                        inOrder(query).open(questions.ids(pass.keys()), questions.idCount(pass.keys()), conditions);
                Lanes lanes = new Lanes(idleLanes())) {
            context.progress()
                    .start(
                            Phase.WALK,
                            pass.source().name(),
                            OptionalLong.of(request.inputs().spineRows()));
            QuestionReader asked = new QuestionReader(questionStream, pass.asOfShiftMicros(), List.of());
            events.feed(lanes.threads(), asked, Borders.OPEN);
            lanes.finished().forEach(counts::add);
            counts.read(events.reader());
            return counts;
        }
    }

    private EventsInOrder inOrder(EventQuery query) {
        return new EventsInOrder(
                context,
                pass,
                query,
                request.inputs().rows(pass.source()),
                request.inputs().spineRows() * QuestionChunk.BYTES,
                lanes(request.threads()));
    }

    /** Events further back than any feature of this pass reaches from the first question are not read. */
    private OptionalLong firstMicros() {
        long reach = pass.reachMicros(request.plan().views());
        return reach == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(questions.firstMicros() - reach);
    }

    private OptionalLong lastMicros() {
        return OptionalLong.of(questions.lastMicros() + pass.asOfShiftMicros());
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
            walkers.add(new FeatureWalker(plan.views().get(view), pass, results.writer(features, outputs)));
        }
        return new Lane(walkers, context.progress(), context.cancellation());
    }
}
