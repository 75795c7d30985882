package dev.tidemark.core.explain;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.semantics.plan.ServicePlan;
import dev.tidemark.semantics.reference.SpineRow;
import java.util.List;
import java.util.OptionalLong;

/**
 * Why the features of one row are what they are.
 *
 * @param row as messages count them: 1 is the first
 * @param asked the row's instant, keys and request values
 * @param features in the order of the plan's outputs
 */
public record Explanation(
        ServicePlan plan, long row, SpineRow asked, OptionalLong knownAsOfMicros, List<FeatureExplanation> features) {
    public Explanation {
        features = List.copyOf(features);
    }

    /** For a terminal: lines of about 100 characters, times in UTC, long lists cut. */
    public String text() {
        return ExplanationText.of(this);
    }

    /** For programs: every event that made a value, how many did not and why, and the nearest of those. */
    public ObjectNode json() {
        return ExplanationJson.of(this);
    }
}
