package dev.tidemark.semantics.definition;

import dev.tidemark.semantics.aggregate.AggregateFunction;
import dev.tidemark.semantics.time.Durations;
import dev.tidemark.semantics.time.Window;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * How a feature's value follows from the rows it counts. {@link Aggregates} begins one; each method here returns
 * another and replaces what was said before.
 *
 * @param of the column aggregated; empty only where the function may go without
 * @param n how many values a list holds at most
 * @param p the share of a percentile, 0 to 1
 * @param windowMicros how far back it reaches; {@link Window#UNBOUNDED} is a lifetime; empty for {@code latest}
 * @param resolutionMicros to what the window's tail is rounded down; empty is the default of its length
 * @param endingBeforeMicros how long before the instant the window ends; 0 ends at the instant itself
 * @param ttlMicros how old {@code latest} may be; {@link Window#UNBOUNDED} is forever; empty for all others
 * @param where SQL; rows for which it is not true do not exist for this feature
 * @param defaultValue replaces a null result: a Boolean, Long, Double, String, or a List of those; an instant is text
 */
public record Aggregation(
        AggregateFunction function,
        Optional<String> of,
        OptionalInt n,
        OptionalDouble p,
        OptionalLong windowMicros,
        OptionalLong resolutionMicros,
        long endingBeforeMicros,
        OptionalLong ttlMicros,
        Optional<String> where,
        Optional<Object> defaultValue) {
    public Aggregation {
        defaultValue = defaultValue.map(DefaultValues::normalised);
    }

    static Aggregation of(AggregateFunction function, Optional<String> column, OptionalInt n, OptionalDouble p) {
        return new Aggregation(
                function,
                column,
                n,
                p,
                OptionalLong.empty(),
                OptionalLong.empty(),
                0,
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Over {@code [floor(asOf - length, r), asOf)}. */
    public Aggregation over(Duration length) {
        return withWindow(OptionalLong.of(Durations.toMicros(length)));
    }

    /** Over everything before the instant. */
    public Aggregation overLifetime() {
        return withWindow(OptionalLong.of(Window.UNBOUNDED));
    }

    /** With the window's tail rounded down to a multiple of {@code resolution}; 1 us is the exact sliding window. */
    public Aggregation resolution(Duration resolution) {
        OptionalLong micros = OptionalLong.of(Durations.toMicros(resolution));
        return new Aggregation(
                function, of, n, p, windowMicros, micros, endingBeforeMicros, ttlMicros, where, defaultValue);
    }

    /** With the window ending that long before the instant. What is visible is still judged at the instant. */
    public Aggregation endingBefore(Duration shift) {
        long micros = Durations.toMicros(shift);
        return new Aggregation(
                function, of, n, p, windowMicros, resolutionMicros, micros, ttlMicros, where, defaultValue);
    }

    /** The newest row with an event time in {@code [asOf - ttl, asOf)}; for {@code latest} alone. */
    public Aggregation within(Duration ttl) {
        return withTtl(OptionalLong.of(Durations.toMicros(ttl)));
    }

    /** The newest row, however old; for {@code latest} alone. */
    public Aggregation forever() {
        return withTtl(OptionalLong.of(Window.UNBOUNDED));
    }

    /** Over the rows for which {@code sql} is true. */
    public Aggregation where(String sql) {
        return new Aggregation(
                function,
                of,
                n,
                p,
                windowMicros,
                resolutionMicros,
                endingBeforeMicros,
                ttlMicros,
                Optional.of(sql),
                defaultValue);
    }

    /**
     * With a value in place of a null result: a Boolean, a whole number, a Double or Float, text, an
     * {@link java.time.Instant}, or a List of those.
     */
    public Aggregation defaultValue(Object value) {
        Optional<Object> given = Optional.of(DefaultValues.normalised(value));
        return new Aggregation(
                function, of, n, p, windowMicros, resolutionMicros, endingBeforeMicros, ttlMicros, where, given);
    }

    /** Which event times count; for {@code latest} the exact window of its TTL. Only once a window or TTL is said. */
    public Window window() {
        if (ttlMicros.isPresent()) {
            return Window.exact(ttlMicros.getAsLong());
        }
        long length = windowMicros.orElseThrow();
        Window whole = length == Window.UNBOUNDED ? Window.lifetime() : Window.of(length);
        Window shifted = endingBeforeMicros == 0 ? whole : whole.endingBefore(endingBeforeMicros);
        return resolutionMicros.isPresent() ? shifted.withResolution(resolutionMicros.getAsLong()) : shifted;
    }

    private Aggregation withWindow(OptionalLong micros) {
        return new Aggregation(
                function, of, n, p, micros, resolutionMicros, endingBeforeMicros, ttlMicros, where, defaultValue);
    }

    private Aggregation withTtl(OptionalLong micros) {
        return new Aggregation(
                function, of, n, p, windowMicros, resolutionMicros, endingBeforeMicros, micros, where, defaultValue);
    }
}
