package dev.tidemark.duckdb.input;

import dev.tidemark.core.executor.DataFiles;
import dev.tidemark.core.executor.FileList;
import dev.tidemark.core.input.UnsignedNumbers;
import dev.tidemark.duckdb.database.DuckErrors;
import dev.tidemark.duckdb.database.Sql;
import java.nio.file.Path;
import java.util.List;

/**
 * Where stored rows come from, for messages.
 *
 * @param file SQL for the name of the file that a row stands in, or of the glob where it cannot be told
 */
record Origin(DataFiles files, String file) {
    private static final String VALUE = "{value}";
    private static final String FILE = "{file}";

    /** Of rows that no longer tell which file they came from. */
    static Origin of(DataFiles files, List<Path> paths) {
        String shown = paths.size() == 1 ? FileList.shown(paths.get(0)) : files.path();
        return new Origin(files, Sql.text(shown));
    }

    /** Of rows of a scan that tells each row's file. */
    static Origin scanned(DataFiles files, List<Path> paths, StoredTable table) {
        boolean hidden = table.columns().keySet().stream().anyMatch(ParquetFiles.FILE_INDEX::equalsIgnoreCase);
        return paths.size() == 1 || hidden
                ? of(files, paths)
                : new Origin(
                        files,
                        ParquetFiles.ofFile(paths.stream()
                                .map(path -> Sql.text(FileList.shown(path)))
                                .toList()));
    }

    /** SQL that refuses a value of an unsigned column. */
    String tooLarge(String column) {
        String message = Sql.text(UnsignedNumbers.tooLarge(VALUE, column, FILE, files));
        return DuckErrors.raise("replace(replace(" + message + ", '" + VALUE + "', CAST(" + Sql.name(column)
                + " AS VARCHAR)), '" + FILE + "', " + file + ")");
    }
}
