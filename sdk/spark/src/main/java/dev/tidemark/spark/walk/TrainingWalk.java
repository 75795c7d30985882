package dev.tidemark.spark.walk;

import dev.tidemark.core.executor.BuildCounts;
import dev.tidemark.core.executor.Pass;
import dev.tidemark.core.executor.ViewCounts;
import dev.tidemark.semantics.expression.InputColumn;
import dev.tidemark.semantics.plan.FeaturePlan;
import dev.tidemark.semantics.plan.OutputColumn;
import dev.tidemark.semantics.plan.ServicePlan;
import dev.tidemark.semantics.plan.ViewPlan;
import dev.tidemark.spark.input.InputTable;
import dev.tidemark.spark.input.Rows;
import dev.tidemark.spark.input.SpineTable;
import dev.tidemark.spark.input.StoredColumn;
import dev.tidemark.spark.session.Stages;
import dev.tidemark.spark.shuffle.Entry;
import dev.tidemark.spark.shuffle.Shuffle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.classic.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * The walk of a training set as one lineage of Spark's: the spine is shuffled once for each kind of key, together with the events of
 * every source that has such keys, and once more into its own order. Answers wait in the files of the last shuffle. Each question
 * carries its whole row along, so that nothing is joined.
 */
public final class TrainingWalk {
    private final SparkSession session;
    private final ServicePlan plan;
    private final SpineTable spine;
    private final Function<Pass, InputTable> sources;
    private final OptionalLong knownAsOf;
    private final List<Pass> passes;
    private final TaskCounts counts = new TaskCounts();
    private final Map<List<Integer>, Integer> places = new HashMap<>();

    /** @param sources gives the table of a pass's source */
    public TrainingWalk(
            SparkSession session,
            ServicePlan plan,
            SpineTable spine,
            Function<Pass, InputTable> sources,
            OptionalLong knownAsOf) {
        this.session = session;
        this.plan = plan;
        this.spine = spine;
        this.sources = sources;
        this.knownAsOf = knownAsOf;
        this.passes = Pass.of(plan.views());
        session.sparkContext().register(counts, "tidemark");
    }

    /** Which columns the rows have: the spine's, the plan's outputs, and the number of the row. */
    public StructType type() {
        return FinishTask.type(spine.type(), plan, spineColumns());
    }

    private int spineColumns() {
        return spine.type().length() - 1;
    }

    /** Computes the rows of {@link #type}: parts in the order of the spine, and so the rows in each. */
    public RDD<InternalRow> compute() {
        RDD<InternalRow> rows = spine.numbered();
        StructType type = spine.type();
        for (List<Pass> sameKeys : byKeys()) {
            RDD<InternalRow> asked = rows;
            StructType known = type;
            rows = Stages.named(session.sparkContext(), stage(sameKeys), () -> walk(asked, known, sameKeys));
            for (Pass pass : sameKeys) {
                type = withFeatures(type, pass);
            }
        }
        JavaRDD<Entry> finished = Rows.java(rows).mapPartitionsWithIndex(finish(type), true);
        int partitions = Partitions.forRows(session, spine.rows(), type().length());
        Shuffle shuffle = Stages.named(session.sparkContext(), "compute features", () -> {
            Shuffle ordering = Shuffle.byNumber(finished, partitions, spine.rows());
            ordering.run();
            return ordering;
        });
        return shuffle.sorted()
                .mapPartitions(new RowsOfEntries(type().length()), true)
                .rdd();
    }

    private List<List<Pass>> byKeys() {
        Map<List<InputColumn>, List<Pass>> groups = new LinkedHashMap<>();
        passes.forEach(pass ->
                groups.computeIfAbsent(pass.keys(), keys -> new ArrayList<>()).add(pass));
        return List.copyOf(groups.values());
    }

    private static String stage(List<Pass> sameKeys) {
        String keys = sameKeys.get(0).keys().stream().map(InputColumn::name).collect(Collectors.joining(", "));
        String read = sameKeys.stream().map(pass -> pass.source().name()).collect(Collectors.joining(", "));
        return "shuffle " + read + " and the spine by " + keys;
    }

