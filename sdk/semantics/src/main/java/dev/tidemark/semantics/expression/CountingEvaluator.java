package dev.tidemark.semantics.expression;

/** Turns failures into counted nulls. */
final class CountingEvaluator implements Evaluator {
    private final Node node;
    private long failures;

    CountingEvaluator(Node node) {
        this.node = node;
    }

    @Override
    public Object evaluate(Object[] row) {
        Object value = node.evaluate(row);
        if (value == Failure.FAILED) {
            failures++;
            return null;
        }
        return value;
    }

    @Override
    public long failures() {
        return failures;
    }
}
