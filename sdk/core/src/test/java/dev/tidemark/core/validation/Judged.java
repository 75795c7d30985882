package dev.tidemark.core.validation;

import dev.tidemark.core.executor.BuiltColumn;
import dev.tidemark.core.executor.BuiltColumn.Role;
import dev.tidemark.core.progress.Cancellation;
import dev.tidemark.core.progress.ProgressMeter;
import dev.tidemark.semantics.definition.Aggregates;
import dev.tidemark.semantics.definition.Entity;
import dev.tidemark.semantics.definition.FeatureService;
import dev.tidemark.semantics.definition.FeatureView;
import dev.tidemark.semantics.definition.Gate;
import dev.tidemark.semantics.definition.Source;
import dev.tidemark.semantics.plan.Binder;
import dev.tidemark.semantics.plan.ServicePlan;
import dev.tidemark.semantics.plan.SourceSchema;
import dev.tidemark.semantics.plan.ViewPlan;
import dev.tidemark.semantics.type.ValueType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Gates held against a training set that a test gives row by row: a key, a time, a label, and one feature of each type. */
final class Judged {
    private static final List<ValueType> TYPES = List.of(
            ValueType.DOUBLE,
            ValueType.INT64,
            ValueType.BOOL,
            ValueType.STRING,
            ValueType.TIMESTAMP,
            ValueType.STRING_LIST);
    static final List<String> FEATURES = List.of("d", "n", "b", "s", "t", "l");

    private final List<List<Object>> rows = new ArrayList<>();
    private ValueType labelType = ValueType.BOOL;
    private Optional<String> label = Optional.of("y");
    private Optional<TrainingProfile> promoted = Optional.empty();
    private SourceFacts facts = facts(OptionalLong.empty(), 0);

    static Judged table() {
        return new Judged();
    }

    /** A row whose features are null but for one; no label. */
    Judged row(String feature, Object value) {
        return row(null, feature, value);
    }

    Judged row(Object labelled, String feature, Object value) {
        return row("c" + rows.size(), 1_000L * rows.size(), labelled, feature, value);
    }

    Judged row(String card, long at, Object labelled, String feature, Object value) {
        Object[] row = new Object[3 + FEATURES.size()];
        row[0] = card;
        row[1] = at;
        row[2] = labelled;
        if (feature != null) {
            row[3 + FEATURES.indexOf(feature)] = value;
        }
        rows.add(Arrays.asList(row));
        return this;
    }

    Judged rows(String feature, Object... values) {
        for (Object value : values) {
            row(feature, value);
        }
        return this;
    }

    Judged label(ValueType type) {
        labelType = type;
        return this;
    }

    Judged unlabelled() {
        label = Optional.empty();
        return this;
    }

    Judged promoted(TrainingProfile profile) {
        promoted = Optional.of(profile);
        return this;
    }

    Judged facts(SourceFacts given) {
        facts = given;
        return this;
    }

    static SourceFacts facts(OptionalLong newest, long coinciding) {
        return new SourceFacts() {
            @Override
            public OptionalLong newestEventMicros(ViewPlan view) {
                return newest;
            }

            @Override
            public Coinciding coinciding(ViewPlan view) {
                return new Coinciding(coinciding, coinciding == 0 ? List.of() : List.of(0L));
            }
        };
    }

    static FeatureView view() {
        FeatureView view = FeatureView.named("v")
                .of(Entity.named("card").key("card_id", ValueType.STRING))
                .from(Source.parquet("tx", "tx.parquet").eventTime("at"));
        for (String feature : FEATURES.subList(0, 5)) {
            view = view.feature(feature, Aggregates.latest(feature).forever());
        }
        return view.feature("l", Aggregates.lastN("s", 2).overLifetime());
    }

    /** Each gate as one of the service. */
    GateReport by(Gate... gates) {
        FeatureService service = FeatureService.named("svc").with(view());
        for (Gate gate : gates) {
            service = service.gate(gate);
        }
        return by(service);
    }

    GateReport by(FeatureService service) {
        SourceSchema source = SourceSchema.of("tx.parquet")
                .column("card_id", ValueType.STRING)
                .column("at", ValueType.TIMESTAMP);
        for (int i = 0; i < 5; i++) {
            source = source.column(FEATURES.get(i), TYPES.get(i));
        }
        SourceSchema spine = SourceSchema.of("spine")
                .column("card_id", ValueType.STRING)
                .column("at", ValueType.TIMESTAMP)
                .column("y", labelType);
        ServicePlan plan = Binder.bind(service, Map.of("tx", source));
        Validation validation = Validation.bind(service, plan, spine, label, promoted, Path.of("/nowhere"));
        List<BuiltColumn> columns = new ArrayList<>(List.of(
                column("card_id", ValueType.STRING, Role.KEY),
                column("at", ValueType.TIMESTAMP, Role.TIME),
                column("y", labelType, Role.PASSED_THROUGH)));
        plan.outputs().forEach(output -> columns.add(column(output.name(), output.type(), Role.FEATURE)));
        List<Integer> kept = Stream.concat(
                        Stream.of(0, 1, 2),
                        plan.outputs().stream()
                                .map(output -> 3
                                        + FEATURES.indexOf(plan.views()
                                                .get(output.view())
                                                .features()
                                                .get(output.feature())
                                                .name())))
                .toList();
        List<List<Object>> values =
                rows.stream().map(row -> kept.stream().map(row::get).toList()).toList();
        return validation.run(new TestingTable(columns, values), facts, ProgressMeter.silent(), new Cancellation());
    }

    /** The result of a single gate. */
    GateResult result(Gate gate) {
        return by(gate).results().get(0);
    }

    Verdict verdict(Gate gate) {
        return result(gate).verdict();
    }

    /** What a later training set is compared with. */
    TrainingProfile profile() {
        return by().profile();
    }

    private static BuiltColumn column(String name, ValueType type, Role role) {
        return new BuiltColumn(name, type, type.name(), role);
    }
}
