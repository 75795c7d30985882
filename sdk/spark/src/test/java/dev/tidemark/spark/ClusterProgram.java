package dev.tidemark.spark;

import dev.tidemark.core.FeatureStore;
import dev.tidemark.core.executor.ExecutorSettings;
import dev.tidemark.core.online.BulkLoad;
import dev.tidemark.core.online.OnlineStore;
import dev.tidemark.core.progress.Cancellation;
import dev.tidemark.core.progress.ProgressMeter;
import dev.tidemark.core.promotion.Promotion;
import dev.tidemark.core.promotion.PromotionResult;
import dev.tidemark.core.promotion.PromotionTools;
import dev.tidemark.core.training.Spine;
import dev.tidemark.core.training.TrainingSet;
import dev.tidemark.core.training.TrainingSetBuilder;
import dev.tidemark.semantics.definition.Aggregates;
import dev.tidemark.semantics.definition.Entity;
import dev.tidemark.semantics.definition.FeatureService;
import dev.tidemark.semantics.definition.FeatureView;
import dev.tidemark.semantics.definition.Source;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.type.ValueType;
import dev.tidemark.spark.session.Sessions;
import dev.tidemark.spark.session.SparkWork;
import dev.tidemark.tck.ForwardingStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.classic.SparkSession;

/**
 * A program of its own, since a process has one Spark: builds a training set on a cluster of executor processes, and promotes its
 * service. In either it kills an executor once a task has read what was shuffled. Speculation is on, and eager. At last it loses
 * more executors than a job can bear.
 */
public final class ClusterProgram {
    private ClusterProgram() {}

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        settings().forEach(System::setProperty);
        ExecutorSettings budget = new ExecutorSettings(256L << 20, 256L << 20, 2, folder.resolve("work"));
        try (Sessions sessions = Sessions.open(budget);
                SparkExecutor executor = SparkExecutor.on(sessions.session(), budget)) {
            SparkSession session = sessions.session();
            Set<Long> processes = executors(session);
            System.out.println("executors " + processes.size() + ", with Tidemark of " + placesOfTidemark(session));
            session.sparkContext()
                    .addSparkListener(new Killer(processes.iterator().next()));
            try (TrainingSet set = TrainingSetBuilder.of(() -> executor, folder, folder, ClusterData.service())
                    .spine(Spine.parquet("spine.parquet").at("asked"))
                    .build()) {
                set.writeTo(folder.resolve("spark.csv"));
                set.writeTo(folder.resolve("spark.parquet"));
                System.out.println("counts " + set.manifest().counts());
            }
            promote(folder, session, executor);
            readACellThatIsNone(folder, executor);
            loseExecutors(session);
        }
    }

    /** Into the Redis that the environment names; the tasks load it, since this process may not. */
    private static void promote(Path folder, SparkSession session, SparkExecutor executor) throws Exception {
        session.sparkContext()
                .addSparkListener(new Killer(executors(session).iterator().next()));
        try (FeatureStore store = FeatureStore.open(Files.createDirectories(folder.resolve("registry")))) {
            OnlineStore fromTasksAlone = new ForwardingStore(store.onlineStore()) {
                @Override
                public BulkLoad bulkLoad() {
                    throw new AssertionError("states came to the driver");
                }
            };
            PromotionTools tools = new PromotionTools(folder, () -> executor, () -> fromTasksAlone, store::registry);
            PromotionResult result = Promotion.of(tools, ClusterData.service())
                    .cutOff(Instant.parse(System.getenv("CUT_OFF")))
                    .commit();
            System.out.println("loaded " + result.views());
        }
    }

    private static void readACellThatIsNone(Path folder, SparkExecutor executor) throws IOException {
        Files.writeString(folder.resolve("cells.csv"), "card,at,amount\nc1,2024-01-02T00:00:00Z,ten\n");
        Source cells = Source.csv("cells", "cells.csv").eventTime("at").column("amount", ValueType.DOUBLE);
        FeatureView view = FeatureView.named("cells")
                .of(Entity.named("card").key("card", ValueType.STRING))
                .from(cells)
                .feature("total", Aggregates.sum("amount").over(Duration.ofDays(7)));
        try {
            TrainingSetBuilder.of(
                            () -> executor,
                            folder,
                            folder,
                            FeatureService.named("s").with(view))
                    .spine(Spine.parquet("spine.parquet").at("asked"))
                    .build()
                    .close();
        } catch (TidemarkException e) {
            System.out.println(e.code() + " " + e.getMessage());
        }
    }

    /** An executor dies of each task, whoever runs it. */
    private static void loseExecutors(SparkSession session) {
        SparkWork work = new SparkWork(session, "lose executors", ProgressMeter.silent(), new Cancellation());
        try {
            work.run(() -> new JavaSparkContext(session.sparkContext())
                    .parallelize(List.of(1), 1)
                    .map(number -> {
                        Runtime.getRuntime().halt(1);
                        return number;
                    })
                    .collect());
        } catch (TidemarkException e) {
            System.out.println(e.code() + " " + e.getMessage());
        }
    }

    /** As the command line sets them: the executors have Spark alone, and what is sent to them. */
    private static Map<String, String> settings() {
        return Map.of(
                "spark.master", "local-cluster[2,1,1024]",
                "spark.executor.extraJavaOptions", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
                "spark.speculation", "true",
                "spark.speculation.interval", "50ms",
                "spark.speculation.multiplier", "1.01",
                "spark.speculation.quantile", "0.1",
                "spark.speculation.minTaskRuntime", "20ms",
                "spark.sql.codegen.wholeStage", "false");
    }

    /** The processes of the executors; waits until there are two. */
    private static Set<Long> executors(SparkSession session) throws InterruptedException {
        JavaSparkContext context = new JavaSparkContext(session.sparkContext());
        List<Integer> numbers = IntStream.range(0, 16).boxed().toList();
        Set<Long> processes = new TreeSet<>();
        while (processes.size() < 2) {
            processes.addAll(context.parallelize(numbers, 16)
                    .map(number -> {
                        Thread.sleep(10);
                        return ProcessHandle.current().pid();
                    })
                    .collect());
        }
        return processes;
    }

    /** Where an executor finds Tidemark's classes. */
    private static List<String> placesOfTidemark(SparkSession session) {
        return new JavaSparkContext(session.sparkContext())
                .parallelize(List.of(1), 1)
                .map(number -> SparkExecutor.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath())
                .collect();
    }

    private static final class Killer extends SparkListener {
        private final long process;
        private final AtomicBoolean done = new AtomicBoolean();

        Killer(long process) {
            this.process = process;
        }

        @Override
        public void onTaskEnd(SparkListenerTaskEnd task) {
            boolean walked = task.taskMetrics() != null
                    && task.taskMetrics().shuffleReadMetrics().recordsRead() > 0;
            if (walked && done.compareAndSet(false, true)) {
                boolean killed = ProcessHandle.of(process)
                        .map(ProcessHandle::destroyForcibly)
                        .orElse(false);
                System.out.println("killed " + killed);
            }
        }
    }
}