    private RDD<InternalRow> walk(RDD<InternalRow> rows, StructType type, List<Pass> sameKeys) {
        List<StoredColumn> keys = sameKeys.get(0).keys().stream()
                .map(key -> spine.column(key.name()))
                .toList();
        StoredColumn time = spine.column(spine.timeColumn());
        JavaRDD<Entry> all =
                Rows.java(rows).mapPartitionsWithIndex(new QuestionTask(type, time, keys, spineColumns()), true);
        long first = spine.firstMicros();
        long bytes = spine.bytes();
        for (int i = 0; i < sameKeys.size(); i++) {
            InputTable table = sources.apply(sameKeys.get(i));
            bytes += table.bytes();
            EventBounds bounds = bounds(sameKeys.get(i));
            first = Math.min(first, bounds.from());
            all = all.union(events(sameKeys.get(i), table, i + 1, bounds));
        }
        int partitions = Partitions.forBytes(session, bytes);
        return Shuffle.byKey(all, partitions, first, spine.lastMicros())
                .sorted()
                .mapPartitionsWithIndex(new KeyWalkTask(sameKeys, plan.views(), type.length(), counts), true)
                .rdd();
    }

    private EventBounds bounds(Pass pass) {
        long reach = pass.reachMicros(plan.views());
        long from = reach == Long.MAX_VALUE ? Long.MIN_VALUE : spine.firstMicros() - reach;
        long to = spine.lastMicros() + pass.asOfShiftMicros();
        return new EventBounds(from, to, knownAsOf.orElse(Long.MAX_VALUE), Long.MIN_VALUE);
    }

    private JavaRDD<Entry> events(Pass pass, InputTable table, int kind, EventBounds bounds) {
        List<String> needed = EventTask.needed(pass);
        StructType stored = Events.type(table, needed);
        EventTask task = new EventTask(pass, stored, kind, bounds, counts, Events.countedAs(pass));
        return Rows.java(table.rows(needed)).mapPartitionsWithIndex(task, true);
    }

    private StructType withFeatures(StructType type, Pass pass) {
        StructType more = type;
        for (int view : pass.views()) {
            List<FeaturePlan> features = plan.views().get(view).features();
            for (int i = 0; i < features.size(); i++) {
                places.put(List.of(view, i), more.length());
                more = more.add(
                        "v" + view + "_" + i, FeatureRow.stored(features.get(i).type()));
            }
        }
        return more;
    }

    private FinishTask finish(StructType answered) {
        int[] stored = plan.outputs().stream()
                .filter(output -> !output.isOnDemand())
                .mapToInt(this::place)
                .toArray();
        List<StoredColumn> request = plan.onDemand().isEmpty()
                ? List.of()
                : plan.request().stream()
                        .map(value -> spine.column(value.name()))
                        .toList();
        return new FinishTask(plan, answered, request, stored, spineColumns(), counts);
    }

    private int place(OutputColumn output) {
        return places.get(List.of(output.view(), output.feature()));
    }

    /** How many rows were computed. */
    public long computedRows() {
        return counts.sum(FinishTask.COUNTED, 2)[0];
    }

    /** What was met; complete once all rows were computed. */
    public BuildCounts counts() {
        ViewCounts[] views = new ViewCounts[plan.views().size()];
        for (Pass pass : passes) {
            long[] walked = counts.sum(pass.name(), 2 + 2 * pass.views().size());
            long[] read = counts.sum(Events.countedAs(pass), 3);
            for (int i = 0; i < pass.views().size(); i++) {
                ViewPlan view = plan.views().get(pass.views().get(i));
                views[pass.views().get(i)] = Events.counts(view, read, walked, i);
            }
        }
        return new BuildCounts(Arrays.asList(views), counts.sum(FinishTask.COUNTED, 2)[1]);
    }
}
