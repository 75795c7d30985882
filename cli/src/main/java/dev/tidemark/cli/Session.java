package dev.tidemark.cli;

import dev.tidemark.cli.terminal.ProgressBar;
import dev.tidemark.core.FeatureStore;
import dev.tidemark.core.StoreOptions;
import dev.tidemark.core.training.Spine;
import dev.tidemark.core.training.TrainingSetBuilder;
import dev.tidemark.semantics.definition.Definitions;
import dev.tidemark.semantics.definition.yaml.DefinitionsYaml;
import dev.tidemark.semantics.type.ValueType;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.OptionalLong;

/** A store that is open for one command, with a progress bar where somebody watches, and stopped by Ctrl-C. */
final class Session implements AutoCloseable {
    private final RootCommand root;
    private final FeatureStore store;
    private final ProgressBar progress;

    private Session(RootCommand root, FeatureStore store, ProgressBar progress) {
        this.root = root;
        this.store = store;
        this.progress = progress;
    }

    /** The project of the current folder, with an engine for a question. */
    static Session open(RootCommand root, EngineOptions engine, QuestionOptions question) {
        Path project = Path.of("");
        return open(
                root,
                project,
                engine.storeOptions(
                        () -> question.files(project.toAbsolutePath()),
                        root.terminal().err()));
    }

    static Session open(RootCommand root, Path project, StoreOptions options) {
        ProgressBar progress = root.json() ? ProgressBar.none(root.terminal()) : ProgressBar.on(root.terminal());
        return new Session(root, FeatureStore.open(project, options), progress);
    }

    /** What the options ask for. */
    TrainingSetBuilder ask(QuestionOptions question) {
        OptionalLong knownAsOf = question.knownAsOfMicros();
        Spine spine = Spine.file(question.spine()).at(question.time());
        for (Map.Entry<String, ValueType> column : question.spineTypes().entrySet()) {
            spine = spine.column(column.getKey(), column.getValue());
        }
        Definitions definitions = DefinitionsYaml.read(question.definitions());
        TrainingSetBuilder builder = ask(definitions, question.service(), spine);
        return knownAsOf.isPresent()
                ? builder.knownAsOf(Instant.EPOCH.plus(knownAsOf.getAsLong(), ChronoUnit.MICROS))
                : builder;
    }

    TrainingSetBuilder ask(Definitions definitions, String service, Spine spine) {
        return store.trainingSet(definitions, service)
                .spine(spine)
                .progress(progress)
                .cancellation(root.cancellation());
    }

    FeatureStore store() {
        return store;
    }

    /** Where work is shown that is no training set's. */
    ProgressBar progress() {
        return progress;
    }

    /** Takes the bar away, so that something can be printed. */
    void quiet() {
        progress.hide();
    }

    @Override
    public void close() {
        try (store) {
            progress.close();
        }
    }
}
