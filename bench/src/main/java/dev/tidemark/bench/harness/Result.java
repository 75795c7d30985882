package dev.tidemark.bench.harness;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * All runs of one contender at one workload.
 *
 * @param failure why there is no measurement, if there is none
 * @param check what comparing its output with the reference showed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Result(String workload, String contender, List<Measurement> runs, String failure, String check) {

    OptionalDouble median(Function<Measurement, OptionalDouble> figure) {
        double[] sorted = runs.stream()
                .map(figure)
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .sorted()
                .toArray();
        if (sorted.length == 0) {
            return OptionalDouble.empty();
        }
        int middle = sorted.length / 2;
        return OptionalDouble.of(sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2);
    }

    OptionalDouble wallSeconds() {
        return median(run -> OptionalDouble.of(run.wallSeconds()));
    }

    OptionalDouble workSeconds() {
        return median(Measurement::workSeconds);
    }

    OptionalDouble cpuSeconds() {
        return median(run -> OptionalDouble.of(run.cpuSeconds()));
    }

    /** The greatest of all runs, as a peak is a bound and not a typical value. */
    OptionalDouble peakMegabytes() {
        return runs.stream()
                .map(Measurement::peakMegabytes)
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .max();
    }

    Optional<String> reason() {
        return Optional.ofNullable(failure);
    }
}
