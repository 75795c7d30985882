package dev.tidemark.core;

import dev.tidemark.core.executor.ExecutorProvider;
import dev.tidemark.semantics.error.Closest;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** Finds the engines on the class path. */
final class Engines {
    private static final String PREFERRED = "duckdb";

    private Engines() {}

    /** The engine of that name; without one, DuckDB or the only engine there is. */
    static ExecutorProvider choose(Optional<String> wanted) {
        List<ExecutorProvider> found = ServiceLoader.load(ExecutorProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(ExecutorProvider::name))
                .toList();
        if (found.isEmpty()) {
            throw new TidemarkException(
                    ErrorCode.UNKNOWN_NAME,
                    "Cannot find an engine: none is on the class path; add tidemark-duckdb to it.");
        }
        String name = wanted.orElse(found.size() == 1 ? found.get(0).name() : PREFERRED);
        List<String> names = found.stream().map(ExecutorProvider::name).toList();
        return found.stream()
                .filter(provider -> provider.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new TidemarkException(
                        ErrorCode.UNKNOWN_NAME,
                        "Cannot find engine '" + name + "'" + Closest.hint(name, "Engines", names)));
    }
}
