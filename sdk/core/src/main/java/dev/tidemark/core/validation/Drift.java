package dev.tidemark.core.validation;

import dev.tidemark.semantics.definition.DriftMeasure;
import dev.tidemark.semantics.definition.Gate;
import java.util.Optional;
import java.util.OptionalDouble;

/** Judges drift from two profiles. */
final class Drift {
    private Drift() {}

    /** @param promoted the profile of the service's last promotion, if there is one */
    static Outcome outcome(BoundGate bound, FeatureProfile now, Optional<TrainingProfile> promoted) {
        Optional<TrainingProfile> baseline = bound.baseline().or(() -> promoted);
        if (baseline.isEmpty()) {
            return Outcome.noBaseline("the service has no promotion yet to measure drift from");
        }
        Optional<FeatureProfile> base = baseline.get().feature(now.name());
        if (base.isEmpty()) {
            return Outcome.noBaseline("the baseline has no feature '" + now.name() + "' yet");
        }
        if (!base.get().isComparableWith(now)) {
            return Outcome.unknown("the baseline has '" + now.name() + "' as "
                    + base.get().type() + ", and it is " + now.type() + " now");
        }
        return outcome(bound.gate(), base.get(), now);
    }

    private static Outcome outcome(Gate gate, FeatureProfile base, FeatureProfile now) {
        boolean numbersOnly = gate.measure().orElseThrow() == DriftMeasure.KS;
        if (base.rows() - (numbersOnly ? base.nulls() : 0) == 0) {
            return Outcome.unknown("the baseline has no value of '" + now.name() + "'");
        }
        if (now.rows() - (numbersOnly ? now.nulls() : 0) == 0) {
            return Outcome.unknown("the training set has no value of '" + now.name() + "'");
        }
        Comparison comparison = Comparison.of(base, now);
        double distance = distance(gate.measure().orElseThrow(), comparison, base, now);
        return Outcome.of(
                distance <= gate.atMost().orElseThrow(),
                distance,
                "against " + Figures.rows(base.rows()) + " of the baseline"
                        + comparison
                                .largestMove()
                                .map(move -> "; most moved: " + move)
                                .orElse("; nothing moved"));
    }

    /** Empty where the two cannot be compared by that measure, or one of them has no values. */
    static OptionalDouble distance(DriftMeasure measure, FeatureProfile base, FeatureProfile now) {
        boolean numbersOnly = measure == DriftMeasure.KS;
        boolean unlike = !base.isComparableWith(now)
                || (base.numbers().isEmpty()
                        && (numbersOnly || base.categories().isEmpty()));
        boolean empty = base.rows() - (numbersOnly ? base.nulls() : 0) == 0
                || now.rows() - (numbersOnly ? now.nulls() : 0) == 0;
        return unlike || empty
                ? OptionalDouble.empty()
                : OptionalDouble.of(distance(measure, Comparison.of(base, now), base, now));
    }

    private static double distance(
            DriftMeasure measure, Comparison comparison, FeatureProfile base, FeatureProfile now) {
        return switch (measure) {
            case PSI -> comparison.psi();
            case JS -> comparison.js();
            case KS ->
                KolmogorovSmirnov.distance(
                        base.numbers().orElseThrow(), now.numbers().orElseThrow());
        };
    }
}
