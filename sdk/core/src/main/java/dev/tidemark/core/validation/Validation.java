package dev.tidemark.core.validation;

import dev.tidemark.core.arrow.TableScan;
import dev.tidemark.core.executor.BuiltColumn;
import dev.tidemark.core.executor.BuiltTable;
import dev.tidemark.core.progress.Cancellation;
import dev.tidemark.core.progress.Phase;
import dev.tidemark.core.progress.ProgressMeter;
import dev.tidemark.semantics.definition.FeatureService;
import dev.tidemark.semantics.definition.GateKind;
import dev.tidemark.semantics.plan.ServicePlan;
import dev.tidemark.semantics.plan.SourceSchema;
import dev.tidemark.semantics.plan.ViewPlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The gates of a service, bound to the columns its training set will have: whatever can be wrong about a gate is an error
 * here, before anything is built. Immutable.
 */
public final class Validation {
    private final ServicePlan plan;
    private final GateColumns columns;
    private final List<BoundGate> gates;
    private final Optional<TrainingProfile> promoted;

    private Validation(
            ServicePlan plan, GateColumns columns, List<BoundGate> gates, Optional<TrainingProfile> promoted) {
        this.plan = plan;
        this.columns = columns;
        this.gates = gates;
        this.promoted = promoted;
    }

    /**
     * The gates of a service and of the views it lists features of.
     *
     * @param spine the columns of the spine
     * @param label the label of gates that name none
     * @param promoted the profile of the service's last promotion, if there is one: what drift is measured from
     * @param definitions the folder that files of baselines are relative to
     */
    public static Validation bind(
            FeatureService service,
            ServicePlan plan,
            SourceSchema spine,
            Optional<String> label,
            Optional<TrainingProfile> promoted,
            Path definitions) {
        GateColumns columns = new GateColumns(plan, spine);
        List<BoundGate> gates = GateBinder.bind(service, plan, columns, label, new Baselines(definitions));
        return new Validation(plan, columns, gates, promoted);
    }

    /** The views whose {@link SourceFacts#coinciding} rows the gates ask for. */
    public List<ViewPlan> coincidenceViews() {
        return gates.stream()
                .filter(gate -> gate.gate().kind() == GateKind.COINCIDENCE)
                .flatMap(gate -> gate.views().stream())
                .distinct()
                .toList();
    }

    /** Holds the gates against a training set. Reads it once, and again for each {@code unique}. */
    public GateReport run(BuiltTable table, SourceFacts facts, ProgressMeter progress, Cancellation cancellation) {
        columns.requireSame(table);
        progress.start(Phase.VALIDATE, "", OptionalLong.of(table.rowCount()));
        List<FeatureProfiler> profilers = new ArrayList<>();
        columns.features().forEach(feature -> profilers.add(new FeatureProfiler(feature.name(), feature.type())));
        Map<BoundGate, StreamedCheck> checks = checks();
        NewestRow newest = new NewestRow(timeColumn(table));
        TableScan.forEach(table, progress, cancellation, (scanned, firstRow, rows) -> {
            for (int i = 0; i < profilers.size(); i++) {
                profilers.get(i).add(scanned.get(columns.features().get(i).index()), rows);
            }
            checks.values().forEach(check -> check.add(scanned, firstRow, rows));
            newest.add(scanned, rows);
        });
        progress.finish();
        List<FeatureProfile> profiles =
                profilers.stream().map(FeatureProfiler::profile).toList();
        TrainingProfile profile = new TrainingProfile(plan.service(), plan.fingerprint(), table.rowCount(), profiles);
        SourceGates sources = new SourceGates(facts, table.rowCount(), newest.micros());
        List<GateResult> results = new ArrayList<>();
        for (BoundGate gate : gates) {
            cancellation.check();
            Outcome outcome = switch (gate.gate().kind()) {
                case ROW_COUNT -> rowCount(gate, table.rowCount());
                case UNIQUE -> unique(gate, table, progress, cancellation);
                case DRIFT ->
                    Drift.outcome(gate, profile.feature(gate.column().name()).orElseThrow(), promoted);
                case FRESHNESS -> sources.freshness(gate);
                case COINCIDENCE -> sources.coincidence(gate);
                default -> checks.get(gate).outcome();
            };
            results.add(GateResult.of(gate, outcome));
        }
        return new GateReport(results, profile, promoted);
    }

    private Map<BoundGate, StreamedCheck> checks() {
        Map<BoundGate, StreamedCheck> checks = new LinkedHashMap<>();
        for (BoundGate gate : gates) {
            switch (gate.gate().kind()) {
                case NULL_RATE, RANGE, ONE_OF -> checks.put(gate, new OffenderCheck(gate));
                case LABEL_CORRELATION -> checks.put(gate, new LabelCheck(gate));
                default -> {
                    // judged after the rows have streamed by
                }
            }
        }
        return checks;
    }

    private static Outcome rowCount(BoundGate gate, long rows) {
        boolean kept = rows >= gate.gate().atLeast().orElse(0)
                && rows <= gate.gate().atMost().orElse(Double.POSITIVE_INFINITY);
        return Outcome.of(
                kept, (double) rows, Figures.rows(rows), "the training set has " + Figures.rows(rows), List.of());
    }

    private static Outcome unique(BoundGate gate, BuiltTable table, ProgressMeter progress, Cancellation cancellation) {
        progress.start(Phase.VALIDATE, String.join(", ", gate.gate().of()), OptionalLong.empty());
        Outcome outcome = new UniqueRows(gate, table, progress, cancellation).outcome();
        progress.finish();
        return outcome;
    }

    private static int timeColumn(BuiltTable table) {
        List<BuiltColumn> all = table.columns();
        int index = 0;
        while (all.get(index).role() != BuiltColumn.Role.TIME) {
            index++;
        }
        return index;
    }
}
