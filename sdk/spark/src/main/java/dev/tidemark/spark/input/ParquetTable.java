package dev.tidemark.spark.input;

import dev.tidemark.core.executor.DataFiles;
import dev.tidemark.core.executor.FileList;
import dev.tidemark.core.input.TextFiles;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.type.ValueType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.HadoopReadOptions;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.classic.SparkSession;
import org.apache.spark.sql.execution.datasources.parquet.ParquetToSparkSchemaConverter;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Parquet files. Columns match by name; numbers of different widths widen. Their ends are read at once, rows when asked for. */
public final class ParquetTable implements InputTable {
    private final SparkSession session;
    private final List<Path> paths;
    private final List<StructType> types = new ArrayList<>();
    private final StructType stored;
    private long rows;
    private long bytes;

    public ParquetTable(SparkSession session, DataFiles files, List<Path> paths) {
        this.session = session;
        this.paths = List.copyOf(paths);
        Configuration hadoop = session.sessionState().newHadoopConf();
        for (Path path : paths) {
            types.add(readEnd(files, path, hadoop));
        }
        this.stored = widest(files);
    }

    @SuppressWarnings("deprecation") // the constructor that reads all of the session's settings
    private StructType readEnd(DataFiles files, Path path, Configuration hadoop) {
        String name = "file '" + FileList.shown(path) + "'";
        // Without options Parquet would read Hadoop's settings from its jars, for each file.
        ParquetReadOptions options = HadoopReadOptions.builder(hadoop).build();
        try (ParquetFileReader reader =
                ParquetFileReader.open(HadoopInputFile.fromPath(hadoop(path), hadoop), options)) {
            FileMetaData meta = reader.getFileMetaData();
            rows += reader.getRecordCount();
            bytes += Files.size(path);
            return new ParquetToSparkSchemaConverter(session.sessionState().conf()).convert(meta.getSchema());
        } catch (IOException | RuntimeException e) {
            throw FileList.error(
                    ErrorCode.UNREADABLE_FILE,
                    files,
                    name + " is truncated or damaged, write it anew: " + firstLine(e));
        } catch (Exception e) { // Spark's checked ones, which its methods do not declare
            throw refused(files, name, firstLine(e));
        }
    }

    private static TidemarkException refused(DataFiles files, String name, String said) {
        return said.contains("(NANOS")
                ? FileList.error(
                        ErrorCode.UNSUPPORTED,
                        files,
                        name + " holds instants in nanoseconds, which Spark does not read;"
                                + " write it with microseconds, or use engine duckdb")
                : FileList.error(ErrorCode.UNREADABLE_FILE, files, name + " cannot be read: " + said);
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("").replaceAll("\\.$", "");
    }

    private StructType widest(DataFiles files) {
        StructType first = types.get(0);
        List<String> expected = Arrays.asList(first.fieldNames());
        TextFiles.checkDistinct(files, paths.get(0), expected);
        Map<String, StructField> widest = new LinkedHashMap<>();
        for (StructField field : first.fields()) {
            widest.put(field.name(), nullable(field));
        }
        for (int i = 1; i < paths.size(); i++) {
            TextFiles.checkHeader(
                    files, paths.get(i), Arrays.asList(types.get(i).fieldNames()), expected);
            for (StructField field : types.get(i).fields()) {
                widest.put(field.name(), wider(files, paths.get(i), widest.get(field.name()), nullable(field)));
            }
        }
        return new StructType(widest.values().toArray(new StructField[0]));
    }

    private static StructField nullable(StructField field) {
        return DataTypes.createStructField(field.name(), field.dataType(), true);
    }

    private static StructField wider(DataFiles files, Path path, StructField first, StructField other) {
        if (first.dataType().equals(other.dataType())) {
            return first;
        }
        ValueType one = StoredColumn.typeOf(first.dataType());
        ValueType two = StoredColumn.typeOf(other.dataType());
        boolean numbers = one != null && two != null && one.isNumber() && two.isNumber();
        if (one != two && !numbers) {
            throw new TidemarkException(
                    ErrorCode.WRONG_TYPE,
                    "Cannot read " + files.what() + ": column '" + first.name() + "' is "
                            + other.dataType().sql() + " in file '" + FileList.shown(path) + "' and "
                            + first.dataType().sql() + " in the first one; write the files with one type.");
        }
        return DataTypes.createStructField(
                first.name(),
                switch (one) {
                    case INT64 -> two == ValueType.INT64 ? DataTypes.LongType : DataTypes.DoubleType;
                    case DOUBLE -> DataTypes.DoubleType;
                    case TIMESTAMP -> DataTypes.TimestampType;
                    default -> first.dataType();
                },
                true);
    }

    static org.apache.hadoop.fs.Path hadoop(Path path) {
        return new org.apache.hadoop.fs.Path(path.toAbsolutePath().toUri());
    }

    @Override
    public StructType stored() {
        return stored;
    }

    @Override
    public RDD<InternalRow> rows(List<String> columns) {
        Column[] selected = columns.stream().map(this::column).toArray(Column[]::new);
        return Rows.of(table().select(selected));
    }

    @Override
    public RDD<InternalRow> positioned() {
        Map<String, Integer> numbers = new HashMap<>();
        for (int i = 0; i < paths.size(); i++) {
            numbers.put(hadoop(paths.get(i)).toUri().getPath(), i);
        }
        List<Column> selected = new ArrayList<>();
        for (String name : stored.fieldNames()) {
            selected.add(column(name));
        }
        selected.add(functions.col("_metadata.file_path"));
        selected.add(functions.col("_metadata.row_index"));
        RDD<InternalRow> found = Rows.of(table().select(selected.toArray(new Column[0])));
        return Rows.map(found, new NumberedFiles(stored, numbers));
    }

    private Column column(String name) {
        return functions.col("`" + name.replace("`", "``") + "`");
    }

    /** Files of one schema are one scan. */
    private Dataset<Row> table() {
        Map<StructType, List<String>> scans = new LinkedHashMap<>();
        for (int i = 0; i < paths.size(); i++) {
            scans.computeIfAbsent(sorted(types.get(i)), type -> new ArrayList<>())
                    .add(hadoop(paths.get(i)).toString());
        }
        Dataset<Row> all = null;
        for (Map.Entry<StructType, List<String>> scan : scans.entrySet()) {
            Dataset<Row> table = session.read()
                    .schema(scan.getKey())
                    .option("recursiveFileLookup", "true")
                    .option("__globPaths__", "false")
                    .parquet(scan.getValue().toArray(new String[0]));
            table = scans.size() == 1 ? table : widened(table);
            all = all == null ? table : all.union(table);
        }
        return all;
    }

    private static StructType sorted(StructType type) {
        StructField[] fields = Arrays.stream(type.fields())
                .map(ParquetTable::nullable)
                .sorted(java.util.Comparator.comparing(StructField::name))
                .toArray(StructField[]::new);
        return new StructType(fields);
    }

    private Dataset<Row> widened(Dataset<Row> table) {
        List<Column> columns = new ArrayList<>();
        for (StructField field : stored.fields()) {
            columns.add(column(field.name()).cast(field.dataType()).as(field.name()));
        }
        columns.add(functions.col("_metadata"));
        return table.select(columns.toArray(new Column[0]));
    }

    @Override
    public int parts() {
        return paths.size();
    }

    @Override
    public OptionalLong rowCount() {
        return OptionalLong.of(rows);
    }

    @Override
    public long bytes() {
        return bytes;
    }
}
