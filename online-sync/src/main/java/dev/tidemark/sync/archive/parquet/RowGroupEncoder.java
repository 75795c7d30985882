package dev.tidemark.sync.archive.parquet;

import dev.tidemark.semantics.row.ValueColumn;
import dev.tidemark.semantics.type.ValueType;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.column.page.PageWriteStore;
import org.apache.parquet.column.page.PageWriter;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Statistics;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;

/** Writes rows as one row group. */
final class RowGroupEncoder {
    private static final ParquetProperties PROPERTIES = ParquetProperties.builder()
            .withWriterVersion(ParquetProperties.WriterVersion.PARQUET_1_0)
            .withStatisticsEnabled(false)
            .withSizeStatisticsEnabled(false)
            .build();

    private RowGroupEncoder() {}

    /**
     * Writes them, at least one.
     *
     * @param offset where the file stands
     */
    static RowGroup write(FileRows rows, long offset, OutputStream out) throws IOException {
        List<FileColumn> columns = rows.columns();
        List<ColumnPages> pages = encode(rows);
        RowGroup group = new RowGroup(new ArrayList<>(), 0, rows.size());
        group.setFile_offset(offset);
        long at = offset;
        for (int i = 0; i < pages.size(); i++) {
            ColumnPages own = pages.get(i);
            own.writeTo(out);
            ColumnMetaData metadata = own.describe(columns.get(i), at)
                    .setStatistics(statistics(columns.get(i).type(), rows.values(i)));
            group.addToColumns(new ColumnChunk(0).setMeta_data(metadata));
            group.setTotal_byte_size(group.getTotal_byte_size() + metadata.getTotal_uncompressed_size());
            at += own.size();
        }
        return group.setTotal_compressed_size(at - offset);
    }

    private static List<ColumnPages> encode(FileRows rows) {
        MessageType message = FileSchema.message(rows.columns());
        List<ColumnDescriptor> descriptors = FileSchema.descriptors(message, rows.columns());
        Map<ColumnDescriptor, ColumnPages> pages = new LinkedHashMap<>();
        descriptors.forEach(descriptor -> pages.put(descriptor, new ColumnPages()));
        PageWriteStore store = new PageWriteStore() {
            @Override
            public PageWriter getPageWriter(ColumnDescriptor descriptor) {
                return pages.get(descriptor);
            }
        };
        try (ColumnWriteStore writers = PROPERTIES.newColumnWriteStore(message, store)) {
            for (int row = 0; row < rows.size(); row++) {
                for (int i = 0; i < descriptors.size(); i++) {
                    write(writers.getColumnWriter(descriptors.get(i)), rows.values(i), row);
                }
                writers.endRecord();
            }
            writers.flush();
        }
        return List.copyOf(pages.values());
    }

    private static void write(ColumnWriter writer, ValueColumn values, int row) {
        if (values.nulls[row]) {
            writer.writeNull(0, 0);
        } else if (values.type == ValueType.BOOL) {
            writer.write(values.longs[row] != 0, 0, 1);
        } else if (values.longs != null) {
            writer.write(values.longs[row], 0, 1);
        } else if (values.doubles != null) {
            writer.write(values.doubles[row], 0, 1);
        } else {
            int from = values.offsets[row];
            writer.write(Binary.fromReusedByteArray(values.bytes, from, values.offsets[row + 1] - from), 0, 1);
        }
    }

    /** How many nulls, and of whole numbers and times the range: by it a reader passes over row groups. */
    private static Statistics statistics(ValueType type, ValueColumn values) {
        long nulls = 0;
        long least = Long.MAX_VALUE;
        long greatest = Long.MIN_VALUE;
        boolean ordered = type == ValueType.INT64 || type == ValueType.TIMESTAMP;
        for (int row = 0; row < values.size(); row++) {
            if (values.nulls[row]) {
                nulls++;
            } else if (ordered) {
                least = Math.min(least, values.longs[row]);
                greatest = Math.max(greatest, values.longs[row]);
            }
        }
        Statistics statistics = new Statistics().setNull_count(nulls);
        return ordered && nulls < values.size()
                ? statistics.setMin_value(bytes(least)).setMax_value(bytes(greatest))
                : statistics;
    }

    private static byte[] bytes(long value) {
        return ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(value)
                .array();
    }
}
