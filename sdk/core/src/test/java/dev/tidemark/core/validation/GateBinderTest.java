package dev.tidemark.core.validation;

import static dev.tidemark.semantics.definition.Gates.drift;
import static dev.tidemark.semantics.definition.Gates.nullRate;
import static dev.tidemark.semantics.definition.Gates.oneOf;
import static dev.tidemark.semantics.definition.Gates.range;
import static dev.tidemark.semantics.definition.Gates.unique;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.semantics.definition.Gate;
import dev.tidemark.semantics.error.TidemarkException;
import org.junit.jupiter.api.Test;

/** What is wrong about a gate is said before a training set is built. */
class GateBinderTest {
    private static void refused(Gate gate, String message) {
        assertThatThrownBy(() -> Judged.table().by(gate))
                .isInstanceOf(TidemarkException.class)
                .hasMessage("Cannot bind gate " + message);
    }

    @Test
    void unknownColumnsAreNamed() {
        refused(
                nullRate("dd").atMost(0),
                "null_rate of service 'svc': the training set has no column 'dd'; did you mean 'd'? Columns: card_id, at, y,"
                        + " d, n, b, s, t, l.");
        refused(
                unique("card_id", "event_time"),
                "unique of service 'svc': the training set has no column 'event_time'. Columns: card_id, at, y, d, n, b, s,"
                        + " t, l.");
    }

    @Test
    void wrongTypesAreNamed() {
        refused(range("s").atMost(1), "range of service 'svc': column 's' is STRING; it needs a number.");
        refused(range("t").atMost(1), "range of service 'svc': column 't' is TIMESTAMP; it needs a number.");
        refused(
                oneOf("n", "DE"),
                "one_of of service 'svc': column 'n' is INT64; it needs a column of the type of its value DE.");
        refused(
                oneOf("l", "DE"),
                "one_of of service 'svc': column 'l' is STRING_LIST; it needs a column of the type of its value DE.");
        refused(
                drift("s").ks().atMost(0.1),
                "drift of service 'svc': column 's' is STRING; it needs a number or BOOL.");
        refused(
                drift("t").psi().atMost(0.1),
                "drift of service 'svc': column 't' is TIMESTAMP; it needs a number, BOOL or STRING.");
        refused(
                drift("y").psi().atMost(0.1),
                "drift of service 'svc': column 'y' is BOOL; it needs a feature, for the baseline holds features alone.");
    }

    @Test
    void aMissingBaselineIsNamed() {
        assertThatThrownBy(() -> Judged.table().by(drift("d").psi().atMost(0.1).against("base.json")))
                .isInstanceOf(TidemarkException.class)
                .hasMessage("Cannot read baseline '/nowhere/base.json': there is no such file; write one with"
                        + " 'tidemark validate --profile', or leave the baseline out.");
        assertThatThrownBy(() -> TrainingProfile.read("{}", "'x.json'"))
                .isInstanceOf(TidemarkException.class)
                .hasMessage(
                        "Cannot read baseline 'x.json': it is no profile that 'tidemark validate --profile' wrote; write it"
                                + " anew.");
    }
}
