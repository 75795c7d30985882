package dev.tidemark.semantics.definition;

import dev.tidemark.semantics.time.Durations;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * An expectation on a training set, of a view or of a service. {@link Gates} makes one; each method here returns another.
 * Gates are no part of what features mean: they change no value and no fingerprint of a plan.
 *
 * @param of the columns it is about: one feature; for {@code unique} one or more columns; for {@code label_correlation} the
 *     label, or none for the label that validation names; none for {@code row_count}, {@code freshness} and {@code coincidence}
 * @param atLeast the lower bound, inclusive
 * @param atMost the upper bound, inclusive
 * @param values what {@code one_of} allows: Boolean, Long, Double or String
 * @param measure of {@code drift}
 * @param baseline of {@code drift}: the file of a profile, relative to the definitions; empty is the service's last promotion
 * @param withinMicros of {@code freshness}: the greatest age, inclusive
 */
public record Gate(
        GateKind kind,
        List<String> of,
        OptionalDouble atLeast,
        OptionalDouble atMost,
        List<Object> values,
        Optional<DriftMeasure> measure,
        Optional<String> baseline,
        OptionalLong withinMicros,
        GateSeverity severity) {
    public Gate {
        of = List.copyOf(of);
        atLeast = normalised(atLeast);
        atMost = normalised(atMost);
        List<Object> allowed = new ArrayList<>();
        values.forEach(value -> allowed.add(DefaultValues.normalised(value)));
        values = List.copyOf(allowed);
        GateRules.check(new GateRules.Unchecked(kind, of, atLeast, atMost, values, measure, baseline, withinMicros));
    }

    /** The same, but only warning. */
    public Gate warning() {
        return new Gate(kind, of, atLeast, atMost, values, measure, baseline, withinMicros, GateSeverity.WARN);
    }

    /** The same drift, measured from the profile in a file in place of the last promotion's. */
    public Gate against(String file) {
        return new Gate(kind, of, atLeast, atMost, values, measure, Optional.of(file), withinMicros, severity);
    }

    /** {@code null_rate of amount_avg_7d at most 0.05}: what it demands, for reports and messages. */
    public String text() {
        return subject() + (demand().isEmpty() ? "" : " " + demand());
    }

    /** What it measures: {@code drift (psi) of amount_avg_7d}. */
    public String subject() {
        StringBuilder text = new StringBuilder(kind.yamlName());
        measure.ifPresent(used -> text.append(" (").append(used.yamlName()).append(')'));
        if (!of.isEmpty()) {
            text.append(kind == GateKind.LABEL_CORRELATION ? " with " : " of ").append(String.join(", ", of));
        }
        return text.toString();
    }

    /** The bound: {@code at most 0.2}; the empty text for {@code unique}. */
    public String demand() {
        List<String> parts = new ArrayList<>();
        atLeast.ifPresent(bound -> parts.add("at least " + number(bound)));
        atMost.ifPresent(bound -> parts.add("at most " + number(bound)));
        withinMicros.ifPresent(micros -> parts.add("within " + Durations.text(micros)));
        if (!values.isEmpty()) {
            parts.add("in " + values);
        }
        return String.join(", ", parts);
    }

    /** A bound as people write it: {@code 1000}, {@code 0.05}. */
    public static String number(double bound) {
        long whole = (long) bound;
        double size = Math.abs(bound);
        if (whole == bound && size < 1e15) {
            return Long.toString(whole);
        }
        boolean plain = size >= 1e-9 && size < 1e15;
        return plain ? new BigDecimal(Double.toString(bound)).toPlainString() : Double.toString(bound);
    }

    private static OptionalDouble normalised(OptionalDouble bound) {
        return bound.isPresent() ? OptionalDouble.of(bound.getAsDouble() + 0.0) : bound; // -0.0 reads as 0.0
    }
}
