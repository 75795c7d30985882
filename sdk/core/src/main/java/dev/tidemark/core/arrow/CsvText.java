package dev.tidemark.core.arrow;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Rows as CSV: a bare empty cell is null, {@code ""} the empty text, and text is quoted only where it must be. */
final class CsvText {
    private CsvText() {}

    static void header(List<String> names, Utf8Buffer out) {
        for (int i = 0; i < names.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            int start = out.size();
            byte[] name = names.get(i).getBytes(StandardCharsets.UTF_8);
            out.append(name, 0, name.length);
            quoteIfNeeded(start, out);
        }
        out.append('\n');
    }

    static void row(List<Cell> cells, int row, Utf8Buffer out) {
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            Cell cell = cells.get(i);
            if (!cell.isNull(row)) {
                int start = out.size();
                cell.text(row, out);
                if (cell.kind(row) != Cell.Kind.BARE) {
                    quoteIfNeeded(start, out);
                }
            }
        }
        out.append('\n');
    }

    private static void quoteIfNeeded(int start, Utf8Buffer out) {
        byte[] bytes = out.bytes();
        int end = out.size();
        boolean needed = start == end;
        for (int i = start; i < end && !needed; i++) {
            byte b = bytes[i];
            needed = b == ',' || b == '"' || b == '\n' || b == '\r';
        }
        if (needed) {
            byte[] text = Arrays.copyOfRange(bytes, start, end);
            out.truncate(start);
            quote(text, out);
        }
    }

    private static void quote(byte[] text, Utf8Buffer out) {
        out.append('"');
        int from = 0;
        for (int i = 0; i < text.length; i++) {
            if (text[i] == '"') {
                out.append(text, from, i + 1).append('"');
                from = i + 1;
            }
        }
        out.append(text, from, text.length).append('"');
    }
}
