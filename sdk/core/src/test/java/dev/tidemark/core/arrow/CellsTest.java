package dev.tidemark.core.arrow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.TimeStampMicroTZVector;
import org.apache.arrow.vector.TimeStampNanoVector;
import org.apache.arrow.vector.UInt8Vector;
import org.apache.arrow.vector.VarCharVector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CellsTest {
    private final BufferAllocator allocator = new RootAllocator();

    @AfterEach
    void close() {
        allocator.close();
    }

    private static String csv(Cell cell, int row) {
        Utf8Buffer out = new Utf8Buffer();
        CsvText.row(List.of(cell), row, out);
        return text(out).replaceFirst("\n$", "");
    }

    private static String json(Cell cell, int row) {
        Utf8Buffer out = new Utf8Buffer();
        cell.json(row, out);
        return text(out);
    }

    private static String text(Utf8Buffer out) {
        return new String(out.bytes(), 0, out.size(), StandardCharsets.UTF_8);
    }

    @Test
    void csv_6_doublesInTheShortestDigits() {
        double[] values = {
            0.1,
            1e7,
            2e-3,
            2e23,
            4.9e-324,
            Double.NaN,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            9999999.0,
            1.7976931348623157E308,
            100,
            -1.0E-4
        };
        String[] texts = {
            "0.1",
            "1.0E7",
            "0.002",
            "2.0E23",
            "4.9E-324",
            "NaN",
            "Infinity",
            "-Infinity",
            "9999999.0",
            "1.7976931348623157E308",
            "100.0",
            "-1.0E-4"
        };
        try (Float8Vector vector = new Float8Vector("d", allocator)) {
            vector.allocateNew(values.length);
            for (int i = 0; i < values.length; i++) {
                vector.set(i, values[i]);
                assertThat(csv(Cells.of(vector), i)).isEqualTo(texts[i]);
            }
        }
    }

    @Test
    void json_3_nanAndInfinitiesAreText() {
        try (Float8Vector vector = new Float8Vector("d", allocator)) {
            vector.allocateNew(3);
            vector.set(0, Double.NaN);
            vector.set(1, Double.NEGATIVE_INFINITY);
            vector.set(2, 1e-7);
            assertThat(json(Cells.of(vector), 0)).isEqualTo("\"NaN\"");
            assertThat(json(Cells.of(vector), 1)).isEqualTo("\"-Infinity\"");
            assertThat(json(Cells.of(vector), 2)).isEqualTo("1.0E-7");
        }
    }

    @Test
    void wholeNumbersToTheirLimits() {
        long[] values = {0, -1, 10, 99, 100, Long.MAX_VALUE, Long.MIN_VALUE, -9007199254740993L};
        try (BigIntVector vector = new BigIntVector("i", allocator)) {
            vector.allocateNew(values.length);
            for (int i = 0; i < values.length; i++) {
                vector.set(i, values[i]);
                assertThat(csv(Cells.of(vector), i)).isEqualTo(Long.toString(values[i]));
            }
        }
        try (UInt8Vector vector = new UInt8Vector("u", allocator)) {
            vector.allocateNew(1);
            vector.set(0, -1L);
            assertThat(csv(Cells.of(vector), 0)).isEqualTo("18446744073709551615");
        }
    }

    @Test
    void csv_5_instantsBeforeAndAfter1970() {
        try (TimeStampMicroTZVector vector = new TimeStampMicroTZVector("t", allocator, "UTC")) {
            vector.allocateNew(2);
            vector.set(0, -1);
            vector.setNull(1);
            assertThat(csv(Cells.of(vector), 0)).isEqualTo("1969-12-31T23:59:59.999999Z");
            assertThat(csv(Cells.of(vector), 1)).isEmpty();
            assertThat(json(Cells.of(vector), 1)).isEqualTo("null");
        }
        try (TimeStampNanoVector vector = new TimeStampNanoVector("t", allocator)) {
            vector.allocateNew(1);
            vector.set(0, -1);
            assertThat(csv(Cells.of(vector), 0)).isEqualTo("1969-12-31T23:59:59.999999999Z");
        }
    }

    @Test
    void csv_3_textIsQuotedOnlyWhereNeeded() {
        String[] values = {"a b", "a,b", "say \"hi\"", "l1\nl2", "cr\r", "", "'", "#x", " x", "ě😀", "\t", "\u0001\\"};
        String[] csv = {
            "a b",
            "\"a,b\"",
            "\"say \"\"hi\"\"\"",
            "\"l1\nl2\"",
            "\"cr\r\"",
            "\"\"",
            "'",
            "#x",
            " x",
            "ě😀",
            "\t",
            "\u0001\\"
        };
        String[] json = {
            "a b", "a,b", "say \\\"hi\\\"", "l1\\nl2", "cr\\r", "", "'", "#x", " x", "ě😀", "\\t", "\\u0001\\\\"
        };
        try (VarCharVector vector = new VarCharVector("s", allocator)) {
            vector.allocateNew();
            for (int i = 0; i < values.length; i++) {
                vector.setSafe(i, values[i].getBytes(StandardCharsets.UTF_8));
                assertThat(csv(Cells.of(vector), i)).isEqualTo(csv[i]);
                assertThat(json(Cells.of(vector), i)).isEqualTo('"' + json[i] + '"');
            }
        }
    }
}
