package dev.tidemark.core.skew;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.core.text.JsonValues;
import dev.tidemark.core.training.TrainingSet;
import dev.tidemark.core.training.TrainingSetBuilder;
import dev.tidemark.semantics.aggregate.AggregateFunction;
import dev.tidemark.semantics.definition.FeatureService;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.plan.OutputColumn;
import dev.tidemark.semantics.plan.ServicePlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.LongStream;

/** Computes logged vectors again from the history, at the instants they were served for, and says why any value differs. */
public final class SkewCheck {
    private final Function<FeatureService, TrainingSetBuilder> ask;
    private final FeatureService service;

    /** @param ask begins a training set of a service, over the sources of the project */
    public SkewCheck(Function<FeatureService, TrainingSetBuilder> ask, FeatureService service) {
        this.ask = ask;
        this.service = service;
    }

    /**
     * Compares.
     *
     * @param log the folder of the feature log
     * @param most vectors, the last ones
     */
    public SkewReport run(Path log, int most) {
        List<ServedRow> served = FeatureLogReader.read(log, service.name(), most);
        if (served.isEmpty()) {
            return new SkewReport(service.name(), 0, 0, 0, List.of());
        }
        String fingerprint = ask.apply(service).plan().fingerprint();
        TrainingSetBuilder builder = ask.apply(NewestProbe.in(service));
        try {
            Path file = Files.createTempFile("tidemark-skew", ".jsonl");
            try {
                SkewSpine spine = new SkewSpine(builder.plan());
                try (TrainingSet set = builder.spine(spine.write(served, file)).build()) {
                    return compare(served, fingerprint, builder.plan(), spine, set);
                }
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new TidemarkException(
                    ErrorCode.OUTPUT_REFUSED,
                    "Cannot write the questions of the log to a temporary file: " + e.getMessage()
                            + "; make room, or set java.io.tmpdir.",
                    e);
        }
    }

    private SkewReport compare(
            List<ServedRow> served, String fingerprint, ServicePlan plan, SkewSpine spine, TrainingSet set) {
        List<List<Object>> offline =
                set.features(LongStream.range(0, spine.size()).toArray());
        List<Mismatch> mismatches = new ArrayList<>();
        long values = 0;
        long uncompared = 0;
        for (int vector = 0; vector < served.size(); vector++) {
            ServedRow row = served.get(vector);
            for (int i = 0; i < plan.outputs().size(); i++) {
                OutputColumn output = plan.outputs().get(i);
                ServedRow.Served value = row.features().get(output.name());
                if (value == null) {
                    continue; // the probe, or a feature the served version did not have
                }
                if (output.isOnDemand() && !spine.isOneInstant(vector)) {
                    uncompared++;
                    continue;
                }
                int view = output.isOnDemand() ? 0 : output.view();
                List<Object> features = offline.get(Math.toIntExact(spine.row(vector, row, view)));
                JsonNode computed = JsonValues.of(features.get(i), output.type());
                values++;
                if (!computed.toString().equals(value.value().toString())) {
                    SkewReason reason = row.fingerprint().equals(fingerprint)
                            ? reason(row, value, computed, output, plan, spine, features)
                            : SkewReason.STALE_VERSION;
                    mismatches.add(new Mismatch(
                            row.place(), output.name(), value.value().toString(), computed.toString(), reason));
                }
            }
        }
        return new SkewReport(service.name(), served.size(), values, uncompared, mismatches);
    }

    private static SkewReason reason(
            ServedRow row,
            ServedRow.Served served,
            JsonNode computed,
            OutputColumn output,
            ServicePlan plan,
            SkewSpine spine,
            List<Object> features) {
        if (sameButForType(served.value(), computed)) {
            return SkewReason.TYPE;
        }
        SkewReason byEvents = null;
        for (int view = 0; view < plan.views().size(); view++) {
            if (output.isOnDemand() || output.view() == view) {
                OptionalLong known = spine.newest(row, view);
                Long newest = (Long) features.get(probe(plan, view));
                byEvents = byEvents == null ? reason(known, newest) : byEvents;
            }
        }
        if (byEvents != null) {
            return byEvents;
        }
        boolean latest = !output.isOnDemand()
                && plan.views()
                                .get(output.view())
                                .features()
                                .get(output.feature())
                                .function()
                        == AggregateFunction.LATEST;
        boolean oneIsNull = served.value().isNull() != computed.isNull();
        return latest && oneIsNull ? SkewReason.EXPIRED : SkewReason.UNEXPLAINED;
    }

    /** What the newest events tell; null if they are the same. */
    private static SkewReason reason(OptionalLong known, Long newest) {
        if (newest == null) {
            return known.isPresent() ? SkewReason.MISSING_EVENT : null;
        }
        if (known.isEmpty()) {
            return SkewReason.MISSING_KEY;
        }
        if (known.getAsLong() == newest) {
            return null;
        }
        return newest > known.getAsLong() ? SkewReason.LATE_EVENT : SkewReason.MISSING_EVENT;
    }

    private static int probe(ServicePlan plan, int view) {
        for (int i = 0; i < plan.outputs().size(); i++) {
            OutputColumn output = plan.outputs().get(i);
            if (output.view() == view
                    && plan.views()
                            .get(view)
                            .features()
                            .get(output.feature())
                            .name()
                            .equals(NewestProbe.FEATURE)) {
                return i;
            }
        }
        throw new IllegalStateException("every view has the probe");
    }

    private static boolean sameButForType(JsonNode served, JsonNode computed) {
        if (served.isNull() || computed.isNull() || served.isContainerNode() || computed.isContainerNode()) {
            return false;
        }
        if (served.isNumber() && computed.isNumber()) {
            return served.decimalValue().compareTo(computed.decimalValue()) == 0;
        }
        return served.asText().equals(computed.asText());
    }
}
