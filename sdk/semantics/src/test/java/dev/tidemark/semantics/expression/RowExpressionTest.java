package dev.tidemark.semantics.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.type.ValueType;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What callers of a compiled expression rely on. */
class RowExpressionTest {
    private static final List<InputColumn> COLUMNS = List.of(
            new InputColumn("status", ValueType.STRING),
            new InputColumn("amount", ValueType.DOUBLE),
            new InputColumn("average", ValueType.DOUBLE));

    @Test
    void knowsItsTypeItsTextAndTheColumnsItReadsInRowOrder() {
        RowExpression ratio = RowExpression.compile("amount / NULLIF(average, 0)", COLUMNS);

        assertThat(ratio.type()).isEqualTo(ValueType.DOUBLE);
        assertThat(ratio.sql()).isEqualTo("amount / NULLIF(average, 0)");
        assertThat(ratio.columnsRead()).containsExactly("amount", "average");
        assertThat(RowExpression.compile("average > 1 AND status = 'A'", COLUMNS)
                        .columnsRead())
                .containsExactly("status", "average");
    }

    @Test
    void evaluatorsCountTheirOwnFailures() {
        RowExpression ratio = RowExpression.compile("amount / average", COLUMNS);
        Evaluator first = ratio.newEvaluator();
        Evaluator second = ratio.newEvaluator();

        assertThat(first.evaluate(new Object[] {"A", 1.0, 0.0})).isNull();
        assertThat(first.evaluate(new Object[] {"A", 1.0, null})).isNull();
        assertThat(first.evaluate(new Object[] {"A", 1.0, 4.0})).isEqualTo(0.25);
        assertThat(first.failures()).isEqualTo(1);
        assertThat(second.failures()).isZero();
    }

    @Test
    void namesReferencedAreFoundWithoutColumns() {
        assertThat(RowExpression.referencedNames(
                        "COALESCE(amount, \"the value\") > avg AND EXTRACT(HOUR FROM at) = CAST(avg AS INT64)"))
                .containsExactly("amount", "the value", "avg", "at");
    }

    @Test
    void twoColumnsOfOneNameAreRefused() {
        InputColumn amount = new InputColumn("amount", ValueType.DOUBLE);

        assertThatThrownBy(() -> RowExpression.compile("amount", List.of(amount, amount)))
                .isInstanceOfSatisfying(
                        TidemarkException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.DUPLICATE_NAME))
                .hasMessage("Cannot read row: two columns are named 'amount'. Rename one.");
    }

    @Test
    void aRowOfTheWrongClassIsADefectNotAFailure() {
        Evaluator evaluator = RowExpression.compile("amount > 1", COLUMNS).newEvaluator();

        assertThatThrownBy(() -> evaluator.evaluate(new Object[] {"A", 1, 2.0}))
                .isInstanceOfSatisfying(
                        TidemarkException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INTERNAL))
                .hasMessage("Cannot read column 'amount' of type DOUBLE from a row: its value is a Integer."
                        + " Report this defect.");
    }
}
