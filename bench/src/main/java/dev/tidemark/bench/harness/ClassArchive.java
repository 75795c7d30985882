package dev.tidemark.bench.harness;

import dev.tidemark.bench.Flags;
import dev.tidemark.bench.data.DataSet;
import dev.tidemark.bench.data.GenerateData;
import dev.tidemark.bench.data.Shape;
import dev.tidemark.bench.harness.Processes.FailedRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Tidemark's classes as the launcher keeps them too, ready to be mapped into a process: made by a build of the least data,
 * which is not measured. So that both contenders on Spark start alike, each has an archive.
 */
final class ClassArchive {
    private ClassArchive() {}

    /** Makes it anew, for the class path of this process, which must hold jars alone. */
    static void make(Settings settings, Contenders contenders, Processes processes)
            throws IOException, SQLException, InterruptedException, FailedRun {
        Path archive = settings.classArchive();
        Files.createDirectories(archive.getParent());
        Files.deleteIfExists(archive);
        DataSet least = DataSet.in(
                settings.home().resolve("target/data"),
                Shape.of(Flags.parse(new String[] {"--data", "smoke"}, "data")));
        GenerateData.ensure(least, settings.threads(), settings.memory());
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:ArchiveClassesAtExit=" + archive));
        command.addAll(List.of("-XX:+UseParallelGC", "--add-opens=java.base/java.nio=ALL-UNNAMED"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Contenders.TIDEMARK_JOB));
        command.addAll(List.of("--workload", "twenty", "--resolution", "default", "--builds", "2"));
        command.addAll(List.of("--events", least.eventsInArrivalOrder().toString()));
        command.addAll(List.of("--spine", least.spine().toString()));
        command.addAll(
                List.of("--out", archive.resolveSibling("archived.parquet").toString()));
        processes.run(command);
        for (List<String> onSpark : contenders.archivingSpark(least)) {
            processes.run(onSpark);
        }
    }
}
