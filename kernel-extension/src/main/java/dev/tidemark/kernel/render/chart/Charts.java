package dev.tidemark.kernel.render.chart;

import dev.tidemark.core.FeatureStore;
import dev.tidemark.core.online.FeatureVector;
import dev.tidemark.core.training.TrainingSet;
import dev.tidemark.core.validation.FeatureProfile;
import dev.tidemark.core.validation.GateReport;
import dev.tidemark.core.validation.Histogram;
import dev.tidemark.core.validation.TrainingProfile;
import dev.tidemark.kernel.render.html.Figures;
import dev.tidemark.semantics.definition.DriftMeasure;
import dev.tidemark.semantics.definition.FeatureService;
import dev.tidemark.semantics.error.Closest;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.plan.ServicePlan;
import dev.tidemark.semantics.type.ValueType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Charts of features, to be the last expression of a cell: {@code Charts.distribution(set, "amount_avg_7d")}. Every method computes
 * what it shows when it is called; an unknown feature is a {@link TidemarkException} that names the closest.
 */
public final class Charts {
    private Charts() {}

    /** How the values of one feature of a training set are distributed. Reads the set once. */
    public static Chart distribution(TrainingSet set, String feature) {
        return distribution(set.profile(), feature);
    }

    /** The same from what is remembered of a set, for several features of one set. */
    public static Chart distribution(TrainingProfile profile, String feature) {
        FeatureProfile one = feature(profile, feature);
        return bars(one, one.histogram(), feature + ", " + Figures.count(one.rows(), "row"), said(one));
    }

    /** How one feature moved from a baseline: its bars now beside those of then, and by how much as drift gates measure it. */
    public static Chart drift(TrainingProfile now, TrainingProfile baseline, String feature) {
        FeatureProfile current = feature(now, feature);
        FeatureProfile before = feature(baseline, feature);
        List<String> measures = new ArrayList<>();
        for (DriftMeasure measure : DriftMeasure.values()) {
            OptionalDouble distance = current.drift(measure, before);
            distance.ifPresent(far -> measures.add(measure.yamlName() + " " + Figures.number(far)));
        }
        measures.add("null " + Figures.percent(before.nullRate()) + " then, " + Figures.percent(current.nullRate())
                + " now");
        return bars(current, current.histogram(before), "Drift of " + feature, String.join(", ", measures));
    }

    /** The same for two training sets. Reads each once. */
    public static Chart drift(TrainingSet now, TrainingSet baseline, String feature) {
        return drift(now.profile(), baseline.profile(), feature);
    }

    /** The same for what gates were held against; an error if the service has no promotion to measure from yet. */
    public static Chart drift(GateReport report, String feature) {
        Optional<TrainingProfile> baseline = report.baseline();
        if (baseline.isEmpty()) {
            throw new TidemarkException(
                    ErrorCode.INVALID_VALUE,
                    "Cannot draw drift of feature '" + feature
                            + "': the report has no baseline yet; promote the service once,"
                            + " or draw Charts.drift(set, earlierSet, feature).");
        }
        return drift(report.profile(), baseline.get(), feature);
    }

    /**
     * Features of one key as they would have been served at each of some instants, computed offline by the definitions as they are.
     *
     * @param key the values of key columns and of request values by name; a request value that is absent is null
     * @param step from one instant to the next, from {@code from} to {@code to}, both inclusive; at most 2,000 of them
     * @param features of numbers or Booleans; none draws the first four there are
     */
    public static Chart overTime(
            FeatureStore store,
            FeatureService service,
            Map<String, ?> key,
            Instant from,
            Instant to,
            Duration step,
            String... features) {
        return OverTime.of(store, service, key, from, to, step, List.of(features))
                .chart();
    }

    /** How old the newest event behind each view of some online reads of one service was when they were read. */
    public static Chart freshness(List<FeatureVector> vectors) {
        if (vectors.isEmpty()) {
            throw new TidemarkException(
                    ErrorCode.INVALID_VALUE, "Cannot draw freshness: there is no vector; read some keys first.");
        }
        ServicePlan plan = vectors.get(0).plan();
        List<Ages.Row> rows = new ArrayList<>();
        for (int view = 0; view < plan.views().size(); view++) {
            rows.add(ages(plan, view, vectors));
        }
        String keys = vectors.size() == 1 ? "" : ", " + Figures.count(vectors.size(), "key");
        return new Ages("Freshness of " + plan.service() + keys, rows).chart();
    }

    /** The same for one read. */
    public static Chart freshness(FeatureVector vector) {
        return freshness(List.of(vector));
    }

    private static Ages.Row ages(ServicePlan plan, int view, List<FeatureVector> vectors) {
        int output = 0;
        while (plan.outputs().get(output).view() != view) {
            output++;
        }
        List<Long> ages = new ArrayList<>();
        int unseen = 0;
        for (FeatureVector vector : vectors) {
            OptionalLong newest = vector.eventTimeMicros(output);
            if (newest.isPresent()) {
                ages.add(Math.max(0, vector.asOfMicros() - newest.getAsLong()));
            } else {
                unseen++;
            }
        }
        return new Ages.Row(plan.views().get(view).name(), Ages.sorted(ages), unseen);
    }

    private static Chart bars(FeatureProfile feature, Histogram histogram, String title, String said) {
        List<Bars.Bar> bars = new ArrayList<>();
        for (Histogram.Bar bar : histogram.bars()) {
            OptionalDouble base =
                    bar.base().isPresent() ? OptionalDouble.of(bar.base().get()) : OptionalDouble.empty();
            bars.add(new Bars.Bar(bar.label(), tick(feature, bar), bar.now(), base));
        }
        if (bars.isEmpty()) {
            throw new TidemarkException(
                    ErrorCode.UNSUPPORTED,
                    "Cannot draw feature '" + feature.name() + "': it is " + feature.type() + " and "
                            + (feature.rows() == feature.nulls() ? "has no value" : "has no distribution")
                            + "; draw a feature of numbers, Booleans or text.");
        }
        return new Bars(title, said, feature.name(), bars).chart();
    }

    /** Of a range of numbers where it begins; at the ends, which hold what lies outside, where it ends. */
    private static String tick(FeatureProfile feature, Histogram.Bar bar) {
        String label = bar.label();
        if (feature.type() == ValueType.STRING) {
            return label;
        }
        int to = label.indexOf(" to ");
        return label.startsWith("up to ")
                ? "≤ " + label.substring(6)
                : label.endsWith(" and more")
                        ? "≥ " + label.substring(0, label.length() - 9)
                        : to < 0 ? label : label.substring(0, to);
    }

    private static String said(FeatureProfile feature) {
        String nulls = Figures.percent(feature.nullRate()) + " null";
        return feature.min().isEmpty()
                ? nulls
                : Figures.number(feature.min().getAsDouble()) + " to "
                        + Figures.number(feature.max().orElseThrow()) + ", mean "
                        + Figures.number(feature.mean().orElseThrow()) + ", " + nulls;
    }

    private static FeatureProfile feature(TrainingProfile profile, String name) {
        return profile.feature(name).orElseThrow(() -> {
            List<String> names =
                    profile.features().stream().map(FeatureProfile::name).toList();
            return new TidemarkException(
                    ErrorCode.UNKNOWN_NAME,
                    "Cannot draw feature '" + name + "': service '" + profile.service() + "' has none of that name"
                            + Closest.hint(name, "Features", names));
        });
    }
}
