package dev.tidemark.spark.input;

import dev.tidemark.core.executor.DataFiles;
import dev.tidemark.core.input.TextColumn;
import dev.tidemark.core.text.JsonObjects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.classic.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Files of CSV or JSON, read by Tidemark's own readers inside Spark's tasks, so that the same bytes are the same values on every
 * engine. A file is one task's: a quoted cell may hold line ends, so that no place in a file is known to begin a row.
 */
public final class TextTable implements InputTable {
    private final SparkSession session;
    private final DataFiles files;
    private final List<String> paths;
    private final List<String> header;
    private final List<TextColumn> columns;
    private final JsonObjects.Unknown unknown;
    private final StructType stored;
    private final long bytes;

    /**
     * @param header every column the files have
     * @param columns those that are read
     */
    public TextTable(
            SparkSession session,
            DataFiles files,
            List<Path> paths,
            List<String> header,
            List<TextColumn> columns,
            JsonObjects.Unknown unknown) {
        this.session = session;
        this.files = files;
        this.paths = paths.stream().map(Path::toString).toList();
        this.header = List.copyOf(header);
        this.columns = List.copyOf(columns);
        this.unknown = unknown;
        this.stored = new StructType(columns.stream()
                .map(column -> DataTypes.createStructField(column.name(), type(column), true))
                .toArray(StructField[]::new));
        this.bytes = paths.stream().mapToLong(TextTable::size).sum();
    }

    private static DataType type(TextColumn column) {
        return switch (column.type()) {
            case BOOL -> DataTypes.BooleanType;
            case DOUBLE -> DataTypes.DoubleType;
            case STRING -> DataTypes.StringType;
            case TIMESTAMP -> DataTypes.TimestampType;
            default -> DataTypes.LongType;
        };
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
    public RDD<InternalRow> rows(List<String> names) {
        List<TextColumn> read = new ArrayList<>();
        names.forEach(name -> read.add(columns.get(stored.fieldIndex(name))));
        return read(read, TextTask.Positions.NONE);
    }

    @Override
    public RDD<InternalRow> positioned() {
        return read(columns, TextTask.Positions.BEHIND);
    }

    private RDD<InternalRow> read(List<TextColumn> read, TextTask.Positions positions) {
        List<Integer> numbers = IntStream.range(0, paths.size()).boxed().toList();
        return new JavaSparkContext(session.sparkContext())
                .parallelize(numbers, paths.size())
                .mapPartitions(new TextTask(files, paths, header, read, unknown, positions))
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
