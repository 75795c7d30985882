package dev.tidemark.kernel.render.table;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * A page that was read.
 *
 * @param summaries of the columns, over the first {@code summarized} rows
 * @param rows the exact text of each value, null for null
 * @param total rows of the table; empty if it was not read to its end and does not say
 */
record PageContent(
        Page page,
        List<TableColumn> columns,
        List<ColumnSummary> summaries,
        long summarized,
        List<List<String>> rows,
        OptionalLong total) {
    /** So many rows a summary reads; of longer tables it tells how they begin. */
    private static final long MOST_SUMMARIZED = 200_000;

    static PageContent read(Page page) {
        TableData data = page.table().data();
        List<TableColumn> columns = data.columns();
        List<ColumnSummary> summaries = columns.stream().map(ColumnSummary::new).toList();
        List<List<String>> rows = new ArrayList<>();
        long end = page.firstRow() + page.size();
        long[] seen = {0, 0};
        boolean[] whole = {true};
        data.read((values, first, count) -> {
            int summed = (int) Math.max(0, Math.min(count, MOST_SUMMARIZED - first));
            for (int i = 0; i < columns.size(); i++) {
                summaries.get(i).add(values.get(i), summed);
            }
            for (long row = Math.max(first, page.firstRow()); row < Math.min(first + count, end); row++) {
                rows.add(row(values, (int) (row - first)));
            }
            seen[0] = first + count;
            seen[1] += summed;
            whole[0] = seen[0] < Math.max(end, MOST_SUMMARIZED);
            return whole[0];
        });
        OptionalLong total = data.rowCount().isPresent() || !whole[0] ? data.rowCount() : OptionalLong.of(seen[0]);
        return new PageContent(page, columns, summaries, seen[1], rows, total);
    }

    private static List<String> row(List<TableData.Values> values, int at) {
        List<String> row = new ArrayList<>();
        values.forEach(column -> row.add(column.isNull(at) ? null : column.text(at)));
        return row;
    }

    /** {@code rows 21–40 of 1,000,000}. */
    String place() {
        String of = total.isPresent() ? " of " + String.format(java.util.Locale.ROOT, "%,d", total.getAsLong()) : "";
        if (rows.isEmpty()) {
            return total.orElse(-1) == 0 ? "no rows" : "no rows from " + (page.firstRow() + 1) + " on" + of;
        }
        return String.format(
                java.util.Locale.ROOT, "rows %,d–%,d%s", page.firstRow() + 1, page.firstRow() + rows.size(), of);
    }

    boolean hasMore() {
        return !rows.isEmpty() && page.firstRow() + rows.size() < total.orElse(Long.MAX_VALUE);
    }

    /** Whether the summaries tell only how the table begins. */
    boolean isPartlySummarized() {
        return total.isEmpty() || summarized < total.getAsLong();
    }
}
