package dev.tidemark.core.validation;

import static dev.tidemark.core.validation.Verdict.FAILED;
import static dev.tidemark.core.validation.Verdict.PASSED;
import static dev.tidemark.semantics.definition.Gates.labelCorrelation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.type.ValueType;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LabelTest {
    @Test
    void gate_16_correlationIsPearsons() {
        Random random = new Random(1);
        double[] x = new double[200];
        double[] y = new double[200];
        Judged table = Judged.table().label(ValueType.DOUBLE);
        for (int i = 0; i < x.length; i++) {
            y[i] = 1e6 + random.nextGaussian();
            x[i] = 2 * y[i] + random.nextGaussian();
            table.row(y[i], "d", x[i]);
        }
        table.row(Double.NaN, "d", 1.0)
                .row(5.0, "d", Double.POSITIVE_INFINITY)
                .row(null, "d", 5.0)
                .row(5.0, "d", null);
        GateResult result = table.result(labelCorrelation("y").atMost(1));
        assertThat(result.measured().orElseThrow()).isEqualTo(pearson(x, y), within(1e-9));
        assertThat(result.explanation())
                .startsWith("strongest: d, correlation 0.")
                .endsWith(" over 200 rows");
    }

    @Test
    void gate_16_theBoundIsInclusiveAndTheSignDoesNotMatter() {
        Judged table = Judged.table();
        for (int i = 0; i < 30; i++) {
            table.row(i % 2 == 0, "b", i % 2 != 0);
        }
        assertThat(table.result(labelCorrelation("y").atMost(0.95)).measured().orElseThrow())
                .isEqualTo(1, within(1e-12));
        assertThat(table.verdict(labelCorrelation().atMost(0.95))).isEqualTo(FAILED);
        assertThat(table.verdict(labelCorrelation().atMost(1))).isEqualTo(PASSED);
    }

    @Test
    void gate_16_constantColumnsSayNothingAndFewPairsCannotBeJudged() {
        Judged constant = Judged.table();
        Judged few = Judged.table();
        for (int i = 0; i < 30; i++) {
            constant.row(i % 2 == 0, "d", 5.0);
            if (i < 29) {
                few.row(i % 2 == 0, "d", (double) i);
            }
        }
        assertThat(constant.result(labelCorrelation("y").atMost(0)).measured()).hasValue(0);
        assertThat(few.result(labelCorrelation("y").atMost(1)).explanation())
                .isEqualTo("cannot be judged: no feature has a value beside the label 'y' in at least 30 rows");
        assertThat(few.verdict(labelCorrelation("y").atMost(1))).isEqualTo(FAILED);
    }

    @Test
    void gate_17_aTextThatDeterminesTheLabelIsFound() {
        Judged table = Judged.table();
        for (int i = 0; i < 90; i++) {
            table.row(i % 3 == 0, "s", new String[] {"fraud", "fine", "ok"}[i % 3]);
        }
        GateResult result = table.result(labelCorrelation("y").atMost(0.95));
        assertThat(result.measured().orElseThrow()).isEqualTo(1, within(1e-9));
        assertThat(result.verdict()).isEqualTo(FAILED);
        assertThat(result.explanation()).startsWith("strongest: s, Cramér's V 1 over 90 rows");
    }

    @Test
    void gate_17_cramersVIsTheTextbooks() {
        Judged table = Judged.table();
        int[][] counts = {{30, 10}, {15, 45}};
        for (int s = 0; s < 2; s++) {
            for (int y = 0; y < 2; y++) {
                for (int i = 0; i < counts[s][y]; i++) {
                    table.row(y == 1, "s", "s" + s);
                }
            }
        }
        double n = 100;
        double difference = 30.0 * 45 - 10.0 * 15;
        double chiSquare = n * difference * difference / (40.0 * 60 * 45 * 55);
        assertThat(table.result(labelCorrelation("y").atMost(1)).measured().orElseThrow())
                .isEqualTo(Math.sqrt(chiSquare / n), within(1e-9));
    }

    @Test
    void gate_17_tenRowsForEachTextAreEnoughAndFewerAreNot() {
        Judged enough = Judged.table();
        for (int i = 0; i < 30; i++) {
            enough.row(i % 3 == 0, "s", "s" + i % 3);
        }
        assertThat(enough.result(labelCorrelation("y").atMost(1)).measured().orElseThrow())
                .isEqualTo(1, within(1e-9));
        enough.row(true, "s", "s3");
        assertThat(enough.verdict(labelCorrelation("y").atMost(1))).isEqualTo(FAILED);
        assertThat(enough.result(labelCorrelation("y").atMost(1)).measured()).isEmpty();
    }

    @Test
    void gate_17_textsOfTooManyValuesAreLeftOut() {
        Judged table = Judged.table();
        for (int i = 0; i < 101; i++) {
            table.row(i % 2 == 0, "s", "id" + i);
        }
        for (int i = 0; i < 30; i++) {
            table.row(i % 2 == 0, "n", (long) i);
        }
        GateResult result = table.result(labelCorrelation("y").atMost(0.9));
        assertThat(result.verdict()).isEqualTo(PASSED);
        assertThat(result.explanation()).endsWith("; too many values to judge: s");
    }

    @Test
    void aLabelThatIsNoNumberIsNamedBeforeAnythingIsBuilt() {
        assertThatThrownBy(() -> Judged.table()
                        .label(ValueType.STRING)
                        .by(labelCorrelation("y").atMost(1)))
                .isInstanceOf(TidemarkException.class)
                .hasMessage(
                        "Cannot bind gate label_correlation of service 'svc': column 'y' is STRING; it needs a number or"
                                + " BOOL.");
        assertThatThrownBy(() -> Judged.table().by(labelCorrelation("yy").atMost(1)))
                .isInstanceOf(TidemarkException.class)
                .hasMessage(
                        "Cannot bind gate label_correlation of service 'svc': the training set has no column 'yy'; did you"
                                + " mean 'y'? Columns: card_id, at, y, d, n, b, s, t, l.");
        assertThatThrownBy(
                        () -> Judged.table().unlabelled().by(labelCorrelation().atMost(1)))
                .isInstanceOf(TidemarkException.class)
                .hasMessage(
                        "Cannot bind gate label_correlation of service 'svc': no label is named; say which column holds it,"
                                + " with 'of' or the label of 'validation'.");
    }

    private static double pearson(double[] x, double[] y) {
        double meanX = java.util.Arrays.stream(x).average().orElseThrow();
        double meanY = java.util.Arrays.stream(y).average().orElseThrow();
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (int i = 0; i < x.length; i++) {
            xy += (x[i] - meanX) * (y[i] - meanY);
            xx += (x[i] - meanX) * (x[i] - meanX);
            yy += (y[i] - meanY) * (y[i] - meanY);
        }
        return Math.abs(xy) / Math.sqrt(xx * yy);
    }
}
