package dev.tidemark.core.explain;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.core.picture.Svg;
import dev.tidemark.semantics.error.Closest;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.plan.ServicePlan;
import dev.tidemark.semantics.reference.SpineRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

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

    /** One page that needs nothing else, with a picture for each stored feature: no network, no scripts. */
    public String html() {
        return ExplanationHtml.page(this);
    }

    /** What {@link #html} has, as one element of somebody else's page; it takes that page's ink and changes nothing around it. */
    public String fragment() {
        return ExplanationHtml.fragment(this);
    }

    /**
     * The picture of one stored feature, as a file of its own.
     *
     * @throws TidemarkException {@code UNKNOWN_NAME} if the explanation has none of that name, {@code UNSUPPORTED} if it is on demand
     */
    public String svg(String feature) {
        FeatureExplanation one = only(List.of(feature)).features().stream()
                .filter(each -> each.output().equals(feature))
                .findFirst()
                .orElseThrow();
        if (one.stored().isEmpty()) {
            throw new TidemarkException(
                    ErrorCode.UNSUPPORTED,
                    "Cannot draw feature '" + feature
                            + "': it is on demand and has no events; draw those that it reads.");
        }
        return FeaturePicture.draw(one, this, Svg.Ground.CARD);
    }

    /**
     * The explanation of those features and of what they read, in the order of the service.
     *
     * @param wanted by name; none keeps all
     */
    public Explanation only(Collection<String> wanted) {
        if (wanted.isEmpty()) {
            return this;
        }
        List<String> names = features.stream().map(FeatureExplanation::output).toList();
        for (String name : wanted) {
            if (!names.contains(name)) {
                throw new TidemarkException(
                        ErrorCode.UNKNOWN_NAME,
                        "Cannot explain feature '" + name + "': service '" + plan.service() + "' has none of that name"
                                + Closest.hint(name, "Features", names));
            }
        }
        Set<String> kept = new HashSet<>(wanted);
        List<FeatureExplanation> backwards = new ArrayList<>(features);
        Collections.reverse(backwards); // an on-demand feature reads only what stands before it
        backwards.stream()
                .filter(feature -> kept.contains(feature.output()))
                .flatMap(feature -> feature.onDemand().stream())
                .forEach(read -> kept.addAll(read.expression().columnsRead()));
        List<FeatureExplanation> those = features.stream()
                .filter(feature -> kept.contains(feature.output()))
                .toList();
        return new Explanation(plan, row, asked, knownAsOfMicros, those);
    }

    /** For programs: every event that made a value, how many did not and why, and the nearest of those. */
    public ObjectNode json() {
        return ExplanationJson.of(this);
    }
}
