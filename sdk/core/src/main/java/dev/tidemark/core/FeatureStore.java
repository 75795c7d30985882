package dev.tidemark.core;

import dev.tidemark.core.config.ProjectConfig;
import dev.tidemark.core.executor.Executor;
import dev.tidemark.core.online.OnlineReader;
import dev.tidemark.core.online.OnlineStore;
import dev.tidemark.core.promotion.Promotion;
import dev.tidemark.core.promotion.PromotionTools;
import dev.tidemark.core.promotion.Serving;
import dev.tidemark.core.registry.Registry;
import dev.tidemark.core.training.TrainingSetBuilder;
import dev.tidemark.semantics.definition.Definitions;
import dev.tidemark.semantics.definition.FeatureService;
import java.nio.file.Path;

/**
 * A project: the entry to everything Tidemark does. Thread-safe. The engine starts and the online store is
 * connected when they are first needed; closing the store ends both, so close training sets first.
 *
 * <pre>{@code
 * try (var store = FeatureStore.open(Path.of("fraud"));
 *         var set = store.trainingSet(fraud).spine(Spine.parquet("labels.parquet").at("event_time")).build()) {
 *     set.writeTo(Path.of("train.parquet"));
 * }
 * }</pre>
 */
public final class FeatureStore implements AutoCloseable {
    private final Path project;
    private final StoreOptions options;
    private final ProjectConfig config;
    private Executor executor;
    private OnlineStore onlineStore;
    private OnlineReader onlineReader;
    private Registry registry;
    private boolean closed;

    private FeatureStore(Path project, StoreOptions options) {
        this.project = project.toAbsolutePath().normalize();
        this.options = options;
        this.config = ProjectConfig.read(this.project, System.getenv(), options.settings());
    }

    /**
     * The project in a folder, set up as its {@code tidemark.yaml} and the environment say.
     *
     * @param project what relative paths of sources and spines are relative to
     */
    public static FeatureStore open(Path project) {
        return open(project, StoreOptions.defaults());
    }

    public static FeatureStore open(Path project, StoreOptions options) {
        return new FeatureStore(project, options);
    }

    /** A training set of a service whose sources lie in the project. */
    public TrainingSetBuilder trainingSet(FeatureService service) {
        return TrainingSetBuilder.of(this::executor, project, project, service);
    }

    /** A training set of a service of a project's definitions; their sources lie where the definitions say. */
    public TrainingSetBuilder trainingSet(Definitions definitions, String service) {
        return TrainingSetBuilder.of(
                this::executor, definitions.baseDirectory(), project, definitions.service(service));
    }

    /** Reads the features of services that are live. */
    public synchronized OnlineReader online() {
        if (onlineReader == null) {
            onlineReader = OnlineReader.of(onlineStore());
        }
        return onlineReader;
    }

    /** The store behind {@link #online}, which closes with this project. */
    public synchronized OnlineStore onlineStore() {
        checkOpen();
        if (onlineStore == null) {
            onlineStore = OnlineStores.choose(config.online()).open(project, config.online());
        }
        return onlineStore;
    }

    /** What is defined, promoted and served, and who did it; opened when it is first asked for. */
    public synchronized Registry registry() {
        checkOpen();
        if (registry == null) {
            registry = Registry.open(config.registry());
        }
        return registry;
    }

    /** How the project is set up. */
    public ProjectConfig config() {
        return config;
    }

    /** Brings a service online as it is defined here; what it refers to is recorded in the registry. */
    public Promotion promote(FeatureService service) {
        return Promotion.of(tools(), service);
    }

    /** Brings a service online as the registry has it. */
    public Promotion promote(String service) {
        return Promotion.of(tools(), service);
    }

    /** Brings what is served of a service up to date; it is one that files alone feed. */
    public Promotion materialize(String service) {
        return Promotion.materialization(tools(), service);
    }

    /** What is served, going back, and taking down. */
    public Serving serving() {
        return new Serving(tools());
    }

    public Path project() {
        return project;
    }

    public StoreOptions options() {
        return options;
    }

    /** Ends the engine, deletes its temporary files, and leaves the online store. */
    @Override
    public synchronized void close() {
        closed = true;
        try (Executor engine = executor;
                OnlineStore store = onlineStore) {
            executor = null;
            onlineStore = null;
            onlineReader = null;
        }
    }

    private PromotionTools tools() {
        return new PromotionTools(project, this::executor, this::onlineStore, this::registry);
    }

    private synchronized Executor executor() {
        checkOpen();
        if (executor == null) {
            executor = Engines.choose(options.engine()).open(options.settings(project));
        }
        return executor;
    }

    private void checkOpen() {
        if (closed) {
            throw new IllegalStateException("the store of " + project + " is closed");
        }
    }
}
