package dev.tidemark.kernel.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.kernel.shell.CellSession;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class CapturedVariablesTest {
    @Test
    void namesWhatExecutorsWouldSeeAsZero() throws Exception {
        try (CellSession session = new CellSession(List.of("import java.util.function.*;"))) {
            Set<String> captured = new TreeSet<>();
            session.run("int factor = 7;");
            session.watchClasses((name, bytecodes) -> captured.addAll(CapturedVariables.of(bytecodes)));

            session.run("IntUnaryOperator twice = x -> x * 2; twice.applyAsInt(factor)");
            assertThat(captured).as("read beside the lambda").isEmpty();

            session.run("{ final int k = factor; IntUnaryOperator times = x -> x * k; }");
            assertThat(captured).as("copied into a local variable").isEmpty();

            session.run("IntUnaryOperator scaled = x -> x * factor;");
            assertThat(captured).containsExactly("factor");
        }
    }

    @Test
    void theWarningNamesTheRemedy() {
        assertThat(SparkCells.warning(Set.of("factor")))
                .isEqualTo(
                        "Warning: a lambda of this cell reads the notebook's variable factor. Spark's executors are other"
                                + " processes, where it is zero or null: copy it into a local variable first, as in"
                                + " { final var k = factor; ... }.");
    }
}
