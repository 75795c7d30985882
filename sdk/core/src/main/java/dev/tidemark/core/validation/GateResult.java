package dev.tidemark.core.validation;

import dev.tidemark.semantics.definition.Gate;
import dev.tidemark.semantics.definition.GateSeverity;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What one gate found.
 *
 * @param owner whose gate it is: {@code view 'card_activity'} or {@code service 'fraud_v1'}
 * @param measured what the bound is about; for {@code range}, {@code one_of} and {@code unique} how many rows offend; for
 *     {@code freshness} microseconds; empty if it could not be measured
 * @param shown the same for people
 * @param explanation one line
 * @param examples at most five offending rows
 */
public record GateResult(
        String owner,
        Gate gate,
        Verdict verdict,
        OptionalDouble measured,
        String shown,
        String explanation,
        List<Example> examples) {
    /** How many examples a result has at most. */
    static final int MOST_EXAMPLES = 5;

    /**
     * One offending row.
     *
     * @param row as messages count them: 1 is the first
     * @param value what stands there, as text
     */
    public record Example(long row, String value) {}

    public GateResult {
        examples = List.copyOf(examples);
    }

    static GateResult of(BoundGate bound, Outcome outcome) {
        return new GateResult(
                bound.owner(),
                bound.gate(),
                verdict(bound.gate().severity(), outcome.state()),
                outcome.measured(),
                outcome.shown(),
                outcome.explanation(),
                outcome.examples());
    }

    private static Verdict verdict(GateSeverity severity, Outcome.State state) {
        return switch (state) {
            case KEPT -> Verdict.PASSED;
            case NO_BASELINE -> Verdict.NOT_EVALUATED;
            case BROKEN, UNKNOWN -> severity == GateSeverity.FAIL ? Verdict.FAILED : Verdict.WARNED;
        };
    }
}
