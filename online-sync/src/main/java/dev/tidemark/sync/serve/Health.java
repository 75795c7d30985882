package dev.tidemark.sync.serve;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Whether the service can do its work: what its parts say of themselves. Thread-safe. */
public final class Health {
    private final Map<String, Supplier<Optional<String>>> checks = new ConcurrentHashMap<>();

    /**
     * Adds a part.
     *
     * @param check empty if the part can do its work, else why not; asked often, by many threads
     */
    public void register(String part, Supplier<Optional<String>> check) {
        checks.put(part, check);
    }

    /** What is wrong, by part; empty if nothing is. A check that throws says by its message what is wrong. */
    public Map<String, String> problems() {
        Map<String, String> problems = new TreeMap<>();
        checks.forEach((part, check) -> {
            try {
                check.get().ifPresent(problem -> problems.put(part, problem));
            } catch (RuntimeException e) {
                problems.put(part, String.valueOf(e.getMessage()));
            }
        });
        return problems;
    }

    /** The parts that are asked. */
    public Iterable<String> parts() {
        return checks.keySet().stream().sorted().toList();
    }
}
