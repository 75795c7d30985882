package dev.tidemark.core.validation;

import dev.tidemark.core.executor.BuiltColumn;
import dev.tidemark.core.executor.BuiltTable;
import dev.tidemark.semantics.error.Closest;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.plan.OutputColumn;
import dev.tidemark.semantics.plan.ServicePlan;
import dev.tidemark.semantics.plan.SourceSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The columns that a training set will have: the spine's, then the outputs of the plan. */
final class GateColumns {
    private final ServicePlan plan;
    private final List<TableColumn> all = new ArrayList<>();
    private final int spineColumns;

    GateColumns(ServicePlan plan, SourceSchema spine) {
        this.plan = plan;
        for (SourceSchema.Column column : spine.columns().values()) {
            all.add(new TableColumn(all.size(), column.name(), column.type()));
        }
        this.spineColumns = all.size();
        for (OutputColumn output : plan.outputs()) {
            all.add(new TableColumn(all.size(), output.name(), output.type()));
        }
    }

    Optional<TableColumn> named(String name) {
        return all.stream().filter(column -> column.name().equals(name)).findFirst();
    }

    /** The outputs of the plan. */
    List<TableColumn> features() {
        return all.subList(spineColumns, all.size());
    }

    /** The features of a view that the service lists. */
    List<TableColumn> featuresOf(String view) {
        List<TableColumn> features = new ArrayList<>();
        for (int i = 0; i < plan.outputs().size(); i++) {
            OutputColumn output = plan.outputs().get(i);
            if (!output.isOnDemand() && plan.views().get(output.view()).name().equals(view)) {
                features.add(all.get(spineColumns + i));
            }
        }
        return features;
    }

    /** A feature by its name in its view; empty if the service does not list it. */
    Optional<TableColumn> featureOf(String view, String feature) {
        for (int i = 0; i < plan.outputs().size(); i++) {
            OutputColumn output = plan.outputs().get(i);
            if (!output.isOnDemand()
                    && plan.views().get(output.view()).name().equals(view)
                    && plan.views()
                            .get(output.view())
                            .features()
                            .get(output.feature())
                            .name()
                            .equals(feature)) {
                return Optional.of(all.get(spineColumns + i));
            }
        }
        return Optional.empty();
    }

    /** Makes sure that a training set is the one these columns were told of. */
    void requireSame(BuiltTable table) {
        List<String> expected = all.stream().map(TableColumn::name).toList();
        List<String> found = table.columns().stream().map(BuiltColumn::name).toList();
        if (!expected.equals(found)) {
            throw new IllegalStateException("gates were bound to " + expected + ", the training set has " + found);
        }
    }

    TidemarkException unknown(String start, String name) {
        List<String> names = all.stream().map(TableColumn::name).toList();
        return new TidemarkException(
                ErrorCode.UNKNOWN_NAME,
                start + "the training set has no column '" + name.replaceAll("\\p{Cntrl}", " ") + "'"
                        + Closest.hint(name, "Columns", names));
    }
}
