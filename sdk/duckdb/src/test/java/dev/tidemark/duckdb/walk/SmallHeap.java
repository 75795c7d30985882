package dev.tidemark.duckdb.walk;

import dev.tidemark.core.FeatureStore;
import dev.tidemark.core.StoreOptions;
import dev.tidemark.core.training.Sample;
import dev.tidemark.core.training.Spine;
import dev.tidemark.core.training.TrainingSet;
import dev.tidemark.duckdb.TestingData;
import dev.tidemark.semantics.definition.Definitions;
import dev.tidemark.semantics.definition.yaml.DefinitionsYaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Builds a training set in a Java of its own, which has as little heap as a test says. */
final class SmallHeap {
    private static final long MINUTES = 3;

    private SmallHeap() {}

    /**
     * Builds {@code out.parquet} from {@code events.parquet} and {@code spine.parquet}.
     *
     * @param features of the view, as YAML
     * @return {@code built ROWS} and what a check of some says, or the error
     */
    static String build(Path folder, int heapMegabytes, String... features) {
        TestingData.text(folder, "features.yaml", """
                entities:
                  - {name: card, keys: [{name: card, type: STRING}]}
                sources:
                  - {name: events, path: events.parquet, eventTime: at}
                views:
                  - name: v
                    entity: card
                    source: events
                    features: [%s]
                services:
                  - {name: s, features: ["v.*"]}
                """.formatted(String.join(", ", features)));
        return run(folder, heapMegabytes, SmallHeap.class);
    }

    /** What a program says that is given a folder. */
    static String run(Path folder, int heapMegabytes, Class<?> program) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heapMegabytes + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", // compiling well takes longer than it saves
                "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName(),
                folder.toString()));
        if (Runtime.version().feature() >= 24) { // which says on every start what Arrow and DuckDB are known to do
            command.addAll(1, List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        }
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("said").toFile())
                    .start();
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly().waitFor();
                return "hangs";
            }
            return Files.readString(folder.resolve("said"), StandardCharsets.UTF_8)
                    .strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[0]);
        Definitions definitions = DefinitionsYaml.read(folder.resolve("features.yaml"));
        StoreOptions options = StoreOptions.defaults().memory(256L << 20).threads(2);
        try (FeatureStore store = FeatureStore.open(folder, options);
                TrainingSet set = store.trainingSet(definitions, "s")
                        .spine(Spine.parquet("spine.parquet").at("at"))
                        .build()) {
            set.writeTo(folder.resolve("out.parquet"));
            System.out.println(
                    "built " + set.rowCount() + ", " + set.check(Sample.of(8)).text());
        } catch (RuntimeException | OutOfMemoryError e) {
            System.out.println(e);
        }
    }
}
