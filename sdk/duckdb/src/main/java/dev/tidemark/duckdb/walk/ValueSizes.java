package dev.tidemark.duckdb.walk;

import dev.tidemark.semantics.plan.FeaturePlan;
import dev.tidemark.semantics.plan.OutputColumn;
import dev.tidemark.semantics.plan.ServicePlan;
import dev.tidemark.semantics.type.ValueType;
import java.util.ArrayList;
import java.util.List;

/** How many bytes values take on the heap, about. */
final class ValueSizes {
    private static final int FIXED = 9;
    private static final int REFERENCE = 4;
    private static final int BOXED = 24;
    private static final int TEXT = 24;
    private static final int STRING = 48;
    private static final int LIST = 64;
    private static final int USUAL_TEXT = 48;

    private ValueSizes() {}

    static List<ValueType> types(ServicePlan plan) {
        List<ValueType> types = new ArrayList<>();
        for (OutputColumn output : plan.outputs()) {
            if (!output.isOnDemand()) {
                types.add(output.type());
            }
        }
        return types;
    }

    static boolean isObject(ValueType type) {
        return type == ValueType.STRING || type.isList();
    }

    /** A row without what its texts and lists refer to. */
    static long rowBytes(List<ValueType> types) {
        boolean objects = types.stream().anyMatch(ValueSizes::isObject);
        return (long) types.size() * (FIXED + (objects ? REFERENCE : 0));
    }

    /** A row whose texts are of usual length and whose lists are full. */
    static long usualRowBytes(ServicePlan plan) {
        List<ValueType> types = types(plan);
        long bytes = rowBytes(types);
        for (OutputColumn output : plan.outputs()) {
            if (!output.isOnDemand() && output.type().isList()) {
                FeaturePlan feature = plan.views().get(output.view()).features().get(output.feature());
                bytes += LIST + (long) feature.n() * (output.type().element() == ValueType.STRING ? USUAL_TEXT : BOXED);
            } else if (output.type() == ValueType.STRING) {
                bytes += USUAL_TEXT;
            }
        }
        return bytes;
    }

    static long text(byte[] utf8) {
        return (long) TEXT + utf8.length;
    }

    static long list(List<?> values) {
        long bytes = LIST;
        for (Object value : values) {
            bytes += value instanceof String text ? STRING + 2L * text.length() : BOXED;
        }
        return bytes;
    }
}
