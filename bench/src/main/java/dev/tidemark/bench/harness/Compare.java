package dev.tidemark.bench.harness;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.tidemark.bench.DuckDb;
import dev.tidemark.bench.data.GenerateData;
import dev.tidemark.bench.data.RawColumns;
import dev.tidemark.bench.harness.Processes.FailedRun;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Runs every contender of every workload asked for, one after the other and round after round, and reports. */
public final class Compare {
    private final Settings settings;
    private final Installed installed;
    private final Processes processes;

    private Compare(Settings settings) {
        this.settings = settings;
        this.installed = new Installed(settings.home());
        this.processes = new Processes(
                installed::prepare, settings.limit(), settings.home().resolve("target/out/contender.log"));
    }

    public static void main(String[] arguments) throws Exception {
        Settings settings = Settings.of(arguments);
        GenerateData.ensure(settings.data(), settings.threads(), settings.memory());
        String command = System.getenv().getOrDefault("BENCH_COMMAND", "bench/run");
        Report report = new Compare(settings).run(command);
        write(report, settings.home().resolve("target/results"));
        if (report.results().stream()
                .anyMatch(result -> result.check() != null && result.check().startsWith("WRONG"))) {
            System.exit(1);
        }
    }

    private Report run(String command) throws Exception {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        ClassArchive.make(settings, new Contenders(settings, installed), processes);
        List<Result> results = new ArrayList<>();
        for (Workload workload : settings.workloads()) {
            results.addAll(run(workload));
        }
        try (DuckDb duckDb = duckDb()) {
            return new Report(
                    Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                    command,
                    describeData(),
                    settings.runs(),
                    load,
                    Machine.describe(installed, duckDb),
                    results);
        }
    }

    private List<Result> run(Workload workload) throws Exception {
        List<Contender> contenders = new Contenders(settings, installed).of(workload);
        Map<Contender, List<Measurement>> measured = new LinkedHashMap<>();
        Map<Contender, String> failures = new LinkedHashMap<>();
        for (Contender contender : contenders) {
            measured.put(contender, new ArrayList<>());
            contender.obstacle().ifPresent(reason -> failures.put(contender, "cannot run: " + reason));
            Files.createDirectories(settings.output(workload, contender.name()).getParent());
            Files.deleteIfExists(settings.output(workload, contender.name()));
        }
        // one that an earlier run over other data left would judge this run's answers
        Files.deleteIfExists(settings.output(workload, workload.reference));
        for (int round = 1; round <= settings.runs(); round++) {
            for (Contender contender : contenders) {
                if (!failures.containsKey(contender)) {
                    runOnce(workload, contender, round, measured, failures);
                }
            }
        }
        return results(workload, measured, failures);
    }

    private void runOnce(
            Workload workload,
            Contender contender,
            int round,
            Map<Contender, List<Measurement>> measured,
            Map<Contender, String> failures)
            throws IOException, InterruptedException {
        try {
            Measurement measurement = processes.run(contender.command());
            measured.get(contender).add(measurement);
            System.err.printf(
                    Locale.ROOT,
                    "%s, round %d, %s: %.2f s%n",
                    workload.flag,
                    round,
                    contender.name(),
                    measurement.wallSeconds());
        } catch (FailedRun failed) {
            failures.put(contender, failed.getMessage());
            Files.deleteIfExists(settings.output(workload, contender.name())); // cut short, it is no answer
            System.err.printf("%s, round %d, %s: %s%n", workload.flag, round, contender.name(), failed.getMessage());
        }
    }

    private List<Result> results(
            Workload workload, Map<Contender, List<Measurement>> measured, Map<Contender, String> failures)
            throws IOException, SQLException {
        List<Result> results = new ArrayList<>();
        try (DuckDb duckDb = duckDb()) {
            for (Map.Entry<Contender, List<Measurement>> entry : measured.entrySet()) {
                Contender contender = entry.getKey();
                String failure = failures.get(contender);
                String answer = failure == null ? check(duckDb, workload, contender) : null;
                results.add(new Result(workload.flag, contender.name(), entry.getValue(), failure, answer));
            }
        }
        return results;
    }

    private String check(DuckDb duckDb, Workload workload, Contender contender) throws IOException, SQLException {
        Path reference = settings.output(workload, workload.reference);
        if (contender.answer() == Contender.Answer.NONE) {
            return "not compared";
        }
        if (contender.name().equals(workload.reference)) {
            return "the reference";
        }
        if (!Files.exists(reference)) {
            return "not compared: the reference did not run";
        }
        Path output = settings.output(workload, contender.name());
        Path parts = output.resolveSibling(output.getFileName() + ".parts");
        if (Files.isDirectory(parts)) {
            output = parts.resolve("*.parquet");
        } else if (!Files.exists(output)) {
            RawColumns.importLatest(duckDb, output);
        }
        return new OutputCheck(duckDb, workload).compare(output, reference, contender.answer());
    }

    private DuckDb duckDb() throws SQLException {
        return DuckDb.open(
                settings.threads(), settings.memory(), settings.home().resolve("target/out/spill"));
    }

    private String describeData() {
        return String.format(
                Locale.ROOT,
                "Data '%s': %,d events in %s order, %,d spine rows, %,d keys of type %s; %d threads, memory limit %s",
                settings.data().shape().name(),
                settings.data().shape().events(),
                settings.order(),
                settings.data().shape().spine(),
                settings.data().shape().keys(),
                settings.data().shape().keyType(),
                settings.threads(),
                settings.memory());
    }

    private static void write(Report report, Path folder) throws IOException {
        Files.createDirectories(folder);
        String name = report.date().replace(":", "");
        new ObjectMapper()
                .registerModule(new Jdk8Module())
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValue(folder.resolve(name + ".json").toFile(), report);
        String table = MarkdownTable.of(report);
        Files.writeString(folder.resolve(name + ".md"), table);
        System.out.print(table);
    }
}
