package dev.tidemark.sync.config;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How events are archived.
 *
 * @param folder each source has one of its name in it
 * @param rollInterval after which rows are readable at the latest, and their offsets are committed
 * @param rollRows that many rows are made readable at once
 * @param rowGroupRows a row group with that many is not written again
 * @param fileBytes a file with that many gets no more row groups
 */
public record ArchiveSettings(Path folder, Duration rollInterval, int rollRows, int rowGroupRows, long fileBytes) {
    /** What holds if nothing is said. */
    public static ArchiveSettings in(Path folder) {
        return new ArchiveSettings(folder, Duration.ofSeconds(5), 20_000, 50_000, 16L << 20);
    }

    /** The folder of a source. */
    public Path of(String source) {
        return folder.resolve(source);
    }
}
