package dev.tidemark.semantics.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.semantics.row.EventBatch;
import dev.tidemark.semantics.type.ValueType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The most extreme rows of a bag, and whether the first of them was chosen over another, in whatever order rows come. */
class RowListTest {
    private record Row(long at, Long seq, Long value) {}

    private static final Comparator<Long> NULL_LEAST = Comparator.nullsFirst(Comparator.naturalOrder());
    private static final Comparator<Row> ORDER = Comparator.comparingLong(Row::at)
            .thenComparing(Row::seq, NULL_LEAST)
            .thenComparing(Row::value, NULL_LEAST);

    @Test
    void tie_6_theRowsKeptAndTheTieOfTheFirstDoNotDependOnOrder() {
        for (int seed = 0; seed < 3_000; seed++) {
            Random random = new Random(seed);
            List<Row> rows = new ArrayList<>();
            EventBatch batch = new EventBatch(List.of(ValueType.INT64), true, 1);
            for (int i = random.nextInt(7); i >= 0; i--) {
                Row row = new Row(random.nextInt(2), valueOrNull(random), valueOrNull(random));
                rows.add(row);
                batch.append(row.at(), row.at(), row.seq());
                batch.columns[0].append(row.value());
            }
            boolean newest = random.nextBoolean();
            int limit = 1 + random.nextInt(4);
            RowList list = new RowList(0, newest, limit);
            for (int i = 0; i < rows.size(); i++) {
                list.add(batch, i);
            }
            rows.sort(newest ? ORDER.reversed() : ORDER);
            Row first = rows.get(0);
            assertThat(list.isTied())
                    .as("seed %d: %s", seed, rows)
                    .isEqualTo(rows.stream()
                            .anyMatch(row -> row.at() == first.at()
                                    && NULL_LEAST.compare(row.seq(), first.seq()) == 0
                                    && NULL_LEAST.compare(row.value(), first.value()) != 0));
            assertThat(list.size()).isEqualTo(Math.min(limit, rows.size()));
            for (int i = 0; i < list.size(); i++) {
                assertThat(list.eventTime(i)).isEqualTo(rows.get(i).at());
                assertThat(list.isNull(i) ? null : (Object) list.rank(i))
                        .as("seed %d", seed)
                        .isEqualTo(rows.get(i).value());
            }
        }
    }

    private static Long valueOrNull(Random random) {
        return random.nextInt(3) == 0 ? null : (Long) (long) random.nextInt(2);
    }
}
