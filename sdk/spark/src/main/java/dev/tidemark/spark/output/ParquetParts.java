package dev.tidemark.spark.output;

import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.spark.session.WorkFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.HadoopReadOptions;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** One Parquet file out of many tasks: each writes one of its own, whose row groups are then put together as they are. */
final class ParquetParts {
    private ParquetParts() {}

    /**
     * Writes rows to a file that does not exist yet.
     *
     * @param folder for the parts; deleted in the end. Every executor and this process must see it
     */
    static void write(Dataset<Row> rows, Path folder, Path file) {
        try {
            rows.write().parquet(folder.toUri().toString());
            join(rows.sparkSession().sparkContext().hadoopConfiguration(), folder, file);
        } catch (IOException e) {
            boolean full = String.valueOf(e.getMessage()).contains("No space left");
            throw new TidemarkException(
                    full ? ErrorCode.DISK_FULL : ErrorCode.OUTPUT_REFUSED,
                    "Cannot write '" + file + "': " + (full ? "the disk is full; free some space" : e.getMessage())
                            + ".",
                    e);
        } finally {
            WorkFolders.delete(folder);
        }
    }

    private static void join(Configuration conf, Path folder, Path file) throws IOException {
        List<Path> parts;
        try (Stream<Path> found = Files.list(folder)) {
            parts = found.filter(path -> path.getFileName().toString().endsWith(".parquet"))
                    .sorted()
                    .toList();
        }
        FileMetaData meta;
        try (ParquetFileReader first = ParquetFileReader.open(
                HadoopInputFile.fromPath(hadoop(parts.get(0)), conf),
                HadoopReadOptions.builder(conf).build())) {
            meta = first.getFileMetaData();
        }
        ParquetFileWriter writer = new ParquetFileWriter(
                HadoopOutputFile.fromPath(hadoop(file), conf),
                meta.getSchema(),
                ParquetFileWriter.Mode.CREATE,
                org.apache.parquet.hadoop.ParquetWriter.DEFAULT_BLOCK_SIZE,
                org.apache.parquet.hadoop.ParquetWriter.MAX_PADDING_SIZE_DEFAULT,
                null,
                ParquetProperties.builder().build());
        writer.start();
        for (Path part : parts) {
            writer.appendFile(HadoopInputFile.fromPath(hadoop(part), conf));
        }
        writer.end(meta.getKeyValueMetaData());
        Files.deleteIfExists(file.resolveSibling("." + file.getFileName() + ".crc")); // Hadoop's checksum beside it
    }

    private static org.apache.hadoop.fs.Path hadoop(Path path) {
        return new org.apache.hadoop.fs.Path(path.toAbsolutePath().toUri());
    }
}
