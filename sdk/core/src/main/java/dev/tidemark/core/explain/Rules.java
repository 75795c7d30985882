package dev.tidemark.core.explain;

import dev.tidemark.core.text.Shown;
import dev.tidemark.semantics.aggregate.AggregateFunction;
import dev.tidemark.semantics.plan.FeaturePlan;
import dev.tidemark.semantics.plan.ViewPlan;
import dev.tidemark.semantics.time.Durations;
import dev.tidemark.semantics.time.Window;

/** A feature's definition in one line, as in {@code avg of amount over 7d, in tiles of 1h, where is_large}. */
final class Rules {
    private Rules() {}

    static String line(ViewPlan view, FeaturePlan feature) {
        StringBuilder line = new StringBuilder(feature.function().yamlName());
        if (feature.n() > 0) {
            line.append(' ').append(feature.n());
        }
        if (!Double.isNaN(feature.p())) {
            line.append(' ').append(feature.p());
        }
        if (feature.column() != FeaturePlan.NONE) {
            line.append(" of ").append(view.columns().get(feature.column()).name());
        }
        line.append(window(feature));
        if (view.where() != FeaturePlan.NONE) {
            line.append(", where ").append(view.columns().get(view.where()).name());
        }
        if (feature.filter() != FeaturePlan.NONE) {
            line.append(view.where() == FeaturePlan.NONE ? ", where " : " and ")
                    .append(view.columns().get(feature.filter()).name());
        }
        if (feature.defaultValue() != null) {
            line.append(", default ").append(Shown.value(feature.defaultValue(), feature.type()));
        }
        return line.toString();
    }

    private static String window(FeaturePlan feature) {
        Window window = feature.window();
        if (feature.function() == AggregateFunction.LATEST) {
            return window.isLifetime() ? ", ttl forever" : ", ttl " + Durations.text(window.lengthMicros());
        }
        String text = window.isLifetime() ? " over all time" : " over " + Durations.text(window.lengthMicros());
        if (window.isShifted()) {
            text += " ending " + Durations.text(window.shiftMicros()) + " before";
        }
        return hasTiles(window) ? text + ", in tiles of " + Durations.text(window.resolutionMicros()) : text;
    }

    /** Whether the window is rounded to tiles at all. */
    static boolean hasTiles(Window window) {
        return window.resolutionMicros() != 1 && window.resolutionMicros() != Window.UNBOUNDED;
    }
}
