package dev.tidemark.sync.archive;

import dev.tidemark.sync.archive.ArchiveFolder.Known;
import dev.tidemark.sync.archive.parquet.FileRows;
import dev.tidemark.sync.archive.parquet.ParquetFile;
import dev.tidemark.sync.config.ArchiveSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The archive of one source. Rows come in and are readable when the call returns; a row that is there already is left out. Any
 * number of processes may write one folder. Not thread-safe.
 *
 * <p>There are no small files to be gathered later: the newest file grows until it is full. Each time its last row group is
 * written again with the new rows behind, unless that is large or another process wrote it, and the rest is copied as it is.
 */
final class SourceArchive {
    /** Where processes take turns, row groups stay small: a file has so many at the most. */
    private static final int MOST_ROW_GROUPS = 200;

    private final Path folder;
    private final ArchiveSettings settings;
    private final Map<Path, Known> known = new HashMap<>();
    private FileRows tail;
    private Known written;

    SourceArchive(String source, ArchiveSettings settings) {
        this.folder = settings.of(source);
        this.settings = settings;
    }

    /** Gives how many rows were new. If it fails, it may be called again with the same rows. */
    int append(ArchiveRows rows) throws IOException {
        try (ArchiveFolder held = ArchiveFolder.hold(folder, known)) {
            Positions positions = held.positions();
            FileRows fresh = new FileRows(rows.columns());
            for (int row = 0; row < rows.size(); row++) {
                if (!positions.hold(rows.position(row))) {
                    fresh.append(rows.rows(), row);
                    positions = positions.with(rows.position(row));
                }
            }
            if (fresh.size() > 0) {
                write(held, fresh, positions);
            }
            return fresh.size();
        }
    }

    private void write(ArchiveFolder held, FileRows fresh, Positions positions) throws IOException {
        Optional<Known> newest = held.newest().filter(file -> hasRoom(file.file(), fresh));
        boolean grows = newest.isPresent()
                && written != null
                && written.identity().equals(newest.get().identity())
                && tail.size() < settings.rowGroupRows();
        ParquetFile before = newest.map(Known::file).orElseGet(() -> ParquetFile.none(held.newFile(), fresh.columns()));
        FileRows group = fresh;
        if (grows) {
            group = new FileRows(fresh.columns());
            group.append(tail);
            group.append(fresh);
        }
        int kept = before.rowGroups() - (grows ? 1 : 0);
        ParquetFile after = before.with(kept, group, Map.of(ArchiveFolder.POSITIONS, positions.text()));
        written = held.wrote(after, positions);
        tail = group;
    }

    private boolean hasRoom(ParquetFile file, FileRows rows) {
        return file.hasColumns(rows.columns())
                && file.rowGroups() < MOST_ROW_GROUPS
                && file.endOf(file.rowGroups()) < settings.fileBytes();
    }
}
