package dev.tidemark.bench.harness;

import dev.tidemark.bench.data.DataSet;
import dev.tidemark.bench.harness.Contender.Answer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Who takes part in each workload. */
final class Contenders {
    /** As the launcher has it; so is what follows. */
    private static final List<String> LATE_SECOND_COMPILER = List.of(
            "-XX:Tier4InvocationThreshold=50000",
            "-XX:Tier4MinInvocationThreshold=6000",
            "-XX:Tier4CompileThreshold=150000",
            "-XX:Tier4BackEdgeThreshold=400000");

    private static final List<String> SMALL_NEW_SPACE =
            List.of("-XX:+UseParallelGC", "-XX:MaxNewSize=64m", "-XX:InitialRAMPercentage=4");

    /** The contender the ratios are taken against. */
    static final String TIDEMARK = "Tidemark";

    private static final String JOBS = "dev.tidemark.bench.job.";
    static final String TIDEMARK_JOB = "dev.tidemark.bench.TidemarkJob";
    private static final String SPARK_SQL_JOB = JOBS + "SparkSqlJob";

    private final Settings settings;
    private final Installed installed;

    Contenders(Settings settings, Installed installed) {
        this.settings = settings;
        this.installed = installed;
    }

    List<Contender> of(Workload workload) {
        List<Contender> all = new ArrayList<>();
        all.add(tidemark(workload, TIDEMARK, "default", Answer.TAIL_ROUNDED));
        all.add(tidemark(
                workload,
                "Tidemark, third build of a process (wall, CPU: of all three)",
                "default",
                Answer.TAIL_ROUNDED,
                "--builds",
                "3"));
        switch (workload) {
            case TWENTY -> {
                all.add(tidemark(workload, "Tidemark, exact windows", "exact", Answer.EQUAL));
                all.add(sql(workload, "DuckDB windows", "windows_twenty", Answer.EQUAL));
                all.add(tidemarkOnSpark(workload, Answer.TAIL_ROUNDED));
                all.add(sparkSql(workload, "Spark SQL windows", "windows_twenty", Answer.EQUAL));
                all.add(sql(workload, "DuckDB inequality join", "inequality_join_twenty", Answer.EQUAL));
                all.add(polars(workload, "Polars group_by_rolling", "windows.cjs"));
            }
            case SEVEN_DAYS -> {
                all.add(tidemark(workload, "Tidemark, exact windows", "exact", Answer.EQUAL));
                all.add(sql(workload, "DuckDB windows", "windows_seven_days", Answer.EQUAL));
                all.add(sql(
                        workload, "DuckDB prefix sums + ASOF (count, sum)", "prefix_sums_seven_days", Answer.EQUAL));
                all.add(sql(workload, "DuckDB inequality join", "inequality_join_seven_days", Answer.EQUAL));
                all.add(polars(workload, "Polars group_by_rolling", "windows.cjs"));
            }
            case LATEST -> {
                all.add(sql(workload, "DuckDB ASOF, deduplicated", "asof_deduplicated_latest", Answer.EQUAL));
                all.add(sql(workload, "DuckDB ASOF, plain", "asof_plain_latest", Answer.EQUAL_BUT_FOR_TIES));
                all.add(sql(workload, "DuckDB last_value", "last_value_latest", Answer.EQUAL_BUT_FOR_TIES));
                all.add(tidemarkOnSpark(workload, Answer.EQUAL));
                all.add(sparkSql(workload, "Spark SQL last_value", "last_value_latest", Answer.EQUAL_BUT_FOR_TIES));
                all.add(polars(workload, "Polars join_asof", "latest.cjs"));
                all.add(pandas(workload));
            }
            case TEXTS -> {
                all.add(tidemark(workload, "Tidemark, exact windows", "exact", Answer.EQUAL));
                all.add(sql(workload, "DuckDB inequality join", "inequality_join_texts", Answer.EQUAL));
            }
        }
        all.add(floor(workload, "Floor: sort exported as Arrow", "sort"));
        all.add(floor(workload, "Floor: scan exported as Arrow", "scan"));
        all.add(floor(workload, "Floor: sort by dense key numbers, exported", "sort_ids"));
        all.add(floor(workload, "Floor: dense key numbers, not sorted, exported", "join_ids"));
        return all.stream().filter(this::wanted).toList();
    }

    private boolean wanted(Contender contender) {
        return wanted(contender.name());
    }

    private boolean wanted(String contender) {
        String name = contender.toLowerCase(Locale.ROOT);
        return settings.only().isEmpty()
                || settings.only().stream().anyMatch(word -> name.contains(word.toLowerCase(Locale.ROOT)));
    }

    private Contender tidemark(
            Workload workload, String name, String resolution, Answer answer, String... furtherOptions) {
        Answer expected = workload == Workload.LATEST ? Answer.EQUAL : answer;
        List<String> command = new ArrayList<>(
                java(settings.heap(), TIDEMARK_JOB, "-XX:SharedArchiveFile=" + settings.classArchive()));
        command.addAll(1, SMALL_NEW_SPACE);
        command.addAll(1, LATE_SECOND_COMPILER);
        command.addAll(List.of("--workload", workload.flag, "--resolution", resolution));
        command.addAll(List.of(furtherOptions));
        command.addAll(common(workload, name));
        return new Contender(name, command, expected, installed.missingClass(TIDEMARK_JOB));
    }

