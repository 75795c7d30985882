package dev.tidemark.duckdb.input;

import dev.tidemark.core.executor.DataFiles;
import dev.tidemark.core.executor.FileList;
import dev.tidemark.core.input.TextFiles;
import dev.tidemark.duckdb.database.Queries;
import dev.tidemark.duckdb.database.Sql;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.type.ValueType;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Parquet files, which DuckDB scans where they lie: only the columns and row groups a query needs. */
final class ParquetFiles {
    /** A column that a scan adds, from 0; a column of the files of that name hides it. */
    static final String FILE_INDEX = "file_index";

    private ParquetFiles() {}

    /** The files as one table; columns match by name, and numbers of different widths widen. */
    static StoredTable open(Connection connection, DataFiles files, List<Path> paths) {
        StoredTable first = describe(connection, files, paths.get(0));
        TextFiles.checkDistinct(files, paths.get(0), List.copyOf(first.columns().keySet()));
        boolean same = true;
        for (Path path : paths.subList(1, paths.size())) {
            StoredTable other = describe(connection, files, path);
            TextFiles.checkHeader(
                    files,
                    path,
                    List.copyOf(other.columns().keySet()),
                    List.copyOf(first.columns().keySet()));
            other.columns()
                    .forEach((name, type) ->
                            checkType(files, path, name, type, first.columns().get(name)));
            same &= other.columns().equals(first.columns());
        }
        String all = scan(paths, same ? "" : ", union_by_name = true");
        return same
                ? new StoredTable(all, first.columns())
                : StoredTable.describe(connection, "read " + files.what(), all);
    }

    /** SQL for the number of a row among all files, from 0. */
    static String rowNumber(Connection connection, DataFiles files, List<Path> paths) {
        if (paths.size() == 1) {
            return "file_row_number";
        }
        List<String> starts = new ArrayList<>();
        long start = 0;
        for (Path path : paths) {
            starts.add("CAST(" + start + " AS BIGINT)");
            start += Queries.one(
                    connection,
                    "read " + files.what(),
                    "SELECT num_rows FROM parquet_file_metadata(" + literal(path) + ")",
                    row -> row.getLong(1));
        }
        return "(file_row_number + " + ofFile(starts) + ")";
    }

    /** SQL for what belongs to the file that a row stands in, of what belongs to each. */
    static String ofFile(List<String> values) {
        return "[" + String.join(", ", values) + "][CAST(" + FILE_INDEX + " AS BIGINT) + 1]";
    }

    /** The columns in which, as the files' statistics say, no value is null. */
    static Set<String> withoutNulls(Connection connection, DataFiles files, List<Path> paths) {
        String list = paths.stream().map(ParquetFiles::literal).collect(Collectors.joining(", "));
        return new HashSet<>(Queries.list(
                connection,
                "read " + files.what(),
                "SELECT path_in_schema FROM parquet_metadata([" + list + "]) GROUP BY path_in_schema"
                        + " HAVING count(stats_null_count) = count(*) AND sum(stats_null_count) = 0",
                row -> row.getString(1)));
    }

    private static StoredTable describe(Connection connection, DataFiles files, Path path) {
        return StoredTable.describe(
                connection, "read " + files.what() + ": file '" + FileList.shown(path) + "'", scan(List.of(path), ""));
    }

    /** The file of exactly that name: DuckDB takes paths for patterns, and folders named {@code a=b} for columns. */
    private static String literal(Path path) {
        return Sql.text(path.toString().replaceAll("[*?\\[]", "[$0]"));
    }

    private static String scan(List<Path> paths, String options) {
        String list = paths.stream().map(ParquetFiles::literal).collect(Collectors.joining(", "));
        return "read_parquet([" + list + "], hive_partitioning = false" + options + ")";
    }

    private static void checkType(DataFiles files, Path path, String name, StoredType type, StoredType first) {
        boolean sameKind = type.type() == first.type();
        boolean numbers = isNumber(type.type()) && isNumber(first.type());
        if (!sameKind && !numbers) {
            throw new TidemarkException(
                    ErrorCode.WRONG_TYPE,
                    "Cannot read " + files.what() + ": column '" + name + "' is " + type.duckDbName() + " in file '"
                            + FileList.shown(path) + "' and " + first.duckDbName()
                            + " in the first one; write the files with one type.");
        }
    }

    private static boolean isNumber(ValueType type) {
        return type != null && type.isNumber();
    }

    /** Columns that a scan adds to the file's own; a file with one of these names hides it. */
    static void checkNoRowNumber(DataFiles files, Map<String, StoredType> columns) {
        for (String name : columns.keySet()) {
            if (name.equalsIgnoreCase("file_row_number") || name.equalsIgnoreCase(FILE_INDEX)) {
                throw new TidemarkException(
                        ErrorCode.DUPLICATE_NAME,
                        "Cannot read " + files.what() + ": column '" + name
                                + "' has a name that rows are counted by; rename it.");
            }
        }
    }
}
