package dev.tidemark.sync.archive;

import dev.tidemark.semantics.row.ValueColumn;
import dev.tidemark.semantics.type.ValueType;
import dev.tidemark.sync.archive.parquet.FileColumn;
import dev.tidemark.sync.archive.parquet.FileRows;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Events of a source on their way into its archive. Not thread-safe. */
final class ArchiveRows {
    static final String ARRIVED_AT = "arrived_at";
    static final String PARTITION = "stream_partition";
    static final String OFFSET = "stream_offset";
    private static final List<String> OWN = List.of(ARRIVED_AT, PARTITION, OFFSET);

    private final FileRows rows;
    private final int sourceColumns;
    private final List<Position> positions = new ArrayList<>();

    /** @param columns those of the source; the archive's own are added, and are not taken from events */
    ArchiveRows(List<FileColumn> columns) {
        List<FileColumn> all = new ArrayList<>(
                columns.stream().filter(column -> !OWN.contains(column.name())).toList());
        this.sourceColumns = all.size();
        all.add(new FileColumn(ARRIVED_AT, ValueType.TIMESTAMP));
        all.add(new FileColumn(PARTITION, ValueType.STRING));
        all.add(new FileColumn(OFFSET, ValueType.INT64));
        this.rows = new FileRows(all);
    }

    List<FileColumn> columns() {
        return rows.columns();
    }

    /** Those of the source, in whose order a row's values come first. */
    List<FileColumn> sourceColumns() {
        return rows.columns().subList(0, sourceColumns);
    }

    ValueColumn values(int sourceColumn) {
        return rows.values(sourceColumn);
    }

    /** Completes a row whose source columns have their values. */
    void end(Position position, long arrivalMicros) {
        byte[] partition = position.partition().getBytes(StandardCharsets.UTF_8);
        rows.values(sourceColumns).appendLong(arrivalMicros);
        rows.values(sourceColumns + 1).appendText(partition, 0, partition.length);
        rows.values(sourceColumns + 2).appendLong(position.offset());
        positions.add(position);
    }

    int size() {
        return positions.size();
    }

    FileRows rows() {
        return rows;
    }

    Position position(int row) {
        return positions.get(row);
    }
}
