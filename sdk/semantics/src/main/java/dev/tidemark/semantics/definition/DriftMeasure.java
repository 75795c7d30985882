package dev.tidemark.semantics.definition;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How the distance of two distributions is measured. {@code docs/spec/gates.md} has the formulas. */
public enum DriftMeasure {
    /** Population stability index, 0 and up; of numbers, booleans and text. */
    PSI,
    /** The Kolmogorov-Smirnov statistic, 0 to 1; of numbers and booleans. */
    KS,
    /** The Jensen-Shannon distance to base 2, 0 to 1; of numbers, booleans and text. */
    JS;

    /** Its name in YAML and in reports. */
    public String yamlName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<DriftMeasure> named(String yamlName) {
        return Arrays.stream(values())
                .filter(measure -> measure.yamlName().equals(yamlName))
                .findFirst();
    }
}
