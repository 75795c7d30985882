package dev.tidemark.core.executor;

/** Opens an engine. Found by {@link java.util.ServiceLoader}; has a public constructor without parameters. */
public interface ExecutorProvider {
    /** What users choose it by, in lower case, as in {@code duckdb}. */
    String name();

    /** Opens the engine, or throws; cheap things only, the first use may start the rest. */
    Executor open(ExecutorSettings settings);
}
