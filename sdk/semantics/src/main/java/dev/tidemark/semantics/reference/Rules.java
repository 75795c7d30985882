package dev.tidemark.semantics.reference;

import dev.tidemark.semantics.aggregate.AggregateFunction;
import dev.tidemark.semantics.definition.Source;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.plan.FeaturePlan;
import dev.tidemark.semantics.time.Window;
import dev.tidemark.semantics.type.ValueType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/**
 * Which events a feature sees, and in which order: one method, one rule of the specification.
 *
 * <p>Open to extension so that the conformance kit can break one rule at a time and show that it notices.
 */
public class Rules {
    private static final long FIRST_INSTANT = -62_135_596_800_000_000L;
    private static final long LAST_INSTANT = 253_402_300_799_999_999L;

    /** TIME-2: the largest multiple of {@code r} that is not after {@code t}. */
    public long floor(long t, long r) {
        return t - Math.floorMod(t, r);
    }

    /** TIME-4: an instant of the years 1 to 9999, or an error. */
    public long instant(long micros, String what) {
        if (micros < FIRST_INSTANT || micros > LAST_INSTANT) {
            throw new TidemarkException(
                    ErrorCode.INVALID_VALUE,
                    "Cannot read " + what + ": " + micros + " microseconds lies outside the years 0001 to 9999.");
        }
        return micros;
    }

    /** NUM-1: −0.0 is 0.0 and every NaN is the one NaN. */
    public Object canonical(Object value) {
        if (value instanceof Double d) {
            return d.isNaN() ? Double.NaN : d + 0.0;
        }
        return value;
    }

    /** KEY-3, KEY-4: equal column by column; KEY-1: a null equals nothing. */
    public boolean sameKey(List<Object> asked, List<Object> ofEvent) {
        return !asked.contains(null) && asked.equals(ofEvent);
    }

    /** VIS-3: the instant of evaluation. */
    public long evaluationInstant(Source source, long asOf) {
        return source.visibleAtItsInstant() ? asOf + 1 : asOf;
    }

    /** VIS-4: known before {@code T}. */
    public boolean keptByKnownAsOf(Event event, OptionalLong knownAsOf) {
        return knownAsOf.isEmpty() || event.knownTime() < knownAsOf.getAsLong();
    }

    /** VIS-1: happened and known, both before the instant. */
    public boolean isVisible(Event event, long at) {
        return Math.max(event.eventTime(), event.knownTime()) < at;
    }

    /** WIN-1, WIN-2, WIN-6: the first event time that counts; empty if the window has no start. */
    public OptionalLong windowStart(Window window, long at) {
        if (window.isLifetime()) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(floor(at - window.shiftMicros() - window.lengthMicros(), window.resolutionMicros()));
    }

    /** WIN-1, WIN-7: the first event time that no longer counts. */
    public long windowEnd(Window window, long at) {
        return window.isShifted() ? floor(at - window.shiftMicros(), window.resolutionMicros()) : at;
    }

    /** WIN-1: from the start, before the end. */
    public boolean covers(Window window, long eventTime, long at) {
        OptionalLong start = windowStart(window, at);
        return (start.isEmpty() || eventTime >= start.getAsLong()) && eventTime < windowEnd(window, at);
    }

    /** VIS-1 and WIN-9: visible at the instant, and in the window. */
    public boolean counts(Event event, Window window, long at) {
        return isVisible(event, at) && covers(window, event.eventTime(), at);
    }

    /** AGG-14: all ignore nulls but {@code latest}, and {@code count} where it reads no column. */
    public boolean ignoresNulls(AggregateFunction function) {
        return function != AggregateFunction.LATEST;
    }

    /** AGG-16: a row whose condition is not true does not exist. */
    public boolean passes(Event event, int condition) {
        return condition == FeaturePlan.NONE
                || Boolean.TRUE.equals(event.columns().get(condition));
    }

    /** TIE-1: by event time, then known time, then sequence, then the value the feature reads, if it reads one. */
    public Comparator<Event> order(int column, ValueType type) {
        Comparator<Event> order = Comparator.comparingLong(Event::eventTime)
                .thenComparing(this::compareKnownTime)
                .thenComparing(this::compareSequence);
        if (column == FeaturePlan.NONE) {
            return order;
        }
        return order.thenComparing((a, b) -> compareNullLeast(
                a.columns().get(column), b.columns().get(column), (x, y) -> compareValues(type, x, y)));
    }

    /** TIE-2: as the source gives it, even where it lies before the event time. */
    protected int compareKnownTime(Event a, Event b) {
        return Long.compare(a.knownTime(), b.knownTime());
    }

    /** TIE-3: null least. */
    protected int compareSequence(Event a, Event b) {
        return compareNullLeast(a.sequence(), b.sequence(), (x, y) -> Long.compare((Long) x, (Long) y));
    }

    /** NUM-3, TEXT-1: numbers as numbers with NaN greatest, text by its UTF-8 bytes, false before true. */
    public int compareValues(ValueType type, Object a, Object b) {
        return switch (type) {
            case BOOL -> Boolean.compare((Boolean) a, (Boolean) b);
            case INT64, TIMESTAMP -> Long.compare((Long) a, (Long) b);
            case DOUBLE -> Double.compare((Double) a, (Double) b);
            case STRING -> Arrays.compareUnsigned(utf8(a), utf8(b));
            default -> throw new IllegalStateException("a list is never compared: " + type);
        };
    }

    private static int compareNullLeast(Object a, Object b, Comparator<Object> values) {
        return Comparator.nullsFirst(values).compare(a, b);
    }

    private static byte[] utf8(Object text) {
        return ((String) text).getBytes(StandardCharsets.UTF_8);
    }
}
