package dev.tidemark.tck;

import dev.tidemark.semantics.aggregate.ValueStatus;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.plan.OutputColumn;
import dev.tidemark.semantics.plan.ServicePlan;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** How a candidate's answer is compared with the right one. */
final class Judgement {
    private Judgement() {}

    /** One wrong value: which row, which column, and what was expected. */
    record Difference(int row, OutputColumn column, String text) {}

    /** The first difference, if there is one. A status is compared where the candidate reports it. */
    static Optional<Difference> firstDifference(ServicePlan plan, Result expected, Result actual) {
        if (expected.rows().size() != actual.rows().size()) {
            return Optional.of(new Difference(
                    0,
                    plan.outputs().get(0),
                    "expected " + expected.rows().size() + " rows, but there are "
                            + actual.rows().size()));
        }
        for (int row = 0; row < expected.rows().size(); row++) {
            for (int i = 0; i < plan.outputs().size(); i++) {
                Optional<String> text = difference(expected, actual, row, i);
                if (text.isPresent()) {
                    OutputColumn column = plan.outputs().get(i);
                    return Optional.of(
                            new Difference(row, column, "row " + (row + 1) + ", " + column.name() + ": " + text.get()));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> difference(Result expected, Result actual, int row, int column) {
        Object right = expected.rows().get(row).get(column);
        Object given = actual.rows().get(row).get(column);
        if (!Values.same(right, given)) {
            return Optional.of("expected " + right + ", but it is " + given);
        }
        if (expected.statuses().isEmpty() || actual.statuses().isEmpty()) {
            return Optional.empty();
        }
        ValueStatus rightStatus = expected.statuses().get().get(row).get(column);
        ValueStatus givenStatus = actual.statuses().get().get(row).get(column);
        return rightStatus == givenStatus
                ? Optional.empty()
                : Optional.of("expected status " + rightStatus + ", but it is " + givenStatus);
    }

    /** Fails unless the candidate answers the scenario as the oracle does. */
    static void sameAsOracle(Candidate candidate, Scenario scenario) throws Exception {
        Question question = scenario.question();
        sameAs(question.plan(), scenario.expected(), candidate.run(question));
    }

    static void sameAs(ServicePlan plan, Result expected, Result actual) {
        firstDifference(plan, expected, actual).ifPresent(difference -> {
            throw new AssertionError(difference.text());
        });
    }

    /** Fails unless it refuses with that code and a message that holds each of those words. */
    static void refuses(Callable<Result> answer, ErrorCode code, List<String> words) throws Exception {
        Result result;
        try {
            result = answer.call();
        } catch (TidemarkException e) {
            if (e.code() != code) {
                throw new AssertionError(
                        "expected an error " + code + ", but it is " + e.code() + ": " + e.getMessage(), e);
            }
            for (String word : words) {
                if (!e.getMessage().contains(word)) {
                    throw new AssertionError("expected the error to name " + word + ": " + e.getMessage(), e);
                }
            }
            return;
        }
        throw new AssertionError("expected an error " + code + ", but it answered " + result.rows());
    }
}
