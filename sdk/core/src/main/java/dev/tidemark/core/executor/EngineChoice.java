package dev.tidemark.core.executor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Which engine suits some files best: one machine, as long as what has to be sorted is a few times its memory at most.
 *
 * @param engine its name, as in {@code duckdb}
 * @param why in words, as in {@code the files hold about 1.2 GB and 4.0 GB of memory may be used: ...}
 */
public record EngineChoice(String engine, String why) {
    private static final String ONE_MACHINE = "duckdb";
    private static final String CLUSTER = "spark";

    /** Parquet packs columns to about a quarter of what they take where they are sorted. */
    private static final int PARQUET_UNPACKED = 4;

    /** As much as that many times the memory is still sorted on one disk sooner than it is sent over a network. */
    private static final int MOST_TIMES_MEMORY = 10;

    /**
     * Looks at the files' sizes, not into them. Fails as a build does if there is none.
     *
     * @param memoryBytes what the engine of one machine may use
     */
    public static EngineChoice of(List<DataFiles> files, long memoryBytes) {
        long bytes = 0;
        for (DataFiles some : files) {
            if (FileList.isElsewhere(some)) {
                return new EngineChoice(CLUSTER, some.what() + " is '" + some.path() + "', no file of this machine");
            }
            for (Path path : FileList.of(some)) {
                bytes += size(path) * (isParquet(path) ? PARQUET_UNPACKED : 1);
            }
        }
        long most = Math.multiplyExact(memoryBytes, (long) MOST_TIMES_MEMORY);
        String facts = "the files hold about " + shown(bytes) + " and " + shown(memoryBytes)
                + " of memory may be used; one machine is the better choice up to " + shown(most);
        return new EngineChoice(bytes <= most ? ONE_MACHINE : CLUSTER, facts);
    }

    private static boolean isParquet(Path path) {
        return path.toString().toLowerCase(Locale.ROOT).endsWith(".parquet");
    }

    private static long size(Path path) {
        try {
            return Files.size(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String shown(long bytes) {
        double left = bytes;
        for (String unit : List.of("bytes", "KB", "MB")) {
            if (left < 1_024) {
                return String.format(Locale.ROOT, unit.equals("bytes") ? "%.0f %s" : "%.1f %s", left, unit);
            }
            left /= 1_024;
        }
        return String.format(Locale.ROOT, "%.1f GB", left);
    }
}
