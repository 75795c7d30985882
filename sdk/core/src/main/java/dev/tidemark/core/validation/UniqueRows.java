package dev.tidemark.core.validation;

import dev.tidemark.core.arrow.ScannedColumn;
import dev.tidemark.core.arrow.TableScan;
import dev.tidemark.core.executor.BuiltTable;
import dev.tidemark.core.progress.Cancellation;
import dev.tidemark.core.progress.ProgressMeter;
import dev.tidemark.core.validation.GateResult.Example;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds rows that repeat the columns of an earlier one, exactly and in bounded memory: 64-bit hashes first, a share of them in
 * each pass over the table so that they fit; then, if hashes repeat, one more pass compares the values behind the first of
 * those.
 */
final class UniqueRows {
    /** How many different repeated hashes are verified by value. More that agree in their hash and never in value do not occur. */
    private static final int VERIFIED = 1_000;

    private static final int MOST_TEXTS_OF_A_HASH = 16;

    private final BoundGate bound;
    private final BuiltTable table;
    private final ProgressMeter progress;
    private final Cancellation cancellation;
    private final int rowsOfAPass;
    private final Map<Long, List<Seen>> verified = new HashMap<>();

    /** Rows whose hash stood before, and what stands behind the first of those hashes. */
    private long repeats;

    /** The first row with values whose hash repeats. */
    private record Seen(List<String> values, long row) {}

    UniqueRows(BoundGate bound, BuiltTable table, ProgressMeter progress, Cancellation cancellation) {
        this(bound, table, progress, cancellation, rowsThatFit());
    }

    UniqueRows(BoundGate bound, BuiltTable table, ProgressMeter progress, Cancellation cancellation, int rowsOfAPass) {
        this.bound = bound;
        this.table = table;
        this.progress = progress;
        this.cancellation = cancellation;
        this.rowsOfAPass = rowsOfAPass;
    }

    /** An eighth of the heap, at up to 32 bytes a hash; no less than a million. */
    private static int rowsThatFit() {
        return (int) Math.min(1L << 26, Math.max(1L << 20, Runtime.getRuntime().maxMemory() / 8 / 32));
    }

    Outcome outcome() {
        // hashes spread evenly, but not exactly so: a pass is made for twice its share
        long passes = Math.max(1, (2 * table.rowCount() + rowsOfAPass - 1) / rowsOfAPass);
        for (long pass = 0; pass < passes && verified.size() < VERIFIED; pass++) {
            collect(pass, passes);
        }
        if (verified.isEmpty()) {
            return outcome(0, List.of());
        }
        return verify();
    }

    private void collect(long pass, long passes) {
        HashSlots slots = new HashSlots((int) Math.min(rowsOfAPass, table.rowCount()));
        TableScan.forEach(table, progress, cancellation, (columns, firstRow, rows) -> {
            for (int row = 0; row < rows; row++) {
                if (isComplete(columns, row)) {
                    long hash = hash(columns, row);
                    boolean ofThisPass = Long.remainderUnsigned(hash, passes) == pass;
                    if (ofThisPass && !slots.add(hash)) {
                        repeats++;
                        if (verified.size() < VERIFIED) {
                            verified.putIfAbsent(hash, new ArrayList<>());
                        }
                    }
                }
            }
        });
    }

    private Outcome verify() {
        List<Example> examples = new ArrayList<>();
        long[] confirmed = {0};
        TableScan.forEach(table, progress, cancellation, (columns, firstRow, rows) -> {
            for (int row = 0; row < rows; row++) {
                List<Seen> seen = isComplete(columns, row) ? verified.get(hash(columns, row)) : null;
                if (seen != null) {
                    confirmed[0] += repeats(seen, values(columns, row), firstRow + row, examples) ? 1 : 0;
                }
            }
        });
        boolean all = verified.size() < VERIFIED;
        return outcome(all ? confirmed[0] : Math.max(repeats, confirmed[0]), examples);
    }

    private static boolean repeats(List<Seen> seen, List<String> values, long row, List<Example> examples) {
        for (Seen earlier : seen) {
            if (earlier.values().equals(values)) {
                if (examples.size() < GateResult.MOST_EXAMPLES) {
                    examples.add(
                            new Example(row + 1, String.join(", ", values) + ", as in row " + (earlier.row() + 1)));
                }
                return true;
            }
        }
        if (seen.size() < MOST_TEXTS_OF_A_HASH) {
            seen.add(new Seen(values, row));
        }
        return false;
    }

    private Outcome outcome(long repeated, List<Example> examples) {
        String explanation = Figures.count(repeated) + " of " + Figures.rows(table.rowCount())
                + (repeated == 1 ? " repeats" : " repeat") + " an earlier row";
        return Outcome.of(repeated == 0, (double) repeated, Figures.rows(repeated), explanation, examples);
    }

    private boolean isComplete(List<ScannedColumn> columns, int row) {
        for (TableColumn column : bound.columns()) {
            if (columns.get(column.index()).isNull(row)) {
                return false;
            }
        }
        return true;
    }

    private long hash(List<ScannedColumn> columns, int row) {
        long hash = 0;
        for (TableColumn column : bound.columns()) {
            hash = columns.get(column.index()).hash(row, hash);
        }
        return hash;
    }

    private List<String> values(List<ScannedColumn> columns, int row) {
        List<String> values = new ArrayList<>();
        for (TableColumn column : bound.columns()) {
            values.add(columns.get(column.index()).text(row));
        }
        return values;
    }
}