    private Contender sql(Workload workload, String name, String query, Answer answer) {
        List<String> command = new ArrayList<>(java("512m", JOBS + "SqlJob"));
        command.addAll(List.of("--sql", query));
        command.addAll(common(workload, name));
        return new Contender(name, command, answer, Optional.empty());
    }

    private Contender tidemarkOnSpark(Workload workload, Answer answer) {
        String name = "Tidemark on Spark";
        List<String> command = new ArrayList<>(spark(TIDEMARK_JOB, "SharedArchiveFile"));
        command.addAll(List.of("--workload", workload.flag, "--engine", "spark"));
        command.addAll(common(workload, name));
        return new Contender(name, command, answer, installed.missingSpark());
    }

    private Contender sparkSql(Workload workload, String name, String query, Answer answer) {
        List<String> command = new ArrayList<>(spark(SPARK_SQL_JOB, "SharedArchiveFile"));
        command.addAll(List.of("--sql", query));
        command.addAll(common(workload, name));
        return new Contender(name, command, answer, installed.missingSpark());
    }

    /** What keeps the classes of both contenders on Spark in archives: they at work on the least data, which is not measured. */
    List<List<String>> archivingSpark(DataSet least) {
        if (installed.missingSpark().isPresent()
                || Stream.of("Tidemark on Spark", "Spark SQL").noneMatch(name -> wanted(name))) {
            return List.of();
        }
        List<String> tidemark = new ArrayList<>(spark(TIDEMARK_JOB, "ArchiveClassesAtExit"));
        tidemark.addAll(List.of("--workload", Workload.TWENTY.flag, "--engine", "spark"));
        List<String> sql = new ArrayList<>(spark(SPARK_SQL_JOB, "ArchiveClassesAtExit"));
        sql.addAll(List.of("--sql", "windows_twenty"));
        return Stream.of(tidemark, sql)
                .map(command -> {
                    command.addAll(common(
                            least.eventsInArrivalOrder(),
                            least.spine(),
                            settings.classArchive().resolveSibling("archived.parquet")));
                    return command;
                })
                .toList();
    }

    /**
     * A Java with Spark, and the flags that Spark wants, as its JavaModuleOptions lists them.
     *
     * @param archiving what is done with an archive of classes
     */
    private List<String> spark(String main, String archiving) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of("-Xmx" + settings.sparkHeap(), "-XX:+UseParallelGC", "-XX:+IgnoreUnrecognizedVMOptions"));
        command.add("-XX:" + archiving + "="
                + settings.classArchive().resolveSibling(main.substring(main.lastIndexOf('.') + 1) + ".jsa"));
        command.addAll(LATE_SECOND_COMPILER);
        command.add("--add-modules=jdk.incubator.vector");
        for (String opened : List.of(
                "java.lang",
                "java.lang.invoke",
                "java.lang.reflect",
                "java.io",
                "java.net",
                "java.nio",
                "java.util",
                "java.util.concurrent",
                "java.util.concurrent.atomic",
                "jdk.internal.ref",
                "sun.nio.ch",
                "sun.nio.cs",
                "sun.security.action",
                "sun.util.calendar")) {
            command.add("--add-opens=java.base/" + opened + "=ALL-UNNAMED");
        }
        command.addAll(
                List.of("-cp", System.getProperty("java.class.path") + ":" + installed.sparkLibraries() + "/*", main));
        return command;
    }

    private Contender floor(Workload workload, String name, String floor) {
        List<String> command = new ArrayList<>(java("512m", JOBS + "FloorJob"));
        command.addAll(List.of("--floor", floor));
        command.addAll(common(workload, name));
        return new Contender(name, command, Answer.NONE, Optional.empty());
    }

    private Contender polars(Workload workload, String name, String script) {
        List<String> command = new ArrayList<>();
        command.addAll(List.of(
                "node", settings.home().resolve("polars").resolve(script).toString()));
        command.addAll(List.of("--workload", workload.flag));
        command.addAll(common(workload, name));
        return new Contender(name, command, Answer.EQUAL_BUT_FOR_TIES, installed.missingPolars());
    }

    private Contender pandas(Workload workload) {
        String name = "pandas merge_asof (raw columns, no Parquet)";
        Path columns = settings.data().columns();
        List<String> command = new ArrayList<>();
        command.addAll(List.of(
                installed.python(), settings.home().resolve("pandas/latest.py").toString()));
        command.addAll(List.of("--columns", columns.toString()));
        command.addAll(List.of("--out", settings.output(workload, name).toString()));
        Optional<String> obstacle = settings.data().hasColumns()
                ? installed.missingPandas()
                : Optional.of("raw columns are made for int64 keys and up to 20 M events");
        return new Contender(name, command, Answer.EQUAL_BUT_FOR_TIES, obstacle);
    }

    private List<String> common(Workload workload, String name) {
        return common(settings.events(), settings.data().spine(), settings.output(workload, name));
    }

    private List<String> common(Path events, Path spine, Path out) {
        return List.of(
                "--events", events.toString(),
                "--spine", spine.toString(),
                "--out", out.toString(),
                "--threads", Long.toString(settings.threads()),
                "--memory", settings.memory());
    }

    private static List<String> java(String heap, String main, String... options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx" + heap);
        command.addAll(List.of(options));
        command.addAll(List.of(
                "--add-opens=java.base/java.nio=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"), main));
        return command;
    }
}
