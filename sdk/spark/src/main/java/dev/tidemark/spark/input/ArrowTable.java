package dev.tidemark.spark.input;

import dev.tidemark.core.executor.DataFiles;
import dev.tidemark.core.executor.FileList;
import dev.tidemark.core.input.TextFiles;
import dev.tidemark.semantics.error.ErrorCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.classic.SparkSession;
import org.apache.spark.sql.types.StructType;

/** Arrow IPC files and streams, each read by one task. */
public final class ArrowTable implements InputTable {
    private final SparkSession session;
    private final List<String> paths;
    private final StructType stored;
    private final DataFiles files;
    private long bytes;

    public ArrowTable(SparkSession session, DataFiles files, List<Path> paths) {
        this.session = session;
        this.files = files;
        this.paths = paths.stream().map(Path::toString).toList();
        StructType first = null;
        for (Path path : paths) {
            StructType found = describe(files, path);
            List<String> names = Arrays.asList(found.fieldNames());
            TextFiles.checkHeader(files, path, names, first == null ? names : Arrays.asList(first.fieldNames()));
            first = first == null ? found : first;
            bytes += size(path);
        }
        this.stored = first;
    }

    private static StructType describe(DataFiles files, Path path) {
        try (ArrowFileRows rows = new ArrowFileRows(files, path.toString(), 0, null, ArrowFileRows.Positions.NONE)) {
            return rows.stored();
        } catch (IOException e) {
            throw FileList.error(
                    ErrorCode.UNREADABLE_FILE,
                    files,
                    "file '" + FileList.shown(path) + "' is not an Arrow file, or is truncated: " + e.getMessage());
        }
    }

    private static long size(Path path) {
        try {
            return Files.size(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public StructType stored() {
        return stored;
    }

    @Override
    public RDD<InternalRow> rows(List<String> columns) {
        return read(columns, ArrowFileRows.Positions.NONE);
    }

    @Override
    public RDD<InternalRow> positioned() {
        return read(Arrays.asList(stored.fieldNames()), ArrowFileRows.Positions.BEHIND);
    }

    private RDD<InternalRow> read(List<String> columns, ArrowFileRows.Positions positions) {
        List<Integer> numbers = IntStream.range(0, paths.size()).boxed().toList();
        return new JavaSparkContext(session.sparkContext())
                .parallelize(numbers, paths.size())
                .mapPartitions(new ArrowFileTask(files, paths, new ArrayList<>(columns), positions))
                .rdd();
    }

    @Override
    public int parts() {
        return paths.size();
    }

    @Override
    public OptionalLong rowCount() {
        return OptionalLong.empty();
    }

    @Override
    public long bytes() {
        return bytes;
    }
}
