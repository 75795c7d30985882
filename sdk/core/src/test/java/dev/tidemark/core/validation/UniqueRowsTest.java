package dev.tidemark.core.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.executor.BuiltColumn;
import dev.tidemark.core.progress.Cancellation;
import dev.tidemark.core.progress.ProgressMeter;
import dev.tidemark.semantics.definition.Gates;
import dev.tidemark.semantics.type.ValueType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Uniqueness in as many passes as it takes. */
class UniqueRowsTest {
    private static Outcome outcome(List<List<Object>> rows, int rowsOfAPass) {
        List<BuiltColumn> columns = List.of(
                new BuiltColumn("a", ValueType.STRING, "STRING", BuiltColumn.Role.KEY),
                new BuiltColumn("b", ValueType.INT64, "INT64", BuiltColumn.Role.PASSED_THROUGH));
        BoundGate bound = new BoundGate(
                "service 's'",
                Gates.unique("a", "b"),
                List.of(new TableColumn(0, "a", ValueType.STRING), new TableColumn(1, "b", ValueType.INT64)),
                Optional.empty(),
                List.of(),
                Optional.empty());
        return new UniqueRows(
                        bound, new TestingTable(columns, rows), ProgressMeter.silent(), new Cancellation(), rowsOfAPass)
                .outcome();
    }

    @Test
    void gate_7_theCountIsExactHoweverFewRowsFitAPass() {
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            List<List<Object>> rows = new ArrayList<>();
            Set<List<Object>> seen = new HashSet<>();
            int repeats = 0;
            for (int i = 0; i < 300; i++) {
                List<Object> row = List.of("k" + random.nextInt(20), (long) random.nextInt(30));
                rows.add(row);
                repeats += seen.add(row) ? 0 : 1;
            }
            for (int fits : new int[] {1_000, 300, 64}) {
                assertThat(outcome(rows, fits).measured()).as("seed " + seed).hasValue(repeats);
            }
        }
    }

    @Test
    void gate_7_moreRepeatsThanAreVerifiedAreCountedAllTheSame() {
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            rows.add(List.of("k" + i % 2_500, 0L));
        }
        assertThat(outcome(rows, 10_000).measured()).hasValue(2_500);
    }
}
