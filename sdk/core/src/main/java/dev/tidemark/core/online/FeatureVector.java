package dev.tidemark.core.online;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.semantics.aggregate.ValueStatus;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.plan.ServicePlan;
import dev.tidemark.semantics.state.KeyState;
import dev.tidemark.semantics.type.ValueType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The features of a service for one entity at one instant, in the order the service lists them. Immutable.
 *
 * <p>A value is of the Java type that {@link ValueType} names, null for null. Features are asked for by name; an unknown one
 * is an error that names the closest.
 */
public final class FeatureVector {
    private final VectorShape shape;
    private final long release;
    private final OptionalLong newerRelease;
    private final long asOfMicros;
    private final Object[] values;
    private final ValueStatus[] statuses;
    private final long[] newestOfViews;

    FeatureVector(
            VectorShape shape,
            long release,
            OptionalLong newerRelease,
            long asOfMicros,
            Object[] values,
            ValueStatus[] statuses,
            long[] newestOfViews) {
        this.shape = shape;
        this.release = release;
        this.newerRelease = newerRelease;
        this.asOfMicros = asOfMicros;
        this.values = values;
        this.statuses = statuses;
        this.newestOfViews = newestOfViews;
    }

    public String service() {
        return shape.service();
    }

    /** The release that every value is of. */
    public long release() {
        return release;
    }

    /** The release that is live but that this version of Tidemark cannot read, so that an older one was read; else empty. */
    public OptionalLong newerRelease() {
        return newerRelease;
    }

    /** The instant asked about, microseconds. A view that knows events at or after it is evaluated just after its newest. */
    public long asOfMicros() {
        return asOfMicros;
    }

    /** What its values were computed by; they are the plan's outputs, in their order. */
    public ServicePlan plan() {
        return shape.plan();
    }

    public List<String> names() {
        return shape.names();
    }

    public int size() {
        return values.length;
    }

    public Object value(int feature) {
        return values[feature];
    }

    public Object value(String feature) {
        return values[shape.index(feature)];
    }

    public ValueStatus status(int feature) {
        return statuses[feature];
    }

    public ValueStatus status(String feature) {
        return statuses[shape.index(feature)];
    }

    public ValueType type(String feature) {
        return shape.output(shape.index(feature)).type();
    }

    /**
     * When the newest event of this key in the feature's view became visible, microseconds: the greater of its event and its
     * known time. Empty if there is none, and for an on-demand feature.
     */
    public OptionalLong eventTimeMicros(String feature) {
        return eventTimeMicros(shape.index(feature));
    }

    /** As {@link #eventTimeMicros(String)}, by position. */
    public OptionalLong eventTimeMicros(int feature) {
        int view = shape.output(feature).view();
        boolean none = shape.output(feature).isOnDemand() || newestOfViews[view] == KeyState.NOTHING_SEEN;
        return none ? OptionalLong.empty() : OptionalLong.of(newestOfViews[view]);
    }

    /** From that event to {@link #asOfMicros}, microseconds; negative if the event comes after it. */
    public OptionalLong ageMicros(String feature) {
        OptionalLong newest = eventTimeMicros(feature);
        return newest.isEmpty() ? newest : OptionalLong.of(asOfMicros - newest.getAsLong());
    }

    public Boolean bool(String feature) {
        return (Boolean) typed(feature, ValueType.BOOL);
    }

    public Long int64(String feature) {
        return (Long) typed(feature, ValueType.INT64);
    }

    public Double number(String feature) {
        return (Double) typed(feature, ValueType.DOUBLE);
    }

    public String string(String feature) {
        return (String) typed(feature, ValueType.STRING);
    }

    public Instant instant(String feature) {
        Long micros = (Long) typed(feature, ValueType.TIMESTAMP);
        return micros == null ? null : Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /** A list of any type, not to be changed. */
    public List<?> list(String feature) {
        int index = shape.index(feature);
        if (!shape.output(index).type().isList()) {
            throw wrongType(feature, "a list");
        }
        return (List<?>) values[index];
    }

    private Object typed(String feature, ValueType asked) {
        int index = shape.index(feature);
        if (shape.output(index).type() != asked) {
            throw wrongType(feature, asked.toString());
        }
        return values[index];
    }

    private TidemarkException wrongType(String feature, String asked) {
        return new TidemarkException(
                ErrorCode.WRONG_TYPE,
                "Cannot read feature '" + feature + "' as " + asked + ": it is " + type(feature) + "; ask for that.");
    }

    /** The values by name, in order. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            map.put(shape.names().get(i), values[i]);
        }
        return Collections.unmodifiableMap(map);
    }

    /** Its machine form: values, statuses and event times by feature. Numbers that JSON does not have are text. */
    public ObjectNode json() {
        return VectorJson.of(this);
    }

    /** A table for a terminal: a line a feature. */
    public String text() {
        return VectorText.of(this);
    }

    @Override
    public String toString() {
        return text();
    }
}
