package dev.tidemark.spark.output;

import dev.tidemark.spark.session.SparkWork;
import dev.tidemark.spark.session.WorkFolders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** One Parquet file out of many tasks: each writes one of its own, whose row groups are then put together as they are. */
final class ParquetParts {
    private ParquetParts() {}

    /**
     * Writes rows to a file that does not exist yet.
     *
     * @param folder for the parts; deleted in the end. Every executor and this process must see it
     * @throws UncheckedIOException if it is the file that cannot be written
     */
    static void write(Dataset<Row> rows, SparkWork work, Path folder, Path file) {
        try {
            work.run(() -> {
                rows.write().parquet(folder.toUri().toString());
                return null;
            });
            join(rows.sparkSession().sparkContext().hadoopConfiguration(), folder, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            WorkFolders.delete(folder);
        }
    }

    /** Reads by Hadoop, as Parquet's own local files are read byte by byte. */
    private static void join(Configuration conf, Path folder, Path file) throws IOException {
        List<Path> parts;
        try (Stream<Path> found = Files.list(folder)) {
            parts = found.filter(path -> path.getFileName().toString().endsWith(".parquet"))
                    .sorted()
                    .toList();
        }
        FileMetaData meta;
        ParquetReadOptions options =
                ParquetReadOptions.builder(new PlainParquetConfiguration()).build();
        try (ParquetFileReader first = ParquetFileReader.open(part(conf, parts.get(0)), options)) {
            meta = first.getFileMetaData();
        }
        try (ParquetFileWriter writer = new ParquetFileWriter(
                new LocalOutputFile(file),
                meta.getSchema(),
                ParquetFileWriter.Mode.CREATE,
                ParquetWriter.DEFAULT_BLOCK_SIZE,
                ParquetWriter.MAX_PADDING_SIZE_DEFAULT,
                null,
                ParquetProperties.builder().build())) {
            writer.start();
            for (Path part : parts) {
                writer.appendFile(part(conf, part));
            }
            writer.end(meta.getKeyValueMetaData());
        }
    }

    private static InputFile part(Configuration conf, Path part) throws IOException {
        return HadoopInputFile.fromPath(new org.apache.hadoop.fs.Path(part.toUri()), conf);
    }
}
