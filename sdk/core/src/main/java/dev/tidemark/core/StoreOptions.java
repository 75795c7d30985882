package dev.tidemark.core;

import dev.tidemark.core.executor.ExecutorSettings;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a store may use of its machine. Immutable; each method returns another.
 *
 * @param memoryBytes what the engine may hold outside the Java heap; the heap has its own bound, {@code -Xmx}
 * @param threads the engine's threads
 * @param engine by name; empty takes the only one there is, or DuckDB
 * @param workDirectory for temporary files; empty is {@code .tidemark/work} in the project
 * @param settings by key, as in {@code registry.url}: they count before the environment and {@code tidemark.yaml}
 */
public record StoreOptions(
        long memoryBytes,
        int threads,
        Optional<String> engine,
        Optional<Path> workDirectory,
        Map<String, String> settings) {
    /** The least memory an engine can sort with. */
    public static final long LEAST_MEMORY_BYTES = 64L << 20;

    private static final long FALLBACK_MEMORY_BYTES = 2L << 30;

    public StoreOptions {
        settings = Collections.unmodifiableMap(new TreeMap<>(settings));
        if (memoryBytes < LEAST_MEMORY_BYTES) {
            throw new TidemarkException(
                    ErrorCode.INVALID_VALUE,
                    "Cannot use a memory budget of " + memoryBytes + " bytes: give at least 64 MB.");
        }
        if (threads < 1) {
            throw new TidemarkException(
                    ErrorCode.INVALID_VALUE, "Cannot use " + threads + " threads: give at least 1.");
        }
    }

    /** Half of what the machine has besides the Java heap, and all of its processors. */
    public static StoreOptions defaults() {
        long besidesHeap = machineBytes() - Runtime.getRuntime().maxMemory();
        long memory = Math.max(Math.max(besidesHeap, machineBytes() / 4) / 2, LEAST_MEMORY_BYTES);
        return new StoreOptions(
                memory, Runtime.getRuntime().availableProcessors(), Optional.empty(), Optional.empty(), Map.of());
    }

    public StoreOptions memory(long bytes) {
        return new StoreOptions(bytes, threads, engine, workDirectory, settings);
    }

    public StoreOptions threads(int count) {
        return new StoreOptions(memoryBytes, count, engine, workDirectory, settings);
    }

    /** The engine of that name. */
    public StoreOptions engine(String name) {
        return new StoreOptions(memoryBytes, threads, Optional.of(name), workDirectory, settings);
    }

    public StoreOptions workDirectory(Path directory) {
        return new StoreOptions(memoryBytes, threads, engine, Optional.of(directory), settings);
    }

    /** One more setting of the project, in place of what is configured. */
    public StoreOptions setting(String key, String value) {
        Map<String, String> more = new TreeMap<>(settings);
        more.put(key, value);
        return new StoreOptions(memoryBytes, threads, engine, workDirectory, more);
    }

    /** Without the values of the settings, which may be secrets. */
    @Override
    public String toString() {
        return "StoreOptions[" + memoryBytes + " bytes, " + threads + " threads, engine " + engine.orElse("default")
                + ", settings " + settings.keySet() + "]";
    }

    /** What an engine gets of it, for a project; half of the heap is for its rows. */
    ExecutorSettings settings(Path project) {
        Path work = workDirectory.orElseGet(() -> project.resolve(".tidemark").resolve("work"));
        return new ExecutorSettings(memoryBytes, Runtime.getRuntime().maxMemory() / 2, threads, work.toAbsolutePath());
    }

    private static long machineBytes() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean machine
                ? machine.getTotalMemorySize()
                : FALLBACK_MEMORY_BYTES;
    }
}
