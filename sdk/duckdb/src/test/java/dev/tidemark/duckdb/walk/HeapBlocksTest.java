package dev.tidemark.duckdb.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.semantics.definition.Definitions;
import dev.tidemark.semantics.definition.yaml.DefinitionsYaml;
import dev.tidemark.semantics.plan.Binder;
import dev.tidemark.semantics.plan.ServicePlan;
import dev.tidemark.semantics.plan.SourceSchema;
import dev.tidemark.semantics.plan.ViewPlan;
import dev.tidemark.semantics.row.EventBatch;
import dev.tidemark.semantics.row.ValueColumn;
import dev.tidemark.semantics.state.FeatureValues;
import dev.tidemark.semantics.state.KeyState;
import dev.tidemark.semantics.type.ValueType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Results of rows whose blocks lie several to an array, in several arrays, are those that were written. */
class HeapBlocksTest {
    private static final int ROWS = 1_003;
    private static final ServicePlan PLAN = plan();
    private static final List<ValueType> TYPES = ValueSizes.types(PLAN);

    private final RowBlocks blocks = new RowBlocks(ROWS, 3);
    private final List<List<Object>> written = new ArrayList<>();

    private static ServicePlan plan() {
        Definitions definitions = DefinitionsYaml.read("""
                entities: [{name: one, keys: [{name: k, type: INT64}]}]
                sources: [{name: e, path: e.parquet, eventTime: t, columns: {k: INT64, t: TIMESTAMP, n: INT64, s: STRING}}]
                views: [{name: v, entity: one, source: e, features: [
                  {name: number, aggregate: last, of: n, window: 1d},
                  {name: text, aggregate: last, of: s, window: 1d},
                  {name: list, aggregate: last_n, n: 2, of: s, window: 1d}]}]
                services: [{name: svc, features: ["v.*"]}]
                """, Path.of("."));
        SourceSchema schema = SourceSchema.of("e.parquet")
                .column("k", ValueType.INT64)
                .column("t", ValueType.TIMESTAMP)
                .column("n", ValueType.INT64)
                .column("s", ValueType.STRING);
        return Binder.bind(definitions.service("svc"), Map.of("e", schema));
    }

    @Test
    void everySliceHoldsWhatWasWritten() {
        HeapBlocks heap = filled(512);
        for (int block = 0; block < blocks.count(); block++) {
            int rows = blocks.rowsIn(block);
            for (int from = 0; from < rows; from += 3) {
                int to = Math.min(rows, from + 5);
                SliceColumns slice = new SliceColumns(TYPES, from, to);
                heap.fill(block, slice);
                assertThat(rows(slice.finish(), to - from))
                        .as("block %d, rows %d to %d", block, from, to)
                        .isEqualTo(written.subList(
                                (int) blocks.firstRow(block) + from, (int) blocks.firstRow(block) + to));
            }
        }
    }

    @Test
    void theBytesOfEachRowAreThoseOfItsTextsAndLists() {
        HeapBlocks heap = filled(512);
        for (int block = 0; block < blocks.count(); block++) {
            long[] bytes = new long[blocks.rowsIn(block)];
            heap.addBytes(block, bytes);
            for (int row = 0; row < bytes.length; row++) {
                List<Object> values = written.get((int) blocks.firstRow(block) + row);
                assertThat(bytes[row]).as("block %d, row %d", block, row).isEqualTo(bytes(values));
            }
            assertThat(heap.bytes(block)).isEqualTo(Arrays.stream(bytes).sum());
        }
    }

    private static long bytes(List<Object> values) {
        long text =
                values.get(1) == null ? 0 : ValueSizes.text(((String) values.get(1)).getBytes(StandardCharsets.UTF_8));
        return text + (values.get(2) == null ? 0 : ValueSizes.list((List<?>) values.get(2)));
    }

    /** Written last row first, as lanes write rows in the order of their keys. */
    private HeapBlocks filled(long arrayBytes) {
        HeapBlocks heap = new HeapBlocks(TYPES, blocks, Long.MAX_VALUE, arrayBytes);
        ResultWriter writer = heap.writer(new int[] {0, 1, 2}, new int[] {0, 1, 2});
        List<FeatureValues> values = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            values.add(values(row));
            FeatureValues all = values.get(row);
            written.add(Arrays.asList(all.value(0), all.value(1), all.value(2)));
        }
        for (int row = ROWS - 1; row >= 0; row--) {
            writer.write(row, values.get(row));
        }
        return heap;
    }

    /** Those of a key with one event, which every seventh key lacks. */
    private static FeatureValues values(int row) {
        ViewPlan view = PLAN.views().get(0);
        KeyState state = new KeyState(view);
        EventBatch batch = new EventBatch(
                view.columns().stream().map(column -> column.type()).toList(), false, 1);
        batch.append(1_000, 1_000, null);
        for (ValueColumn column : batch.columns) {
            column.append(column.type == ValueType.STRING ? "t".repeat(row % 9) + row : (Object) (long) row);
        }
        if (row % 7 != 0) {
            state.add(batch, 0, 1);
        }
        FeatureValues values = new FeatureValues(view);
        state.evaluate(2_000, values);
        return values;
    }

    private static List<List<Object>> rows(ValueColumn[] columns, int count) {
        List<List<Object>> rows = new ArrayList<>();
        for (int row = 0; row < count; row++) {
            rows.add(Arrays.asList(columns[0].value(row), columns[1].value(row), columns[2].value(row)));
        }
        return rows;
    }
}
