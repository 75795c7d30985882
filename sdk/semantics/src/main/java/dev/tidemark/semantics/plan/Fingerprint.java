package dev.tidemark.semantics.plan;

import dev.tidemark.semantics.definition.Source;
import dev.tidemark.semantics.expression.InputColumn;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * The identity of what a plan means: SHA-256 over everything in it that can change a value or the name of a column, and
 * over {@link #SEMANTICS_VERSION}.
 *
 * <p>Part of it: the names of outputs, keys and request values; columns, expressions, filters, windows, defaults, types;
 * which source each view reads (its name, its time and sequence columns, and whether events are visible at their
 * instant). The name is there because a dataset's identity holds the snapshots of its sources by name.
 *
 * <p>Not part of it: the names of the service, its views and entities; where files lie, how they are written and where
 * streams come from. What the files hold is a separate part of a dataset's identity.
 */
public final class Fingerprint {
    /** Raised whenever equal plans give other values than before; the specification says when. */
    public static final int SEMANTICS_VERSION = 1;

    private final StringBuilder text = new StringBuilder();

    private Fingerprint() {}

    /** 64 lower-case hexadecimal digits. The plan's own fingerprint is not read. */
    public static String of(ServicePlan plan) {
        Fingerprint fingerprint = new Fingerprint();
        fingerprint.add("tidemark plan").add(SEMANTICS_VERSION);
        fingerprint.add(plan.views().size());
        plan.views().forEach(fingerprint::addView);
        fingerprint.addInputs(plan.request());
        fingerprint.add(plan.outputs().size());
        for (OutputColumn output : plan.outputs()) {
            fingerprint.add(output.name()).add(output.type()).add(output.view()).add(output.feature());
        }
        for (OnDemandPlan feature : plan.onDemand()) {
            fingerprint
                    .add(feature.name())
                    .add(feature.type())
                    .add(feature.expression().sql());
        }
        return fingerprint.hash();
    }

    /** The same for one view: equal for views that keep the same state for the same events. */
    public static String of(ViewPlan view) {
        Fingerprint fingerprint = new Fingerprint();
        fingerprint.add("tidemark view").add(SEMANTICS_VERSION);
        fingerprint.addView(view);
        return fingerprint.hash();
    }

    private void addView(ViewPlan view) {
        addInputs(view.keys());
        addSource(view.source().definition());
        add(view.columns().size());
        for (ViewColumn column : view.columns()) {
            add(column.name())
                    .add(column.type())
                    .add(column.isDerived() ? column.expression().sql() : null);
        }
        add(view.where());
        add(view.features().size());
        view.features().forEach(this::addFeature);
    }

    private void addSource(Source source) {
        add(source.name()).add(source.eventTime());
        add(source.knownTime().orElse(null)).add(source.sequence().orElse(null));
        add(source.visibleAtItsInstant());
    }

    private void addFeature(FeaturePlan feature) {
        add(feature.name()).add(feature.function()).add(feature.column()).add(feature.filter());
        add(feature.window().lengthMicros()).add(feature.window().resolutionMicros());
        add(feature.window().shiftMicros());
        add(feature.n()).add(feature.p()).add(feature.type());
        addDefault(feature.defaultValue());
    }

    private void addDefault(Object value) {
        if (value instanceof List<?> list) {
            add("list").add(list.size());
            list.forEach(this::add);
        } else {
            add(value);
        }
    }

    private void addInputs(List<InputColumn> inputs) {
        add(inputs.size());
        inputs.forEach(input -> add(input.name()).add(input.type()));
    }

    /** One part, its length before it, so that no two lists of parts read alike; null has no length. */
    private Fingerprint add(Object part) {
        if (part == null) {
            text.append("-;");
        } else {
            String written = part.toString();
            text.append(written.length()).append(':').append(written).append(';');
        }
        return this;
    }

    private String hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
