package dev.tidemark.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.cli.quickstart.Database;
import dev.tidemark.cli.quickstart.Leak;
import dev.tidemark.cli.quickstart.LivePayments;
import dev.tidemark.cli.quickstart.QuickstartData;
import dev.tidemark.cli.quickstart.QuickstartFolder;
import dev.tidemark.core.StoreOptions;
import dev.tidemark.core.executor.BuiltColumn;
import dev.tidemark.core.explain.Explanation;
import dev.tidemark.core.training.CheckReport;
import dev.tidemark.core.training.Sample;
import dev.tidemark.core.training.Spine;
import dev.tidemark.core.training.TrainingSet;
import dev.tidemark.core.training.TrainingSetBuilder;
import dev.tidemark.semantics.definition.yaml.DefinitionsYaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The quickstart's story: data, features, a training set, why, and what a naive join would have leaked. */
final class QuickstartWork {
    static final String SERVICE = "fraud_v1";
    static final String TIME = "event_time";
    private static final int CHECKED_ROWS = 100;
    private static final List<String> EXPLAINED = List.of("txn_count_1h");
    private static final Set<BuiltColumn.Role> COMPUTED =
            EnumSet.of(BuiltColumn.Role.FEATURE, BuiltColumn.Role.ON_DEMAND);

    private final RootCommand root;
    private final StoreOptions options;
    private final QuickstartLive.StreamKind stream;
    private final Duration streaming;

    /** @param streaming how long payments stream; zero for not at all */
    QuickstartWork(RootCommand root, StoreOptions options, QuickstartLive.StreamKind stream, Duration streaming) {
        this.root = root;
        this.options = options;
        this.stream = stream;
        this.streaming = streaming;
    }

    /** @return the exit code */
    int run(Path directory, long seed, int size) {
        QuickstartStory story = new QuickstartStory(root, directory);
        QuickstartFolder folder = QuickstartFolder.prepare(directory);
        story.begin();
        try (Database database = Database.open();
                Session session = Session.open(root, directory, options)) {
            long start = System.nanoTime();
            QuickstartData data = QuickstartData.write(
                    directory,
                    database,
                    seed,
                    size,
                    share -> session.progress().working("making payments", share, since(start)),
                    root.cancellation());
            session.quiet();
            story.data(data, since(start));
            story.definitions(folder.writeDefinitions());
            return train(folder, session, database, story, data, new LivePayments(seed, size));
        }
    }

    private int train(
            QuickstartFolder folder,
            Session session,
            Database database,
            QuickstartStory story,
            QuickstartData data,
            LivePayments payments) {
        TrainingSetBuilder builder = ask(session, folder, folder.writeDefinitions());
        Path train = folder.resolve("train.parquet");
        CheckReport check;
        List<BuiltColumn> columns;
        long start = System.nanoTime();
        try (TrainingSet set = builder.build()) {
            set.writeTo(train);
            Duration built = since(start);
            columns = set.columns();
            session.quiet();
            story.trained(set.manifest(), columns, train, built);
            start = System.nanoTime();
            check = set.check(Sample.of(CHECKED_ROWS));
            session.quiet();
            story.checked(check, since(start));
        }
        story.preview(database, train);
        List<String> features = columns.stream()
                .filter(column -> COMPUTED.contains(column.role()))
                .map(BuiltColumn::name)
                .toList();
        Leak leak = leak(folder, session, database, train, features);
        Explanation explanation = builder.explain(leak.row()).only(EXPLAINED);
        session.quiet();
        story.explained(explanation, leak);
        story.leaked(leak);
        QuickstartServing serving = new QuickstartServing(root, folder, session, database, story);
        serving.run();
        Optional<QuickstartLive> live = Optional.empty();
        if (!streaming.isZero()) {
            live = Optional.of(new QuickstartLive(root, folder, session, story, stream));
            live.get().run(payments, serving.asked(), streaming);
        }
        story.end(leak.row(), serving.asked(), live.map(QuickstartLive::proved).orElse(0));
        if (root.json()) {
            ObjectNode json = json(data, check, leak, train);
            json.set("serving", serving.json());
            live.ifPresent(part -> json.set("live", part.json()));
            JsonOutput.print(root.terminal(), json);
        }
        return check.passes() && live.map(QuickstartLive::passes).orElse(true)
                ? ExitCode.DONE
                : ExitCode.REFUSED_BY_GATE;
    }

    /** The same features, computed as if every payment had been known when it happened. */
    private Leak leak(QuickstartFolder folder, Session session, Database database, Path train, List<String> features) {
        String naive = folder.writeDefinitions().replaceAll("(?m)^ *knownTime:.*\\R", "");
        Path naiveTrain = folder.resolve(".tidemark/naive.parquet");
        try {
            Files.createDirectories(naiveTrain.getParent());
            try (TrainingSet set = ask(session, folder, naive).build()) {
                set.writeTo(naiveTrain);
            }
            session.quiet();
            return Leak.between(train, naiveTrain, features, database);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            deleteQuietly(naiveTrain);
        }
    }

    private static TrainingSetBuilder ask(Session session, QuickstartFolder folder, String definitions) {
        Path base = folder.resolve("").toAbsolutePath();
        return session.ask(
                DefinitionsYaml.read(definitions, base),
                SERVICE,
                Spine.parquet("labels.parquet").at(TIME));
    }

    private static ObjectNode json(QuickstartData data, CheckReport check, Leak leak, Path train) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("out", train.toString());
        json.put("payments", data.payments());
        json.put("latePayments", data.late());
        json.put("labels", data.labels());
        json.put("frauds", data.frauds());
        json.set("check", check.json());
        json.putObject("leak")
                .put("rows", leak.rows())
                .put("fraudRows", leak.fraudRows())
                .put("row", leak.row());
        return json;
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }

    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // the next quickstart deletes it
        }
    }
}
