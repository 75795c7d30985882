package dev.tidemark.semantics.row;

import dev.tidemark.semantics.type.ValueType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * A growing column of values of one type, in primitive arrays. Not thread-safe.
 *
 * <p>Hot code reads the arrays directly: {@link #longs} holds INT64, TIMESTAMP (microseconds) and BOOL (0 or 1), {@link
 * #doubles} holds DOUBLE, {@link #offsets} and {@link #bytes} hold STRING as UTF-8, {@link #lists} holds lists. Arrays a
 * type does not use are null. A null value has {@link #nulls} set and an unspecified value. Every DOUBLE is canonical:
 * −0.0 is stored as 0.0 and each NaN as {@link Double#NaN}.
 */
public final class ValueColumn {
    private static volatile boolean[] noNulls = {};

    public final ValueType type;
    public boolean[] nulls;
    public long[] longs;
    public double[] doubles;
    public byte[] bytes;
    public int[] offsets;
    public List<?>[] lists;
    private int size;

    public ValueColumn(ValueType type, int capacity) {
        int room = Math.max(capacity, 1);
        this.type = type;
        this.nulls = new boolean[room];
        if (type.isList()) {
            lists = new List<?>[room];
        } else if (type == ValueType.DOUBLE) {
            doubles = new double[room];
        } else if (type == ValueType.STRING) {
            bytes = new byte[room * 8];
            offsets = new int[room + 1];
        } else {
            longs = new long[room];
        }
    }

    /** Room for so many values, whose texts take so many bytes, if they are texts. */
    public static ValueColumn of(ValueType type, int values, int textBytes) {
        if (type != ValueType.STRING) {
            return new ValueColumn(type, values);
        }
        ValueColumn column = new ValueColumn(type, 1);
        column.nulls = new boolean[Math.max(values, 1)];
        column.offsets = new int[column.nulls.length + 1];
        column.bytes = new byte[Math.max(textBytes, 1)];
        return column;
    }

    /** The one form of a DOUBLE that Tidemark stores: 0.0 for −0.0, one NaN. */
    public static double canonical(double value) {
        return Double.isNaN(value) ? Double.NaN : value + 0.0;
    }

    /** What {@link #nulls} may be in columns without a null of at most so many rows; shared by them all, so not to be written. */
    public static boolean[] noNulls(int rows) {
        boolean[] shared = noNulls;
        if (shared.length < rows) {
            shared = new boolean[rows];
            noNulls = shared;
        }
        return shared;
    }

    public int size() {
        return size;
    }

    /** Declares how many values the arrays hold, for code that fills them directly. */
    public void setSize(int values) {
        size = values;
    }

    /** Forgets its values and keeps its room. */
    public void clear() {
        size = 0;
        if (lists != null) {
            Arrays.fill(lists, null);
        }
    }

    /** Forgets its values and leaves so many nulls, after which values are appended. */
    public void startAt(int values) {
        clear();
        while (size < values) {
            appendNull();
        }
    }

    public void appendNull() {
        reserve();
        nulls[size] = true;
        if (offsets != null) {
            offsets[size + 1] = offsets[size];
        }
        size++;
    }

    /** Appends an INT64, a TIMESTAMP, or a BOOL as 0 or 1. */
    public void appendLong(long value) {
        reserve();
        nulls[size] = false;
        longs[size++] = value;
    }

    public void appendDouble(double value) {
        reserve();
        nulls[size] = false;
        doubles[size++] = canonical(value);
    }

    /** Appends a STRING given as the UTF-8 bytes {@code [from, to)}. */
    public void appendText(byte[] utf8, int from, int to) {
        reserve();
        reserveText(to - from);
        System.arraycopy(utf8, from, bytes, offsets[size], to - from);
        nulls[size] = false;
        offsets[size + 1] = offsets[size] + (to - from);
        size++;
    }

    private void reserveText(int length) {
        int end = Math.addExact(offsets[size], length);
        if (end > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(end, (int) Math.min(Integer.MAX_VALUE - 8L, bytes.length * 2L)));
        }
    }

    public void appendList(List<?> value) {
        reserve();
        nulls[size] = false;
        lists[size++] = value;
    }

    /** Appends a value of the Java type that {@link ValueType} names, or null. */
    public void append(Object value) {
        if (value == null) {
            appendNull();
        } else if (type.isList()) {
            appendList((List<?>) value);
        } else if (type == ValueType.DOUBLE) {
            appendDouble((Double) value);
        } else if (type == ValueType.STRING) {
            byte[] utf8 = ((String) value).getBytes(StandardCharsets.UTF_8);
            appendText(utf8, 0, utf8.length);
        } else if (type == ValueType.BOOL) {
            appendLong((Boolean) value ? 1 : 0);
        } else {
            appendLong((Long) value);
        }
    }

    /** Appends a value of another column of this type. */
    public void appendFrom(ValueColumn other, int row) {
        if (other.nulls[row]) {
            appendNull();
        } else if (lists != null) {
            appendList(other.lists[row]);
        } else if (doubles != null) {
            appendDouble(other.doubles[row]);
        } else if (offsets != null) {
            appendText(other.bytes, other.offsets[row], other.offsets[row + 1]);
        } else {
            appendLong(other.longs[row]);
        }
    }

    /** Appends the values {@code [from, to)} of another column of this type. */
    public void appendAll(ValueColumn other, int from, int to) {
        int rows = to - from;
        while (size + rows > nulls.length) {
            grow();
        }
        System.arraycopy(other.nulls, from, nulls, size, rows);
        if (lists != null) {
            System.arraycopy(other.lists, from, lists, size, rows);
        } else if (doubles != null) {
            System.arraycopy(other.doubles, from, doubles, size, rows);
        } else if (longs != null) {
            System.arraycopy(other.longs, from, longs, size, rows);
        } else {
            int start = other.offsets[from];
            int shift = offsets[size] - start;
            reserveText(other.offsets[to] - start);
            System.arraycopy(other.bytes, start, bytes, offsets[size], other.offsets[to] - start);
            for (int i = 1; i <= rows; i++) {
                offsets[size + i] = other.offsets[from + i] + shift;
            }
        }
        size += rows;
    }

    /** A column of the values of some rows, in their order; for reading, as it may share {@link #noNulls}. */
    public ValueColumn picked(int[] rows) {
        if (lists != null || offsets != null) {
            return pickedObjects(rows);
        }
        ValueColumn picked = new ValueColumn(type, rows.length);
        boolean[] shared = noNulls;
        if (nulls == shared && rows.length <= shared.length) {
            picked.nulls = shared;
        } else {
            for (int i = 0; i < rows.length; i++) {
                picked.nulls[i] = nulls[rows[i]];
            }
        }
        for (int i = 0; longs != null && i < rows.length; i++) {
            picked.longs[i] = longs[rows[i]];
        }
        for (int i = 0; doubles != null && i < rows.length; i++) {
            picked.doubles[i] = doubles[rows[i]];
        }
        picked.size = rows.length;
        return picked;
    }

    private ValueColumn pickedObjects(int[] rows) {
        int textBytes = 0;
        for (int row : rows) {
            textBytes += offsets == null || nulls[row] ? 0 : offsets[row + 1] - offsets[row];
        }
        ValueColumn picked = of(type, rows.length, textBytes);
        for (int row : rows) {
            picked.appendFrom(this, row);
        }
        return picked;
    }

    /** The value of a row, of the Java type that {@link ValueType} names; null for null. */
    public Object value(int row) {
        if (nulls[row]) {
            return null;
        }
        if (type.isList()) {
            return lists[row];
        }
        return switch (type) {
            case DOUBLE -> doubles[row];
            case STRING -> new String(bytes, offsets[row], offsets[row + 1] - offsets[row], StandardCharsets.UTF_8);
            case BOOL -> longs[row] != 0;
            default -> longs[row];
        };
    }

    private void reserve() {
        if (size == nulls.length) {
            grow();
        }
    }

    private void grow() {
        int room = nulls.length * 2;
        nulls = Arrays.copyOf(nulls, room);
        if (longs != null) {
            longs = Arrays.copyOf(longs, room);
        } else if (doubles != null) {
            doubles = Arrays.copyOf(doubles, room);
        } else if (offsets != null) {
            offsets = Arrays.copyOf(offsets, room + 1);
        } else {
            lists = Arrays.copyOf(lists, room);
        }
    }
}
