package dev.tidemark.kernel.render.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.kernel.render.Wellformed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.impl.UnionListWriter;
import org.junit.jupiter.api.Test;

class TableTest {
    /** A million rows that are made when they are read. */
    private static final class Million implements TableData {
        private static final int BATCH = 10_000;
        private long read;

        @Override
        public List<TableColumn> columns() {
            return List.of(new TableColumn("n", "INT64", "", TableColumn.Kind.INTEGER));
        }

        @Override
        public OptionalLong rowCount() {
            return OptionalLong.of(1_000_000);
        }

        @Override
        public void read(Batches batches) {
            boolean wanted = true;
            for (long first = 0; wanted && first < 1_000_000; first += BATCH) {
                long begin = first;
                read += BATCH;
                wanted = batches.take(
                        List.of(new Values() {
                            @Override
                            public boolean isNull(int row) {
                                return (begin + row) % 4 == 0;
                            }

                            @Override
                            public String text(int row) {
                                return String.valueOf(begin + row);
                            }

                            @Override
                            public double number(int row) {
                                return (double) (begin + row);
                            }
                        }),
                        first,
                        BATCH);
            }
        }
    }

    private static Table table(TableData data) {
        return Table.of(data);
    }

    @Test
    void twinInPlainText() {
        Table table = Table.of(
                List.of("card", "amount", "at", "fraud", "tags", "nothing"),
                List.of(
                        Arrays.asList("c1", 12.5, Instant.parse("2024-05-02T10:00:00Z"), true, List.of(1, 2), null),
                        Arrays.asList(
                                "a\nb", 0.123456789, Instant.parse("2024-05-02T10:00:00.25Z"), false, List.of(), null),
                        Arrays.asList(null, Double.NaN, null, null, null, null)));
        assertThat(table.page(1).text()).isEqualTo("""
                   card           amount  at                          fraud        tags         nothing
                   STRING         DOUBLE  TIMESTAMP                   BOOL         List         Object
                   33.3 % null  0 % null  33.3 % null                 33.3 % null  33.3 % null  100 % null
                1  c1               12.5  2024-05-02 10:00:00         true         [1, 2]       null
                2  a b          0.123457  2024-05-02 10:00:00.250000  false        []           null
                3  null              NaN  null                        null         null         null
                rows 1–3 of 3""");
        Wellformed.markup(table.page(1).html());
    }

    @Test
    void aMillionRowsAreAPageOfThemAndTheRestIsNotRead() {
        Million data = new Million();
        Page page = table(data).page(1);
        assertThat(Wellformed.text(page.html()))
                .contains("rows 1–20 of 1,000,000 · 1 column · pictures and shares are of the first 200,000 rows")
                .contains("25 % null")
                .contains("Table.of(…).from(21)");
        assertThat(data.read).isEqualTo(200_000);
        assertThat(page.next().text()).endsWith("rows 21–40 of 1,000,000");
        assertThat(table(new Million()).page(50_000).text())
                .endsWith("1000000     999999\nrows 999,981–1,000,000 of 1,000,000");
        assertThat(table(new Million()).from(1_000_001).text()).endsWith("no rows from 1000001 on of 1,000,000");
        assertThat(page.previous().firstRow()).isZero();
        assertThat(page.size(1_000_000).size()).isEqualTo(Page.MOST);
    }

    @Test
    void valuesCanBeCopiedExactly() {
        String html = Table.of(
                        List.of("x", "y"), List.of(Arrays.asList(0.1234567890123, null), Arrays.asList(1e300, "a\tb")))
                .page(1)
                .html();
        assertThat(html).contains(">x\ty\n0.1234567890123\t\n1.0E300\ta b\n</textarea>");
    }

    @Test
    void wideTablesAreCutInTextAndScrollInMarkup() {
        List<String> names = new ArrayList<>();
        List<Object> row = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            names.add("column_with_a_long_name_" + i);
            row.add("v" + i);
        }
        Table table = Table.of(names, List.of(row));
        assertThat(table.page(1).text()).endsWith("rows 1–1 of 1; 55 more columns not shown");
        assertThat(table.page(1).html()).contains("v59").contains("class=\"scroll\"");
    }

    @Test
    void arrowListsAndNullsAreShown() {
        try (RootAllocator allocator = new RootAllocator();
                BigIntVector numbers = new BigIntVector("n", allocator);
                ListVector lists = ListVector.empty("l", allocator)) {
            numbers.allocateNew(2);
            numbers.set(0, Long.MIN_VALUE);
            numbers.setNull(1);
            numbers.setValueCount(2);
            UnionListWriter writer = lists.getWriter();
            writer.setPosition(0);
            writer.startList();
            writer.bigInt().writeBigInt(1);
            writer.bigInt().writeBigInt(2);
            writer.endList();
            lists.setValueCount(2);
            VectorSchemaRoot root = new VectorSchemaRoot(List.<FieldVector>of(numbers, lists));
            root.setRowCount(2);
            assertThat(Table.of(root).page(1).text())
                    .contains("1  -9223372036854775808  [1,2]")
                    .contains("2                  null  null");
        }
    }

    @Test
    void noRowsAndNoColumnsAreTablesToo() {
        assertThat(Table.of(List.of("x"), List.of()).page(1).text())
                .contains("0 % null")
                .endsWith("no rows");
        Wellformed.markup(Table.of(List.of(), List.of()).page(1).html());
    }
}
