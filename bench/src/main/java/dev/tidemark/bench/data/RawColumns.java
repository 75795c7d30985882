package dev.tidemark.bench.data;

import static dev.tidemark.bench.DuckDb.quote;

import dev.tidemark.bench.ArrowRows;
import dev.tidemark.bench.DuckDb;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.apache.arrow.memory.ArrowBuf;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** Columns of eight bytes a value, little-endian, one file each: what NumPy reads without any library for Parquet. */
public final class RawColumns {
    private RawColumns() {}

    static void exportTo(DuckDb duckDb, DataSet data) throws IOException, SQLException {
        if (Files.exists(data.columns())) {
            return;
        }
        Path aside = data.folder().resolve("columns.part");
        Files.createDirectories(aside);
        export(duckDb, data.eventsInArrivalOrder(), aside, "events", "key", "event_time", "amount");
        export(duckDb, data.spine(), aside, "spine", "key", "event_time", "label");
        Files.move(aside, data.columns());
    }

    /** Makes Parquet of the answer to the latest-value workload that lies in {@code parquet.key} and so on; NaN is null. */
    public static void importLatest(DuckDb duckDb, Path parquet) throws IOException, SQLException {
        ByteBuffer key = read(parquet, "key");
        ByteBuffer time = read(parquet, "event_time");
        ByteBuffer label = read(parquet, "label");
        ByteBuffer amount = read(parquet, "amount");
        duckDb.execute(
                "CREATE OR REPLACE TABLE raw (key BIGINT, event_time BIGINT, label BIGINT, latest_amount DOUBLE)");
        DuckDBConnection connection = (DuckDBConnection) duckDb.connection();
        try (DuckDBAppender appender = connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, "raw")) {
            while (key.hasRemaining()) {
                appender.beginRow();
                appender.append(key.getLong());
                appender.append(time.getLong());
                appender.append(label.getLong());
                appender.append(amount.getDouble());
                appender.endRow();
            }
        }
        duckDb.execute("COPY (SELECT key, make_timestamp(event_time) AS event_time, label,"
                + " CASE WHEN NOT isnan(latest_amount) THEN latest_amount END AS latest_amount FROM raw) TO "
                + quote(parquet)
                + " (FORMAT parquet)");
        duckDb.execute("DROP TABLE raw");
    }

    private static ByteBuffer read(Path parquet, String column) throws IOException {
        Path file = parquet.resolveSibling(parquet.getFileName() + "." + column);
        return ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void export(DuckDb duckDb, Path parquet, Path folder, String table, String... columns)
            throws IOException, SQLException {
        for (String column : columns) {
            Path file = folder.resolve(table + "." + column);
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20);
                    ArrowRows rows = ArrowRows.open(duckDb, "SELECT " + column + " FROM " + quote(parquet))) {
                while (rows.next()) {
                    write(rows.root().getVector(0).getDataBuffer(), rows.root().getRowCount(), out);
                }
            }
        }
    }

    private static void write(ArrowBuf values, int count, OutputStream out) throws IOException {
        byte[] bytes = new byte[count * Long.BYTES];
        values.getBytes(0, ByteBuffer.wrap(bytes));
        out.write(bytes);
    }
}
