package dev.tidemark.sync.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

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
    private static final String ENABLED = "sync.archive.enabled";
    private static final String FOLDER = "sync.archive.folder";
    private static final String ROLL_INTERVAL = "sync.archive.rollInterval";
    private static final String ROLL_ROWS = "sync.archive.rollRows";
    private static final String ROW_GROUP_ROWS = "sync.archive.rowGroupRows";
    private static final String FILE_BYTES = "sync.archive.fileBytes";
    static final List<String> KEYS = List.of(ENABLED, FOLDER, ROLL_INTERVAL, ROLL_ROWS, ROW_GROUP_ROWS, FILE_BYTES);

    /** What holds if nothing is said. */
    public static ArchiveSettings in(Path folder) {
        return new ArchiveSettings(folder, Duration.ofSeconds(5), 20_000, 50_000, 16L << 20);
    }

    /** @param byDefault whether there is an archive if nothing is said */
    static Optional<ArchiveSettings> read(SettingReader settings, boolean byDefault) {
        boolean enabled = settings.find(ENABLED).isPresent() ? settings.flag(ENABLED) : byDefault;
        if (!enabled) {
            return Optional.empty();
        }
        Path folder = settings.path(FOLDER)
                .orElse(settings.project().resolve(".tidemark").resolve("archive"));
        ArchiveSettings otherwise = in(folder);
        return Optional.of(new ArchiveSettings(
                folder,
                settings.duration(ROLL_INTERVAL, otherwise.rollInterval()),
                settings.whole(ROLL_ROWS, 1, 1_000_000, otherwise.rollRows()),
                settings.whole(ROW_GROUP_ROWS, 1, 1_000_000, otherwise.rowGroupRows()),
                settings.whole(FILE_BYTES, 1, 1 << 30, (int) otherwise.fileBytes())));
    }

    /** The folder of a source. */
    public Path of(String source) {
        return folder.resolve(source);
    }
}
