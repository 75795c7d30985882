package dev.tidemark.spark;

import dev.tidemark.core.executor.ExecutorSettings;
import dev.tidemark.core.training.Spine;
import dev.tidemark.core.training.TrainingSet;
import dev.tidemark.core.training.TrainingSetBuilder;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.spark.session.Sessions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A program of its own with little heap, for whom small file systems were mounted: says what goes wrong, and what is left then. */
public final class SmallMachineProgram {
    private SmallMachineProgram() {}

    /** @param args a folder with folders of rows, the one to write to, and the one to work in */
    public static void main(String[] args) throws Exception {
        Path few = Path.of(args[0], "few");
        Path hot = Path.of(args[0], "hot");
        Path many = Path.of(args[0], "many");
        Path out = Path.of(args[1]);
        Path work = Path.of(args[2]);
        System.setProperty("spark.master", "nonsense");
        say(() -> start(work));
        System.clearProperty("spark.master");
        say(() -> start(few.resolve("spine.parquet")));
        try (SparkExecutor executor = new SparkExecutor(new ExecutorSettings(256L << 20, 256L << 20, 2, work))) {
            say(() -> write(executor, hot, hot.resolve("out.csv")));
            for (String format : List.of("csv", "parquet", "arrow")) {
                say(() -> write(executor, few, out.resolve("out." + format)));
            }
            System.out.println("left " + names(out));
            say(() -> write(executor, many, many.resolve("out.csv")));
            System.out.println("left " + names(many));
        }
    }

    private static void start(Path work) {
        Sessions.open(new ExecutorSettings(256L << 20, 256L << 20, 2, work)).close();
    }

    private static void write(SparkExecutor executor, Path folder, Path out) {
        try (TrainingSet set = TrainingSetBuilder.of(() -> executor, folder, folder, ClusterData.service())
                .spine(Spine.parquet("spine.parquet").at("asked"))
                .build()) {
            set.writeTo(out);
        }
    }

    private static void say(Runnable work) {
        try {
            work.run();
            System.out.println("done");
        } catch (TidemarkException e) {
            System.out.println(e.code() + " " + e.getMessage());
        }
    }

    private static List<String> names(Path folder) throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }
}
