package dev.tidemark.sync.decode;

import dev.tidemark.semantics.row.ValueColumn;
import dev.tidemark.sync.source.StreamRecord;
import java.util.List;

/** Records as typed columns: one value of each slot for each record. Overwritten by the next records. Not thread-safe. */
public final class DecodedRecords {
    final List<Slot> slots;
    final ValueColumn[] columns;
    private List<StreamRecord> records = List.of();
    private String[] refusals = {};
    private String[][] cellRefusals = {};

    /** For a decoder, which fills it. */
    public DecodedRecords(List<Slot> slots) {
        this.slots = slots;
        this.columns = new ValueColumn[slots.size()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = new ValueColumn(slots.get(i).type(), 1);
        }
    }

    /** The next records, of which no value is there yet. */
    public void start(List<StreamRecord> next) {
        records = next;
        refusals = new String[next.size()];
        cellRefusals = new String[next.size()][];
        for (ValueColumn column : columns) {
            column.clear();
        }
    }

    public List<StreamRecord> records() {
        return records;
    }

    public int size() {
        return records.size();
    }

    /** The values of a slot. The caller must not change them. */
    public ValueColumn values(int slot) {
        return columns[slot];
    }

    /** Whether a record is no event of any view. */
    public boolean isRefused(int record) {
        return refusals[record] != null;
    }

    /** The record is no event of any view. Its values are null. */
    public void refuse(int record, String reason) {
        refusals[record] = reason;
        for (ValueColumn column : columns) {
            if (column.size() > record) {
                column.setSize(record);
            }
            column.appendNull();
        }
    }

    /** The record is no event of a view that reads the slot. The value is null. */
    public void refuse(int record, int slot, String reason) {
        if (cellRefusals[record] == null) {
            cellRefusals[record] = new String[columns.length];
        }
        cellRefusals[record][slot] = reason;
        columns[slot].appendNull();
    }

    /** Why a record is no event of a view that reads these slots; null if it may be one. */
    public String refusal(int record, int[] read) {
        if (refusals[record] != null || cellRefusals[record] == null) {
            return refusals[record];
        }
        for (int slot : read) {
            if (cellRefusals[record][slot] != null) {
                return cellRefusals[record][slot];
            }
        }
        return null;
    }
}
