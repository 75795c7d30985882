package dev.tidemark.core.validation;

import dev.tidemark.semantics.definition.DriftMeasure;
import dev.tidemark.semantics.definition.FeatureService;
import dev.tidemark.semantics.definition.FeatureView;
import dev.tidemark.semantics.definition.Gate;
import dev.tidemark.semantics.definition.GateKind;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.plan.ServicePlan;
import dev.tidemark.semantics.plan.ViewPlan;
import dev.tidemark.semantics.type.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Resolves the names of gates and refuses what cannot be judged, before anything is built. */
final class GateBinder {
    private final ServicePlan plan;
    private final GateColumns columns;
    private final Optional<String> label;
    private final Baselines baselines;
    private final List<BoundGate> bound = new ArrayList<>();

    private GateBinder(ServicePlan plan, GateColumns columns, Optional<String> label, Baselines baselines) {
        this.plan = plan;
        this.columns = columns;
        this.label = label;
        this.baselines = baselines;
    }

    /** Gates of the views, in the order of the service, then those of the service itself. */
    static List<BoundGate> bind(
            FeatureService service,
            ServicePlan plan,
            GateColumns columns,
            Optional<String> label,
            Baselines baselines) {
        GateBinder binder = new GateBinder(plan, columns, label, baselines);
        for (FeatureView view : service.views()) {
            view.gates().forEach(gate -> binder.bindOfView(view.name(), gate));
        }
        service.gates().forEach(gate -> binder.bindOfService(service.name(), gate));
        return List.copyOf(binder.bound);
    }

    private void bindOfView(String view, Gate gate) {
        String owner = "view '" + view + "'";
        List<TableColumn> features = columns.featuresOf(view);
        List<ViewPlan> views =
                plan.views().stream().filter(one -> one.name().equals(view)).toList();
        if (gate.kind() == GateKind.UNIQUE
                || gate.kind() == GateKind.LABEL_CORRELATION
                || gate.of().isEmpty()) {
            add(owner, gate, features, views);
            return;
        }
        // a service that leaves the feature out has nothing to judge
        columns.featureOf(view, gate.of().get(0)).ifPresent(column -> addOfColumn(owner, gate, column, views));
    }

    private void bindOfService(String service, Gate gate) {
        String owner = "service '" + service + "'";
        if (gate.kind() == GateKind.UNIQUE
                || gate.kind() == GateKind.LABEL_CORRELATION
                || gate.of().isEmpty()) {
            add(owner, gate, columns.features(), plan.views());
        } else {
            addOfColumn(owner, gate, require(owner, gate, gate.of().get(0)), plan.views());
        }
    }

    /** A gate on several columns, or on none. */
    private void add(String owner, Gate gate, List<TableColumn> features, List<ViewPlan> views) {
        List<TableColumn> about = List.of();
        Optional<TableColumn> labelled = Optional.empty();
        if (gate.kind() == GateKind.UNIQUE) {
            about = gate.of().stream().map(name -> require(owner, gate, name)).toList();
        } else if (gate.kind() == GateKind.LABEL_CORRELATION) {
            TableColumn found = label(owner, gate);
            labelled = Optional.of(found);
            about = features.stream()
                    .filter(GateBinder::goesWithALabel)
                    .filter(feature -> !feature.equals(found))
                    .toList();
        }
        bound.add(new BoundGate(owner, gate, about, labelled, views, Optional.empty()));
    }

    private void addOfColumn(String owner, Gate gate, TableColumn column, List<ViewPlan> views) {
        boolean number = column.type() != null && column.type().isNumber();
        boolean bool = column.type() == ValueType.BOOL;
        boolean text = column.type() == ValueType.STRING;
        switch (gate.kind()) {
            case RANGE -> requireType(owner, gate, column, number, "a number");
            case ONE_OF -> checkValues(owner, gate, column);
            case DRIFT -> {
                boolean ks = gate.measure().orElseThrow() == DriftMeasure.KS;
                boolean known = columns.features().contains(column);
                requireType(owner, gate, column, known, "a feature, for the baseline holds features alone");
                requireType(
                        owner,
                        gate,
                        column,
                        number || bool || text && !ks,
                        ks ? "a number or BOOL" : "a number, BOOL or STRING");
            }
            default -> {
                // nulls may be counted in any column
            }
        }
        Optional<TrainingProfile> baseline = gate.baseline().map(baselines::read);
        bound.add(new BoundGate(owner, gate, List.of(column), Optional.empty(), views, baseline));
    }

    private static boolean goesWithALabel(TableColumn feature) {
        return feature.type().isNumber() || feature.type() == ValueType.BOOL || feature.type() == ValueType.STRING;
    }

    private TableColumn label(String owner, Gate gate) {
        String name = gate.of().stream()
                .findFirst()
                .or(() -> label)
                .orElseThrow(() -> new TidemarkException(
                        ErrorCode.INVALID_DEFINITION,
                        cannot(owner, gate) + "no label is named; say which column holds it, with 'of' or the label of"
                                + " 'validation'."));
        TableColumn column = require(owner, gate, name);
        boolean fits = column.type() != null && (column.type().isNumber() || column.type() == ValueType.BOOL);
        requireType(owner, gate, column, fits, "a number or BOOL");
        return column;
    }

    private void checkValues(String owner, Gate gate, TableColumn column) {
        for (Object value : gate.values()) {
            boolean fits = column.type() != null
                    && switch (column.type()) {
                        case STRING -> value instanceof String;
                        case BOOL -> value instanceof Boolean;
                        case INT64, DOUBLE -> value instanceof Long || value instanceof Double;
                        default -> false;
                    };
            requireType(owner, gate, column, fits, "a column of the type of its value " + value);
        }
    }

    private TableColumn require(String owner, Gate gate, String name) {
        return columns.named(name).orElseThrow(() -> columns.unknown(cannot(owner, gate), name));
    }

    private static void requireType(String owner, Gate gate, TableColumn column, boolean fits, String needed) {
        if (!fits) {
            throw new TidemarkException(
                    ErrorCode.WRONG_TYPE,
                    cannot(owner, gate) + "column '" + column.name() + "' is "
                            + (column.type() == null ? "of a type that is not read" : column.type()) + "; it needs "
                            + needed
                            + ".");
        }
    }

    private static String cannot(String owner, Gate gate) {
        return "Cannot bind gate " + gate.kind().yamlName() + " of " + owner + ": ";
    }
}
