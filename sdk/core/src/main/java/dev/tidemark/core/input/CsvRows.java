package dev.tidemark.core.input;

import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.text.Utf8Range;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * CSV as RFC 4180 says: a header, commas, quotes doubled within quotes, lines that end in LF or CRLF. A bare empty cell is null
 * and {@code ""} the empty text; nothing is trimmed. Lines that are empty altogether are skipped, unless there is one column, whose
 * null they are. Anything else is an error that names the line. Not thread-safe.
 */
final class CsvRows implements TextRows {
    private static final int END = -1;
    private static final int MAX_CELL_BYTES = 64 << 20;
    private static final Map<String, String> SEPARATORS = Map.of(";", "semicolons", "\t", "tabs", "|", "bars (|)");

    private final InputStream in;
    private final Function<String, TidemarkException> refusal;
    private final byte[] buffer = new byte[1 << 18];
    private int position;
    private int limit;

    private final List<String> columns;
    private byte[] row = new byte[1 << 12];
    private int rowSize;
    private int[] ends = new int[16];
    private boolean[] quoted = new boolean[16];
    private int cells;
    private long line = 1;
    private long rowLine;
    private long rows;
    private final Utf8Range range = new Utf8Range();

    /** @param refusal makes an error of a reason such as {@code line 3: …}, naming the file */
    CsvRows(InputStream in, Function<String, TidemarkException> refusal) throws IOException {
        this.in = in;
        this.refusal = refusal;
        skipByteOrderMark();
        if (!readRecord()) {
            throw refusal.apply("it has no header; its first line names the columns");
        }
        columns = header();
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public boolean next() throws IOException {
        do {
            if (!readRecord()) {
                return false;
            }
        } while (isBlank() && columns.size() > 1);
        rows++;
        if (cells != columns.size()) {
            throw refusal.apply("line " + rowLine + " has " + count(cells) + ", the header has " + columns.size()
                    + "; quote what holds a comma, or complete the line");
        }
        return true;
    }

    @Override
    public boolean isNull(int column) {
        return !quoted[column] && ends[column] == start(column);
    }

    @Override
    public byte[] bytes(int column) {
        return row;
    }

    @Override
    public int start(int column) {
        return column == 0 ? 0 : ends[column - 1];
    }

    @Override
    public int end(int column) {
        return ends[column];
    }

    @Override
    public Utf8Range text(int column) {
        return range.set(row, start(column), ends[column]);
    }

    @Override
    public String position() {
        return "row " + rows;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private boolean isBlank() {
        return cells == 1 && isNull(0);
    }

    private static String count(int cells) {
        return cells + (cells == 1 ? " cell" : " cells");
    }

    private List<String> header() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < cells; i++) {
            String name = text(i).toString();
            if (name.isEmpty()) {
                throw refusal.apply("column " + (i + 1) + " has no name in its header; give it one");
            }
            names.add(name);
        }
        if (names.size() == 1) {
            refuseOtherSeparator(names.get(0));
        }
        return List.copyOf(names);
    }

    /** One name that looks like several is a file of another separator. */
    private void refuseOtherSeparator(String name) {
        SEPARATORS.forEach((separator, shown) -> {
            String[] parts = name.split(Pattern.quote(separator), -1);
            if (parts.length > 1 && Arrays.stream(parts).noneMatch(String::isBlank)) {
                throw refusal.apply("its cells are separated by " + shown
                        + ", CSV has commas; write it with commas, or as Parquet");
            }
        });
    }

    /** Reads the cells of one record; false at the end of the file. */
    private boolean readRecord() throws IOException {
        rowSize = 0;
        cells = 0;
        rowLine = line;
        int c = read();
        if (c == END) {
            return false;
        }
        while (true) {
            c = c == '"' ? quotedCell() : bareCell(c);
            if (c != ',') {
                endOfLine(c);
                return true;
            }
            c = read();
        }
    }

    /** Reads on from the first byte of a cell without quotes; gives what ends it. */
    private int bareCell(int first) throws IOException {
        int c = first;
        while (c != ',' && c != '\n' && c != END) {
            if (c == '"') {
                throw refusal.apply("line " + line
                        + " has a quote within a cell that does not begin with one; put the whole cell in"
                        + " quotes and double the quotes in it");
            }
            if (c == '\r') {
                int next = read();
                if (next == '\n' || next == END) {
                    c = next;
                    continue;
                }
                throw refusal.apply(
                        "line " + line + " has a carriage return within a cell; end lines in LF or CRLF, or put the"
                                + " cell in quotes");
            }
            append((byte) c);
            c = read();
        }
        endCell(false);
        return c;
    }

    /** Reads on after the opening quote; gives what ends the cell. */
    private int quotedCell() throws IOException {
        long opened = line;
        while (true) {
            int c = read();
            if (c == END) {
                throw refusal.apply("the quote that opens in line " + opened
                        + " is never closed; close it, or double it if it is" + " text");
            }
            if (c == '\n') {
                line++;
            }
            if (c != '"') {
                append((byte) c);
                continue;
            }
            c = read();
            if (c == '"') {
                append((byte) c);
                continue;
            }
            endCell(true);
            return afterQuote(c);
        }
    }

    private int afterQuote(int c) throws IOException {
        int next = c == '\r' ? read() : c;
        if (next == ',' && c != '\r' || next == '\n' || next == END) {
            return next;
        }
        throw refusal.apply("line " + line + " has text after a closing quote; double the quotes within a cell");
    }

    private void endOfLine(int c) {
        if (c == '\n') {
            line++;
        }
    }

    private void append(byte b) {
        if (rowSize == row.length) {
            if (rowSize >= MAX_CELL_BYTES) {
                throw refusal.apply("line " + rowLine + " is longer than 64 MB; close the quote that is open in it");
            }
            row = Arrays.copyOf(row, rowSize * 2);
        }
        row[rowSize++] = b;
    }

    private void endCell(boolean inQuotes) {
        if (cells == ends.length) {
            ends = Arrays.copyOf(ends, cells * 2);
            quoted = Arrays.copyOf(quoted, cells * 2);
        }
        ends[cells] = rowSize;
        quoted[cells++] = inQuotes;
    }

    private int read() throws IOException {
        if (position == limit) {
            position = 0;
            limit = Math.max(0, in.read(buffer, 0, buffer.length));
            if (limit == 0) {
                return END;
            }
        }
        return buffer[position++] & 0xFF;
    }

    private void skipByteOrderMark() throws IOException {
        limit = Math.max(0, in.readNBytes(buffer, 0, 3));
        if (limit == 3 && buffer[0] == (byte) 0xEF && buffer[1] == (byte) 0xBB && buffer[2] == (byte) 0xBF) {
            position = 3;
        }
    }
}
